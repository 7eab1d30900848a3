"""Incoming documents that wait for a post: nobody's in person, so they follow it."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from intranet.incoming.models import Arrival, Stage
from intranet.incoming.rules import CLERKS, LEADERS
from intranet.people.handover import Held
from intranet.people.models import Person, Post

_WAIT_FOR = {Stage.RECEIVED: CLERKS, Stage.REGISTERED: CLERKS, Stage.SUBMITTED: LEADERS}


class ArrivalSource:
    """Documents that wait to be registered, submitted or given an instruction."""

    def held(self, posts: Sequence[Post]) -> list[Held]:
        """One query."""
        found = Arrival.objects.filter(office__in={post.unit_id for post in posts}, stage__in=_WAIT_FOR).order_by()
        grouped = found.values_list("office", "stage").annotate(n=Count("pk"))
        counts = Counter({(office, stage): n for office, stage, n in grouped})
        label = _("Incoming documents that wait for the post")
        return [Held(post.pk, label, n, follows_post=True) for post in posts if (n := _waiting(post, counts))]

    def move(self, post: Post, successor: Person, by: Person) -> None:
        """Nothing: whoever takes up the post has them."""


def _waiting(post: Post, counts: Counter[tuple[int, str]]) -> int:
    return sum(counts[post.unit_id, stage] for stage, roles in _WAIT_FOR.items() if post.role in roles)
