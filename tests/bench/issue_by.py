"""Makes a site of 100,000 people in a thousand units, issues a directive to all of them, which the worker has to carry
out, and prints how a reader asks for pages meanwhile.
"""

import json
import sys
from typing import Any

from tests.bench.bare_site import build, environment
from tests.bench.crowd import crowd, thousand_units

PEOPLE = 100_000


def main(folder: str) -> None:
    """``ticket`` is that of a reading which the reader has acknowledged: to send it again asks for the write lock and
    changes nothing.
    """
    province = build(folder)
    before = _before(province)
    crowd(thousand_units(province), PEOPLE)
    _issue_to_all(province)
    sys.stdout.write(json.dumps({"environment": environment(folder), **before}) + "\n")


def _before(province: Any) -> dict[str, Any]:
    """A document of the usual kind, acknowledged by one of the office."""
    from intranet.acknowledgement import tickets
    from intranet.acknowledgement.models import Assignment
    from intranet.acknowledgement.services import Reading, Term, acknowledge
    from tests.bench.sessions import cookie_for
    from tests.factories.documents import issued

    directive = issued(province, readers=["any"], audience=[Term("unit", unit=province.office)])
    mine = Assignment.objects.select_related("version").get(person=province.cadre)
    acknowledge(mine.pk, province.cadre, Reading(mine.version_id, "Tôi đã đọc.", "vi", 40))
    return {
        "page": directive.get_absolute_url(),
        "acknowledge": f"/xac-nhan/{mine.pk}/",
        "ticket": tickets.issue(mine, mine.version),
        "cookie": cookie_for(province.cadre),
    }


def _issue_to_all(province: Any) -> None:
    from intranet.acknowledgement.services import Term
    from tests.factories.documents import issued

    everybody = [Term("under", unit=province.committee)]
    issued(province, readers=["any"], audience=everybody, symbol="1053/UBND-NC", number="1053")


if __name__ == "__main__":
    main(*sys.argv[1:])
