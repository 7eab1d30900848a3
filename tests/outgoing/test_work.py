"""What of the outgoing documents stands on the home page, and for whom."""

from datetime import timedelta

from intranet.outgoing.models import Stage
from intranet.outgoing.services import ask_comments
from intranet.outgoing.work import TITLES, work
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.province import Province
from tests.outgoing.conftest import started, until


def _lines(person: Person) -> list[tuple[object, int]]:
    return [(line.title, line.count) for line in work(person)]


def test_each_sees_the_step_that_is_theirs(province: Province) -> None:
    for stage in ("drafting", "approval", "form-check", "signature", "signed"):
        until(province, stage)

    assert _lines(province.cadre) == [(TITLES[Stage.DRAFTING], 1)]
    assert _lines(province.head) == [(TITLES[Stage.APPROVAL], 1)]
    assert _lines(province.leader) == [(TITLES[Stage.SIGNATURE], 1)]
    assert _lines(province.clerk) == [(TITLES[Stage.FORM_CHECK], 1), (TITLES[Stage.SIGNED], 1)]
    assert _lines(province.outsider) == []


def test_comment_asked_of_a_unit_waits_for_its_head_until_its_day(province: Province) -> None:
    passage = started(province).passage
    ask_comments(passage.pk, province.cadre, [province.office], due=today() + timedelta(days=2))

    line = next(iter(work(province.head)))

    assert (line.title, line.soon, line.items[0].due) == (TITLES[Stage.COMMENTING], 1, today() + timedelta(days=2))
