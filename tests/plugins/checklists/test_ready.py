"""The ready checklist comes to a house whose people come later, and comes back when it went with the demo."""

import pytest

from intranet.registry.services import enable
from plugins.checklists import ready
from plugins.checklists.models import Checklist, Question, Section, Version, VersionState
from plugins.checklists.setup import lay_down_the_ready_checklist
from tests.factories.province import Province, build_province

pytestmark = pytest.mark.django_db


def _there() -> list[tuple[str, str, int]]:
    """Owner, state and number of questions of each of its versions."""
    rows = Version.objects.filter(checklist__code=ready.CODE)
    return [
        (row.checklist.owner.code, row.state, Question.objects.filter(section__version=row).count()) for row in rows
    ]


def _gone() -> None:
    """As ``manage.py demo unload`` removes what hangs on the units of the demo."""
    Question.objects.all()._raw_delete("default")
    Section.objects.all()._raw_delete("default")
    Version.objects.all()._raw_delete("default")
    Checklist.objects.all()._raw_delete("default")


def test_it_waits_for_the_first_unit_whose_people_could_publish_it() -> None:
    enable("checklists")
    before = _there()

    build_province()
    lay_down_the_ready_checklist()
    lay_down_the_ready_checklist()

    assert (before, _there()) == ([], [("UBND", VersionState.DRAFT, 25)])


def test_it_comes_back_after_the_demo_was_taken_out(province: Province) -> None:
    enable("checklists")
    _gone()

    lay_down_the_ready_checklist()

    assert _there() == [("UBND", VersionState.DRAFT, 25)]
