"""Drafts of somebody whose post ends: those they wrote are moved; approvals and signatures follow the post."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from intranet.access.tokens import member_token
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services.freezing import admit, withdraw
from intranet.directives.steps import take_step
from intranet.notifications.services import notify_many
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.rules import COMMENTING_ROLES, ROLES
from intranet.people.errors import CannotTakeOver
from intranet.people.handover import Held, Line
from intranet.people.models import Person, Post
from intranet.people.queries.posts import other_posts


class DraftSource:
    """Documents that this house writes and has not issued."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """Five queries."""
        return [*_written(posts), *_waiting(posts)]

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """The successor is the author from now on. Who wrote before stays a writer: they do not approve it.

        Raises:
            CannotTakeOver: the successor holds no post in the drafting unit.
        """
        passages = _drafts([post])[post.pk]
        if passages and not Post.objects.filter(person=successor, unit=post.unit_id, ends__isnull=True).exists():
            words = _("%(person)s holds no post in %(unit)s. Choose somebody of this unit.")
            raise CannotTakeOver(words % {"person": successor, "unit": post.unit})
        for passage in passages:
            _move(passage, post, successor, by)


def _move(passage: Passage, post: Post, successor: Person, by: Person) -> None:
    directive = passage.directive
    passage.writers.add(post.person)
    Directive.objects.filter(pk=directive.pk).update(created_by=successor)
    directive.created_by = successor
    withdraw(directive, [member_token(post.person_id, passage.drafting_unit_id)])
    admit(directive, [member_token(successor.pk, passage.drafting_unit_id)])
    details = {"person": post.person_id, "successor": successor.pk}
    take_step(directive, "handed-over", by, note=f"{post.person} → {successor}", details=details)
    notify_many(
        [successor],
        kind="draft-handed-over",
        key=f"outgoing:{passage.pk}:handed-over:{post.pk}",
        subject=directive,
        number=directive.symbol,
        url=directive.get_absolute_url(),
    )


def _written(posts: Sequence[Post]) -> Iterator[Held]:
    for post_id, passages in _drafts(posts).items():
        if passages:
            yield Held(post_id, _("Drafts written in person"), len(passages), tuple(map(_line, passages)))


def _drafts(posts: Sequence[Post]) -> dict[int, list[Passage]]:
    """Drafts by post: those of its unit, where the holder has no other post in it. Two queries."""
    others = other_posts(posts)
    found = Passage.objects.filter(
        directive__created_by__in={post.person_id for post in posts}, directive__state=DirectiveState.DRAFT
    ).exclude(stage=Stage.ISSUED)
    passages = list(found.select_related("directive__type").order_by("pk"))
    return {post.pk: [each for each in passages if _rests_on(each, post, others[post.pk])] for post in posts}


def _rests_on(passage: Passage, post: Post, others: Sequence[Post]) -> bool:
    own = passage.directive.created_by_id == post.person_id and passage.drafting_unit_id == post.unit_id
    return own and all(other.unit_id != post.unit_id for other in others)


def _line(passage: Passage) -> Line:
    directive = passage.directive
    begun = _("begun on %(day)s") % {"day": f"{directive.created_at:%d/%m/%Y}"}
    words = filter(None, [str(directive.type or ""), directive.symbol, passage.get_stage_display(), begun])
    return Line(" · ".join(words), directive.summary, (Directive._meta.label_lower, directive.pk))


def _waiting(posts: Sequence[Post]) -> Iterator[Held]:
    """What waits for the post, whoever holds it. Three queries."""
    units = {post.unit_id for post in posts}
    at_work = Passage.objects.exclude(stage=Stage.ISSUED).exclude(directive__state=DirectiveState.RECALLED).order_by()
    drafting = _counts(at_work.filter(stage=Stage.APPROVAL, drafting_unit__in=units), "drafting_unit")
    signing = _counts(at_work.filter(stage=Stage.SIGNATURE, directive__owner_unit__in=units), "directive__owner_unit")
    asked = _counts(Comment.objects.filter(unit__in=units, answered_at__isnull=True).order_by(), "unit")
    for post in posts:
        for roles, counts, label in (
            (ROLES["approver"], drafting, _("Drafts that wait for approval")),
            (ROLES["signer"], signing, _("Drafts that wait for signature")),
            (COMMENTING_ROLES, asked, _("Comments that the unit is asked for")),
        ):
            if post.role in roles and counts[post.unit_id]:
                yield Held(post.pk, label, counts[post.unit_id], follows_post=True)


def _counts(found: Any, unit: str) -> Counter[int]:
    return Counter(dict(found.values_list(unit).annotate(n=Count("pk"))))
