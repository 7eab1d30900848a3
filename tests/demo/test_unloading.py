"""``manage.py demo load|unload``: what was loaded goes without a trace, and only that."""

from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from intranet.acknowledgement.models import Receipt
from intranet.attendance.models import Attendance, FollowUp, Session
from intranet.demo import content
from intranet.demo.growth import content as growth
from intranet.demo.growth import work
from intranet.directives.models import Directive
from intranet.people.models import Person, Post, Unit, UnitKind
from intranet.topics.models import Topic
from intranet.topics.services import add_topic
from intranet.training.models import TrainingClass
from search.feed import drain
from tests.acknowledgement.ledger.sums import check_sums
from tests.grounds import grounded

pytestmark = pytest.mark.django_db
KEPT = {
    "intranet_audit.Event",
    "intranet_audit.Head",
    "intranet_state.SiteState",
    "auth.Group",
    "auth.Group_permissions",
    "contenttypes.ContentType",
}
"""The audit log with its head, from which nobody deletes; the one row of counters that tells workers what to forget;
groups of roles and content types, which Django makes when they are first needed and keeps.
"""


@pytest.fixture(autouse=True)
def no_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_plugins(monkeypatch)


def _without_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doubles among the tests' plugins fail on purpose, and the demo switches on every plugin there is."""
    monkeypatch.setattr(content, "registry", lambda: SimpleNamespace(plugins=()))


@grounded
def small() -> None:
    """The small demo is loaded."""
    with pytest.MonkeyPatch.context() as patched:
        _without_plugins(patched)
        _load("--small")


@pytest.fixture
def tenth(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the documents; everything is still done to them that is done to all."""
    monkeypatch.setattr(growth, "PAPERS", [each for each in growth.PAPERS if each.symbol in SOME])
    monkeypatch.setattr(growth, "CHANGES", growth.CHANGES[2:])
    monkeypatch.setattr(work, "GIVEN", work.GIVEN[6:])


SOME = {"88/KH-SYT", "07/QC-SNNMT", "03-TT/TU", "29/HD-SKHCN", "02/TC-HĐND"}


def _rows() -> dict[str, int]:
    tables = set(connection.introspection.table_names())
    models = (m for m in apps.get_models(include_auto_created=True) if m._meta.db_table in tables)
    counts = {m._meta.label: m._base_manager.count() for m in models}
    return {label: count for label, count in counts.items() if count and label not in KEPT}


def _files() -> set[str]:
    root = Path(settings.DATA_DIR)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and path.name != "lock"}


def _load(*options: str) -> None:
    call_command("demo", "load", *options, stdout=StringIO())


def _unload() -> None:
    call_command("demo", "unload", stdout=StringIO())


@pytest.mark.usefixtures("tenth")
def test_unloading_leaves_nothing_of_what_was_loaded() -> None:
    rows, files = _rows(), _files()
    _load()
    check_sums()
    assert (Unit.objects.count(), Person.objects.count()) == (40, 300)
    _check_sessions()

    _unload()
    drain()

    assert _rows() == rows
    assert _files() == files


def _check_sessions() -> None:
    """Whoever has a receipt for attending was at the session that it names; classes give none."""
    proofs = dict(Receipt.objects.filter(kind="attended").values_list("assignment__person", "proof"))
    about = Session.objects.filter(subject_version__isnull=False)
    there = Attendance.objects.filter(status__in=Attendance.THERE, session__in=about, session__state="closed")
    assert proofs == {person: f"session:{session}" for person, session in there.values_list("person", "session")}
    states = Counter(about.values_list("state", flat=True))
    assert (states["planned"], states["held"], states["closed"]) == (2, 1, 3)
    classes = TrainingClass.objects.order_by("session__on").values_list("session__state", "session__subject_version")
    assert list(classes) == [("closed", None), ("planned", None)]
    assert FollowUp.objects.filter(session__state="closed").exists()


def test_unloading_twice_changes_nothing(small: None) -> None:
    _unload()
    rows = _rows()

    _unload()

    assert _rows() == rows


def test_unloading_with_a_real_person_in_a_demo_unit_refuses_and_says_why(small: None) -> None:
    real = Person.objects.create_user("real", "real@office.vn", last_name="Người", first_name="Thật")
    Post.objects.create(person=real, unit=Unit.objects.get(code="VP"), role="member", starts=date(2026, 1, 1))
    rows = _rows()

    with pytest.raises(CommandError, match=r"Nothing was deleted:\n.*: 1 \(Người Thật"):
        _unload()

    assert _rows() == rows


def test_unloading_keeps_real_units_people_and_topics() -> None:
    real = Unit.add_root(name="Tỉnh khác", kind=UnitKind.PROVINCE, valid_from=date(2026, 1, 1), code="TK")
    person = Person.objects.create_user("real", "real@office.vn", last_name="Người", first_name="Thật")
    Post.objects.create(person=person, unit=real, role="head", is_main=True, starts=date(2026, 1, 1))
    topic = add_topic("Chuyển đổi số", person)
    _load("--small")
    used = Directive.objects.filter(topic=topic).count()

    _unload()

    assert (used, list(Topic.objects.all())) == (4, [topic])
    assert list(Unit.objects.all()) == [real]
    assert list(Person.objects.all()) == [person]
    assert Post.objects.count() == 1


def test_loading_beside_a_real_unit_of_the_same_code_refuses() -> None:
    Unit.add_root(name="Tỉnh khác", kind=UnitKind.PROVINCE, valid_from=date(2026, 1, 1), code="STC")

    with pytest.raises(CommandError, match="STC Tỉnh khác"):
        _load("--small")

    assert not content.is_loaded()
