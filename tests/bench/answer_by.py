"""Makes a site in which 5,000 people, each signed in, are asked to acknowledge a directive; or checks it afterwards."""

import json
import sys
from typing import Any

from tests.bench.bare_site import build, environment, set_up
from tests.bench.crowd import crowd, thousand_units

PEOPLE = 5_000


def main(what: str, folder: str) -> None:
    """``prepare`` prints the path of the directive and the cookies; ``check`` ends with 1 if something is amiss."""
    {"prepare": _prepare, "check": _check}[what](folder)


def _prepare(folder: str) -> None:
    from django.db import transaction

    from tests.bench.sessions import cookies_for

    province = build(folder)
    people = crowd(thousand_units(province), PEOPLE)
    path = _issue(province)
    with transaction.atomic():
        cookies = cookies_for(people)
    sys.stdout.write(json.dumps({"environment": environment(folder), "path": path, "cookies": cookies}) + "\n")


def _issue(province: Any) -> str:
    from intranet.acknowledgement.services import Term
    from intranet.directives.services import continue_issuing
    from tests.factories.documents import issued

    directive = issued(province, readers=["any"], audience=[Term("under", unit=province.committee)])
    continue_issuing(directive.pk)
    return str(directive.get_absolute_url())


def _check(folder: str) -> None:
    """One receipt a person, tallies that say the same as the rows, a chain without a fault."""
    set_up(folder)
    from django.db.models import Sum

    from intranet.acknowledgement.models import Receipt, Tally, Version
    from intranet.acknowledgement.queries import sums
    from intranet.audit.models import Event
    from intranet.audit.verify import verify

    readers = {"assignment__person__username__startswith": "reader", "kind": "acknowledged"}
    counted = dict(Tally.objects.values_list("state").annotate(n=Sum("count")).order_by())
    ledger = sums(Version.objects.get())
    found = [
        Receipt.objects.filter(**readers).count(),
        ledger.acknowledged,
        counted["acknowledged"],
        Event.objects.filter(action="reading.acknowledged").count(),
    ]
    if found != [PEOPLE] * 4 or counted["open"] != ledger.open or not verify().is_intact:
        raise SystemExit(f"{found} for {PEOPLE} people; {counted}; {ledger}; {verify()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
