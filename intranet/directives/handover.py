"""Drafts of documents that are being taken in: the office's, not a person's, so they follow the post."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from intranet.directives.models import Direction, Directive, DirectiveState
from intranet.directives.policy import OFFICE_ROLES
from intranet.people.handover import Held
from intranet.people.models import Person, Post


class TakenInSource:
    """Incoming documents that were taken in and are not yet registered or issued."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """One query."""
        office = [post for post in posts if post.role in OFFICE_ROLES]
        drafts = Directive.objects.filter(
            owner_unit__in={post.unit_id for post in office}, state=DirectiveState.DRAFT, direction=Direction.INCOMING
        ).order_by()
        counts = Counter(dict(drafts.values_list("owner_unit").annotate(n=Count("pk"))))
        label = _("Documents being taken in")
        return [Held(post.pk, label, n, follows_post=True) for post in office if (n := counts[post.unit_id])]

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """Nothing: whoever takes up the post has them."""
