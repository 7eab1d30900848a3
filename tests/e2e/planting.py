"""Where a story begins in the middle: documents put into the served demo through the services, in a process of its own.

``python -m tests.e2e.planting issued '{"summary": "…"}'`` prints the address of what it made.
"""

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.e2e.archives import Page, archive, unfinished
from tests.e2e.conftest import ROOT, Site
from tests.e2e.guarding import grace, no_grace
from tests.e2e.languages import all_in_vietnamese
from tests.e2e.rooms import circulating, house, officials

if TYPE_CHECKING:
    from intranet.directives.models import Directive
    from tests.factories.province import Province


def plant(site: Site, what: str, **fields: Any) -> str:
    """Make what one of the functions below makes, in the served demo; returns its address."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("INTRANET_", "DJANGO_", "DATABASE_"))}
    environment |= {"INTRANET_DATA_DIR": str(site.data), "DJANGO_SETTINGS_MODULE": "intranet.settings.dev"}
    command = [sys.executable, "-m", "tests.e2e.planting", what, json.dumps(fields)]
    made = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    return f"{site.url}{made.stdout.decode().strip()}"


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


def _province() -> "Province":
    from intranet.people.demo import PERSONAS
    from intranet.people.models import Person, Unit
    from tests.factories.province import Province

    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    people = {persona: Person.objects.get(username=login) for persona, login, *_rest in PERSONAS}
    return Province(*(units[code] for code in ("AB", "UBND", "VP", "SNV", "UBNDHL", "CBVP")), people=people)


def main(what: str, fields: str) -> None:
    import django

    django.setup()
    makers: tuple[Any, ...] = (
        issued,
        numbered,
        registered,
        received,
        joiner,
        unit_list,
        archive,
        unfinished,
        house,
        circulating,
        officials,
        grace,
        no_grace,
        all_in_vietnamese,
    )
    made = {each.__name__: each for each in makers}[what](_province(), **json.loads(fields))
    sys.stdout.write(made.get_absolute_url())


if __name__ == "__main__":
    main(*sys.argv[1:])
