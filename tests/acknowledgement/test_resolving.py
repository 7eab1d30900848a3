"""The rule and the ledger agree after every change of posts, and a second look changes nothing."""

from datetime import timedelta
from typing import Any

import pytest

from intranet.acknowledgement.models import Assignment, Audience, Receipt, ReceiptKind, Tally, TallyState
from intranet.acknowledgement.queries import Sums, assignment_of, sums
from intranet.acknowledgement.services import (
    Asking,
    Reading,
    Term,
    acknowledge,
    ask_about,
    freeze,
    resolve,
    resolve_everything,
    resolve_person,
    waive,
)
from intranet.acknowledgement.services.audiences import set_terms
from intranet.audit.models import Event
from intranet.calendars.queries import add_working_days
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.notifications.models import Notice
from intranet.people.models import Person, Post, PostRole
from intranet.people.rules import today
from intranet.people.services.merging import merge_unit
from intranet.people.services.posts import end_post, take_up
from intranet.people.services.units import move_unit
from intranet.worker.models import Job
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.grounds import grounded

YESTERDAY = today() - timedelta(days=1)


@grounded
def directive(province: Province) -> Directive:
    """Three people of the office are asked, and have five working days."""
    return issued(province, audience=[Term("under", unit=province.office)], due=add_working_days(today(), 5))


def _audience(directive: Directive) -> Audience:
    return Audience.objects.get(subject_id=directive.pk)


def _standing(directive: Directive, who: Person) -> list[tuple[int, int, str | None, str | None]]:
    """Round, unit, kind and reason of every assignment of a person, in order."""
    rows = Assignment.objects.filter(version=directive.current_version, person=who).order_by("round")
    return list(rows.values_list("round", "unit", "receipt__kind", "receipt__reason_code"))


def _read(directive: Directive, who: Person) -> None:
    assignment = assignment_of(who, directive.current_version)
    assert assignment is not None
    acknowledge(assignment.pk, who, Reading(assignment.version_id, "Tôi đã đọc.", "vi", 60))


def test_joiner_after_the_due_date_is_asked_with_time_of_their_own(directive: Directive, province: Province) -> None:
    Audience.objects.update(due=YESTERDAY)
    joiner = person("moi", "Lý", "Mới", province.office)

    done = resolve_person(joiner.pk)

    assignment = assignment_of(joiner, directive.current_version)
    assert (done.opened, done.closed) == (1, 0)
    assert assignment is not None
    assert assignment.due == add_working_days(today(), 5)
    assert Notice.objects.filter(person=joiner, kind="reading-asked").count() == 1


def test_leaver_gets_a_closing_receipt_with_its_reason(directive: Directive, province: Province) -> None:
    end_post(Post.objects.get(person=province.cadre), by=province.administrator, on=YESTERDAY)

    resolve_person(province.cadre.pk)

    assert _standing(directive, province.cadre) == [(1, province.office.pk, ReceiptKind.LEFT, "left-office")]
    assert sums(directive.current_version) == Sums(assigned=3, acknowledged=0, open=2, closed=1)


def test_mover_within_the_audience_is_asked_anew_in_the_new_unit(province: Province) -> None:
    directive = issued(province, audience=[Term("under", unit=province.committee)])
    end_post(Post.objects.get(person=province.cadre), by=province.administrator, on=YESTERDAY)
    take_up(province.cadre, province.department, PostRole.MEMBER, by=province.administrator, starts=today())

    resolve_person(province.cadre.pk)

    assert _standing(directive, province.cadre) == [
        (1, province.office.pk, ReceiptKind.LEFT, "moved"),
        (2, province.department.pk, None, None),
    ]


def test_mover_who_has_read_is_asked_nothing(province: Province) -> None:
    directive = issued(province, audience=[Term("under", unit=province.committee)])
    _read(directive, province.cadre)
    end_post(Post.objects.get(person=province.cadre), by=province.administrator, on=YESTERDAY)
    take_up(province.cadre, province.department, PostRole.MEMBER, by=province.administrator, starts=today())

    resolve_person(province.cadre.pk)

    assert _standing(directive, province.cadre) == [(1, province.office.pk, ReceiptKind.ACKNOWLEDGED, "")]


def test_who_comes_back_is_asked_in_a_new_round(directive: Directive, province: Province) -> None:
    end_post(Post.objects.get(person=province.cadre), by=province.administrator, on=YESTERDAY)
    resolve_person(province.cadre.pk)
    take_up(province.cadre, province.office, PostRole.MEMBER, by=province.administrator, starts=today())

    resolve_person(province.cadre.pk)

    assert [(row[0], row[2]) for row in _standing(directive, province.cadre)] == [(1, ReceiptKind.LEFT), (2, None)]


def test_who_was_let_off_is_not_asked_again(directive: Directive, province: Province) -> None:
    waive(Assignment.objects.get(person=province.cadre).pk, "not-concerned", province.editor)

    resolve_everything()

    assert [row[2] for row in _standing(directive, province.cadre)] == [ReceiptKind.WAIVED]


def test_who_was_let_off_is_not_asked_about_the_corrected_text(directive: Directive, province: Province) -> None:
    waive(Assignment.objects.get(person=province.cadre).pk, "not-concerned", province.editor)
    new = freeze(directive, title="x", html="<p>mới</p>", text="mới", attachments=[], by=province.editor)
    with write_transaction():
        ask_about(_audience(directive), new)

    resolve_everything()

    asked = Assignment.objects.filter(version=new).values_list("person", flat=True)
    assert set(asked) == {province.deputy.pk, province.head.pk}


def test_people_of_a_merged_unit_are_closed_as_reorganised_and_asked_in_the_successor(province: Province) -> None:
    directive = issued(province, audience=[Term("under", unit=province.committee)])
    merge_unit(province.office, province.department, by=province.administrator, on=YESTERDAY)

    resolve_everything()

    assert _standing(directive, province.cadre) == [
        (1, province.office.pk, ReceiptKind.LEFT, "reorganised"),
        (2, province.department.pk, None, None),
    ]


def test_unit_that_is_moved_into_the_audience_brings_its_people(directive: Directive, province: Province) -> None:
    move_unit(province.department, province.office, by=province.administrator)

    changed = resolve_everything()

    assert changed == 2
    assert _standing(directive, province.trainer) == [(1, province.department.pk, None, None)]


def test_change_of_posts_asks_the_worker_to_look(directive: Directive, province: Province) -> None:
    take_up(province.outsider, province.office, PostRole.MEMBER, by=province.administrator, starts=today())

    jobs = Job.objects.filter(run="intranet.acknowledgement.services.resolve_person")
    assert [job.arguments for job in jobs] == [{"person_id": province.outsider.pk}]


def test_exception_added_later_closes_with_the_audience_as_reason(directive: Directive, province: Province) -> None:
    with write_transaction():
        lines = [Term("under", unit=province.office), Term("user", person=province.head, is_exception=True)]
        set_terms(_audience(directive), lines)

    resolve(_audience(directive).pk)

    assert _standing(directive, province.head) == [(1, province.office.pk, ReceiptKind.LEFT, "audience")]


def test_second_look_changes_nothing(directive: Directive, province: Province) -> None:
    end_post(Post.objects.get(person=province.cadre), by=province.administrator, on=YESTERDAY)
    person("moi", "Lý", "Mới", province.office)
    first = resolve_everything()
    before = list(Tally.objects.order_by("pk").values_list("pk", "count")), Event.objects.count()

    second = resolve_everything()

    assert (first, second) == (2, 0)
    assert (list(Tally.objects.order_by("pk").values_list("pk", "count")), Event.objects.count()) == before


def test_rule_that_has_ended_asks_nobody(directive: Directive, province: Province) -> None:
    Audience.objects.update(ended_at=directive.issued_at)
    person("moi", "Lý", "Mới", province.office)

    assert resolve_everything() == 0


def test_rule_past_its_last_day_closes_what_is_open(directive: Directive, province: Province) -> None:
    _read(directive, province.cadre)
    Audience.objects.update(expires_on=YESTERDAY)

    resolve_everything()

    assert set(Receipt.objects.values_list("kind", flat=True)) == {ReceiptKind.ACKNOWLEDGED, ReceiptKind.EXPIRED}
    assert sums(directive.current_version) == Sums(assigned=3, acknowledged=1, open=0, closed=2)
    assert _audience(directive).ended_at is not None


def test_posts_of_a_party_cell_are_nobody_that_is_asked(province: Province) -> None:
    secretary = person("bi.thu", "Trần", "Bí Thư", province.cell, PostRole.HEAD)

    directive = issued(province, readers=["any"], audience=[Term("unit", unit=province.cell)])

    assert assignment_of(secretary, directive.current_version) is None
    assert Tally.objects.filter(state=TallyState.OPEN).count() == 0


@pytest.mark.parametrize("people", [1, 3])
def test_resolving_costs_the_same_for_one_and_three_joiners(
    directive: Directive, province: Province, django_assert_num_queries: Any, people: int
) -> None:
    joiners = [person(f"moi{n}", "Lý", f"Mới {n}", province.office) for n in range(people)]

    with django_assert_num_queries(RESOLVE_QUERIES):
        done = resolve(_audience(directive).pk, [each.pk for each in joiners])

    assert done.opened == people


RESOLVE_QUERIES = 21


def test_manner_and_time_are_kept_with_the_rule(province: Province) -> None:
    due = add_working_days(today(), 3)
    directive = issued(province, due=due)

    audience = _audience(directive)

    assert (audience.due, audience.working_days, audience.manner) == (due, 3, Asking().manner)
    assert audience.version == directive.current_version
