"""What somebody finds in a cluster; at length: ``python -m tests.search.brute_force --engine elastic+http://…``."""

from tests.elastic import NEEDED, address
from tests.search.worlds import ASKED, differences

pytestmark = NEEDED


def test_people_find_what_they_would_find_if_nothing_else_existed(db, site_on):
    site_on(address())

    assert list(differences(seed=7, many=4)) == [(ASKED, "")] * 4
