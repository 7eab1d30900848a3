"""Where a story begins in the middle: documents put into the served demo through the services, in a process beside it.

One process a served site takes all orders (``python -m tests.e2e.planting``, see ``main``): it boots once.
"""

import json
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.archives import Page, archive, unfinished
from tests.e2e.conftest import ROOT, Site, environment_of
from tests.e2e.guarding import grace, no_grace
from tests.e2e.inspecting import forty, inspection
from tests.e2e.languages import all_in_vietnamese
from tests.e2e.rooms import circulating, house, officials
from tests.e2e.themes import theme

if TYPE_CHECKING:
    from intranet.directives.models import Directive
    from tests.factories.province import Province


def plant(site: Site, what: str, **fields: Any) -> str:
    """Make what one of the functions below makes, in the served demo; returns its address. The test fails with what the
    process says when it cannot.
    """
    planter = site.beside.get("planter") or site.beside.setdefault("planter", _planter(site))
    assert planter.stdin
    assert planter.stdout
    planter.stdin.write(json.dumps([what, fields]).encode() + b"\n")
    planter.stdin.flush()
    line = planter.stdout.readline()
    answer = json.loads(line) if line else {"failed": f"the planter ended with {planter.wait()}"}
    if "failed" in answer:
        pytest.fail(answer["failed"])
    return f"{site.url}{answer['made']}"


def _planter(site: Site) -> subprocess.Popen[bytes]:
    environment = environment_of(site.data) | {"DJANGO_SETTINGS_MODULE": "intranet.settings.dev"}
    command = [sys.executable, "-m", "tests.e2e.planting"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def issued(province: "Province", **fields: Any) -> "Directive":
    """An outgoing letter that the committee and all below it read and acknowledge."""
    from intranet.acknowledgement.services import Term
    from intranet.directives.services import IssueOrder, issue
    from tests.outgoing.conftest import until

    directive = until(province, "numbered", **fields).directive
    order = IssueOrder([f"under:{province.committee.pk}"], [Term("under", unit=province.committee)])
    return issue(directive.pk, province.editor, order)


def numbered(province: "Province", **fields: Any) -> "Directive":
    """An outgoing letter that waits for its issue."""
    from tests.outgoing.conftest import until

    return until(province, "numbered", **fields).directive


def registered(province: "Province", **fields: Any) -> "Directive":
    """A letter from outside that the committee's clerk has registered."""
    from intranet.incoming.services import register

    directive = received(province, **fields)
    register(directive.pk, province.committee, province.clerk)
    return directive


def received(province: "Province", **fields: Any) -> "Directive":
    """A letter from outside that stands before the committee's clerk."""
    from tests.factories.documents import draft

    return draft(province, **{"issuer": "Sở Giao thông vận tải", **fields})


def joiner(province: "Province", *, username: str, unit: str) -> "Page":
    """Somebody new in a unit, with the demo's password."""
    from intranet.demo.personas import PASSWORD
    from intranet.people.models import Person, PostRole, Unit
    from intranet.people.rules import today
    from intranet.people.services.posts import take_up

    new = Person.objects.create_user(username, f"{username}@anbinh.example", PASSWORD)
    Person.objects.filter(pk=new.pk).update(last_name="Lý Văn", first_name="Mới")
    take_up(new, Unit.objects.get(code=unit), PostRole.MEMBER, by=province.administrator, starts=today())
    return Page("/")


def unit_list(province: "Province", *, address: str, unit: str) -> "Page":
    """Where the clerk of a unit confirms on paper for the document at ``address``."""
    from django.urls import reverse

    from intranet.directives.models import Directive
    from intranet.people.models import Unit

    directive = Directive.objects.get(public_id=address.rstrip("/").rpartition("/")[2])
    arguments = [directive.current_version_id, Unit.objects.get(code=unit).pk]
    return Page(reverse("acknowledgement:unit", args=arguments))


def begun(province: "Province", *, address: str) -> "Page":
    """The class at ``address``, planned for tomorrow, has its hour behind it: no story waits for a clock."""
    from datetime import time

    from intranet.attendance.models import Session
    from intranet.people.rules import today
    from intranet.training.models import TrainingClass

    rows = TrainingClass.objects.filter(public_id=address.rstrip("/").rpartition("/")[2])
    Session.objects.filter(pk__in=rows.values("session")).update(on=today(), begins=time(0))
    rows.update(until=today())
    return Page(rows.get().get_absolute_url())


def _province() -> "Province":
    from intranet.people.demo import PERSONAS
    from intranet.people.models import Person, Unit
    from tests.factories.province import Province

    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    people = {persona: Person.objects.get(username=login) for persona, login, *_rest in PERSONAS}
    return Province(*(units[code] for code in ("AB", "UBND", "VP", "SNV", "UBNDHL", "CBVP")), people=people)


MAKERS: tuple[Any, ...] = (
    issued,
    numbered,
    registered,
    received,
    joiner,
    unit_list,
    begun,
    archive,
    unfinished,
    house,
    circulating,
    officials,
    grace,
    no_grace,
    all_in_vietnamese,
    inspection,
    forty,
    theme,
)


def main() -> None:
    """Each line that comes is an order, ``["issued", {"summary": "…"}]``; each is answered with one line: the address
    that was made, or why not.
    """
    import django

    django.setup()
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        answers.write(json.dumps(_answer(*json.loads(line))) + "\n")
        answers.flush()


def _answer(what: str, fields: dict[str, Any]) -> dict[str, str]:
    try:
        made = {each.__name__: each for each in MAKERS}[what](_province(), **fields)
        return {"made": made.get_absolute_url()}
    except Exception:
        return {"failed": traceback.format_exc()}
    finally:
        _forget()


def _forget() -> None:
    """The site goes on without us: nothing that we know now is true at the next order."""
    from django.core.cache import cache
    from django.db import connections

    from tests.grounds import forget

    connections.close_all()
    cache.clear()
    forget()


if __name__ == "__main__":
    main()
