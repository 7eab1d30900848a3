"""After the issue: somebody leaves, somebody moves, a commune goes into its neighbour."""

from datetime import timedelta

from intranet.acknowledgement.services import resolve_everything
from intranet.demo.growth.places import MERGED, SUCCESSOR
from intranet.people.models import Post, PostRole, Unit
from intranet.people.rules import today
from intranet.people.services.merging import merge_unit
from intranet.people.services.posts import end_post, take_up

LEAVERS = ("STC-NS", "SYT-NV", "SXD-HT", "SKHCN-CDS", "UBNDPL", "VPTU")
MOVERS = (("STC-CS", "SXD-QH"), ("SYT-VP", "STC-VP"), ("UBNDAT", "SNNMT-TL"), ("SKHCN-AT", "VPHD-HC"))
"""From where to where."""


def come_and_go(units: dict[str, Unit]) -> None:
    """Posts end and begin, units merge, and the ledger is brought in line at once."""
    yesterday = today() - timedelta(days=1)
    for code in LEAVERS:
        end_post(_member(units[code]), by=None, on=yesterday, reason="Chuyển công tác ra ngoài tỉnh")
    for source, target in MOVERS:
        post = _member(units[source])
        end_post(post, by=None, on=yesterday, reason=f"Điều động về {units[target]}")
        take_up(
            post.person,
            units[target],
            PostRole.MEMBER,
            by=None,
            starts=today(),
            title=post.title,
            is_main=True,
        )
    merge_unit(units[MERGED], units[SUCCESSOR], by=None, on=yesterday)
    resolve_everything()


def _member(unit: Unit) -> Post:
    """The newest member of staff who is there and stands in for nobody."""
    posts = Post.objects.filter(unit=unit, role=PostRole.MEMBER, ends=None, person__deputies=None)
    return posts.filter(person__absences=None).select_related("person").order_by("-pk")[0]
