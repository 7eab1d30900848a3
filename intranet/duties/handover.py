"""Tasks of somebody whose post ends: those assigned to them are moved, those of the unit follow the post."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyPerson, StepKind
from intranet.duties.policy import UNIT_ROLES
from intranet.duties.rules import LIVE
from intranet.duties.services.steps import audited, logged
from intranet.duties.services.telling import tell_person
from intranet.people.errors import CannotTakeOver
from intranet.people.handover import Held, Line
from intranet.people.models import Person, Post
from intranet.people.queries.posts import other_posts


class DutySource:
    """Tasks that are worked on or wait to be closed."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """Three queries."""
        return [*_assigned(posts), *_of_units(posts)]

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """The successor is assigned in the holder's place.

        Raises:
            CannotTakeOver: the successor works outside of the lead unit, or may not read a document.
        """
        for part in _parts([post])[post.pk]:
            duty = part.duty
            inside = Post.objects.filter(person=successor, unit__path__startswith=duty.lead.path, ends__isnull=True)
            if not inside.exists():
                words = _("%(person)s holds no post in %(unit)s. Choose somebody of this unit.")
                raise CannotTakeOver(words % {"person": successor, "unit": duty.lead})
            if not decide(successor, "read", duty.directive):
                words = _("%(person)s may not read %(document)s. Choose somebody else.")
                raise CannotTakeOver(words % {"person": successor, "document": duty.directive.symbol or duty.title})
            part.delete()
            DutyPerson.objects.get_or_create(duty=duty, person=successor, defaults={"assigned_by": by})
            logged(duty, StepKind.ASSIGNED, by, text=f"{post.person} → {successor}")
            tell_person(duty, successor, kind="duty-assigned", key=f"handed-over-{post.pk}", by=by)
            audited("duty.handed-over", duty, by, person=post.person_id, successor=successor.pk)


def _assigned(posts: Sequence[Post]) -> Iterator[Held]:
    for post_id, parts in _parts(posts).items():
        if parts:
            lines = tuple(_line(part) for part in parts)
            yield Held(post_id, _("Tasks assigned in person"), len(parts), lines)


def _parts(posts: Sequence[Post]) -> dict[int, list[DutyPerson]]:
    """Live assignments by post: those in whose lead unit the holder has no other post. Two queries."""
    others = other_posts(posts)
    people = {post.person_id for post in posts}
    found = DutyPerson.objects.filter(person__in=people, duty__state__in=LIVE)
    parts = list(found.select_related("duty__directive", "duty__lead").order_by("duty__due", "pk"))
    return {post.pk: [part for part in parts if _rests_on(part, post, others[post.pk])] for post in posts}


def _rests_on(part: DutyPerson, post: Post, others: Sequence[Post]) -> bool:
    inside = post.unit.path.startswith(part.duty.lead.path)
    kept = any(other.unit.path.startswith(part.duty.lead.path) for other in others)
    return part.person_id == post.person_id and inside and not kept


def _line(part: DutyPerson) -> Line:
    due = part.duty.due
    words = _("due %(day)s") % {"day": f"{due:%d/%m/%Y}"} if due else ""
    words = " · ".join(filter(None, [part.duty.directive.symbol or "–", part.duty.title, words]))
    return Line(words, part.duty.text, (Directive._meta.label_lower, part.duty.directive_id))


def _of_units(posts: Sequence[Post]) -> Iterator[Held]:
    heading = [post for post in posts if post.role in UNIT_ROLES]
    if not heading:
        return
    live = Duty.objects.filter(lead__in={post.unit_id for post in heading}, state__in=LIVE).order_by()
    counts = Counter(dict(live.values_list("lead").annotate(n=Count("pk"))))
    for post in heading:
        if counts[post.unit_id]:
            yield Held(post.pk, _("Tasks that the unit leads"), counts[post.unit_id], follows_post=True)
