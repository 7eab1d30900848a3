"""Guidance of somebody whose post ends: what is being written is the unit's and follows the post; the pages that they
answer for in person go to a successor of the unit.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import OFFICE_ROLES
from intranet.guidance.queries import candidates
from intranet.people.errors import CannotTakeOver
from intranet.people.handover import Held, Line
from intranet.people.models import Person, Post
from intranet.people.queries.posts import other_posts


class GuidanceSource:
    """Pages of the unit with changes that are not published, and pages that somebody answers for."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """Three queries."""
        return [*_answered_for(posts), *_being_written(posts)]

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """The successor answers for the pages in the holder's place.

        Raises:
            CannotTakeOver: the successor holds no post in the unit that looks after the page.
        """
        for page in _pages([post])[post.pk]:
            if not candidates(page.owner_unit).filter(pk=successor.pk).exists():
                words = _("%(person)s holds no post in %(unit)s. Choose somebody of this unit.")
                raise CannotTakeOver(words % {"person": successor, "unit": page.owner_unit})
            page.responsible = successor
            page.save(update_fields=["responsible"])
            details = {"person": post.person_id, "successor": successor.pk}
            record("guidance.handed-over", actor=by, subject=page, label=page.title, details=details)


def _answered_for(posts: Sequence[Post]) -> Iterator[Held]:
    """A page has no number but its title, which is told to its readers."""
    for post_id, pages in _pages(posts).items():
        if pages:
            yield Held(post_id, _("Pages of guidance answered for"), len(pages), tuple(map(_line, pages)))


def _line(page: GuidancePage) -> Line:
    return Line("", page.title, (GuidancePage._meta.label_lower, page.pk))


def _pages(posts: Sequence[Post]) -> dict[int, list[GuidancePage]]:
    """Pages by post: those of its unit in which the holder has no other post. Two queries."""
    others = other_posts(posts)
    found = GuidancePage.objects.filter(responsible__in={post.person_id for post in posts})
    pages = list(found.select_related("owner_unit").order_by("title", "pk"))
    return {post.pk: [page for page in pages if _rests_on(page, post, others[post.pk])] for post in posts}


def _rests_on(page: GuidancePage, post: Post, others: Sequence[Post]) -> bool:
    kept = any(other.unit_id == page.owner_unit_id for other in others)
    return page.responsible_id == post.person_id and page.owner_unit_id == post.unit_id and not kept


def _being_written(posts: Sequence[Post]) -> Iterator[Held]:
    office = [post for post in posts if post.role in OFFICE_ROLES]
    pages = GuidancePage.objects.filter(
        owner_unit__in={post.unit_id for post in office}, has_unpublished_changes=True
    ).order_by()
    counts = Counter(dict(pages.values_list("owner_unit").annotate(n=Count("pk"))))
    for post in office:
        if counts[post.unit_id]:
            yield Held(post.pk, _("Pages of guidance being written"), counts[post.unit_id], follows_post=True)
