"""Guidance that is being written: the unit's, not a person's, so it follows the post."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import OFFICE_ROLES
from intranet.people.handover import Held
from intranet.people.models import Person, Post


class GuidanceSource:
    """Pages of the unit with changes that are not published."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """One query."""
        office = [post for post in posts if post.role in OFFICE_ROLES]
        pages = GuidancePage.objects.filter(
            owner_unit__in={post.unit_id for post in office}, has_unpublished_changes=True
        ).order_by()
        counts = Counter(dict(pages.values_list("owner_unit").annotate(n=Count("pk"))))
        label = _("Pages of guidance being written")
        return [Held(post.pk, label, n, follows_post=True) for post in office if (n := counts[post.unit_id])]

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """Nothing: whoever takes up the post has them."""
