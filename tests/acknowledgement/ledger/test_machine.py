"""People come and go, units merge, documents are issued, corrected, replaced and recalled, in any order: the sums hold
after every step, and the resolver brings the ledger in line with the rule.
"""

import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from intranet.acknowledgement.audiences import live_audiences, people_asked
from intranet.acknowledgement.errors import AcknowledgementError
from intranet.acknowledgement.models import BY_HAND, Assignment, Audience, Reason, ReceiptKind, Version
from intranet.acknowledgement.services import (
    Asking,
    Reading,
    Term,
    acknowledge,
    attended,
    extend,
    resolve_everything,
    resolve_person,
    waive,
)
from intranet.acknowledgement.services.audiences import set_terms
from intranet.database import write_transaction
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import AmendmentKind, Directive, DirectiveState
from intranet.directives.services import IssueOrder, issue, plan_amendment, recall
from intranet.people.errors import PeopleError
from intranet.people.models import Person, Post, PostRole, Unit, UnitKind
from intranet.people.rules import today
from intranet.people.services.absences import record_absence
from intranet.people.services.merging import merge_unit
from intranet.people.services.posts import end_post, take_up
from intranet.people.services.units import create_unit, move_unit
from tests.acknowledgement.ledger.sums import check_sums
from tests.factories.documents import draft
from tests.factories.province import LONG_AGO, build_province

STEPS, EXAMPLES = 50, int(os.environ.get("LEDGER_EXAMPLES", "12"))
YESTERDAY = today() - timedelta(days=1)
places = st.integers(0, 11)


class Ledger(RuleBasedStateMachine):
    """An office of a few units and a dozen people; a number picks among what there is."""

    @initialize()
    def found(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.province = build_province()
        self.made = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @rule(n=places, unit=places)
    def join(self, n: int, unit: int) -> None:
        self.made += 1
        new = Person.objects.create(username=f"nguoi{self.made}", last_name="Lý", first_name=f"Số {self.made}")
        self._try(take_up, new, self._unit(unit), PostRole.MEMBER, by=self.province.administrator, starts=today())

    @rule(n=places)
    def leave(self, n: int) -> None:
        if post := self._pick(self._posts(), n):
            self._try(end_post, post, by=self.province.administrator, on=YESTERDAY)

    @rule(n=places, unit=places)
    def move(self, n: int, unit: int) -> None:
        if post := self._pick(self._posts(), n):
            self._try(end_post, post, by=self.province.administrator, on=YESTERDAY)
            target = self._unit(unit)
            self._try(take_up, post.person, target, PostRole.MEMBER, by=self.province.administrator, starts=today())

    @rule(unit=places)
    def found_unit(self, unit: int) -> None:
        self.made += 1
        parent, by = self._unit(unit), self.province.administrator
        given: dict[str, Any] = {"kind": UnitKind.DIVISION, "valid_from": LONG_AGO}
        self._try(create_unit, parent, by=by, name=f"Phòng {self.made}", **given)

    @rule(one=places, other=places)
    def merge(self, one: int, other: int) -> None:
        self._try(merge_unit, self._unit(one), self._unit(other), by=self.province.administrator, on=YESTERDAY)

    @rule(one=places, other=places)
    def move_unit(self, one: int, other: int) -> None:
        self._try(move_unit, self._unit(one), self._unit(other), by=self.province.administrator)

    @rule(unit=places, below=st.booleans(), without=places, due=st.none() | st.integers(0, 9))
    def issue(self, unit: int, below: bool, without: int, due: int | None) -> None:
        self._issue(draft(self.province, symbol=self._symbol()), unit, below, without, due)

    @rule(n=places, kind=st.sampled_from(AmendmentKind.values), again=st.booleans(), unit=places)
    def amend(self, n: int, kind: str, again: bool, unit: int) -> None:
        if target := self._pick(self._issued(), n):
            new, by = draft(self.province, symbol=self._symbol()), self.province.editor
            if self._try(plan_amendment, new.pk, target, kind, by, change_note="Sửa ngày", asks_again=again):
                self._issue(new, unit, True, unit, 3)

    @rule(n=places)
    def recall(self, n: int) -> None:
        if target := self._pick(self._issued(), n):
            self._try(recall, target.pk, self.province.editor, "Gửi nhầm")

    @rule(n=places, quick=st.booleans())
    def acknowledge(self, n: int, quick: bool) -> None:
        if it := self._pick(self._assignments(), n):
            reading = Reading(it.version_id, "Tôi đã đọc.", "vi", 5 if quick else 90)
            self._try(acknowledge, it.pk, it.person, reading)

    @rule(n=places, days=st.integers(0, 20), reason=st.sampled_from(BY_HAND))
    def extend(self, n: int, days: int, reason: Reason) -> None:
        if it := self._pick(self._assignments(), n):
            self._try(extend, it.pk, today() + timedelta(days=days), reason, self.province.editor)

    @rule(n=places, reason=st.sampled_from(BY_HAND))
    def waive(self, n: int, reason: Reason) -> None:
        if it := self._pick(self._assignments(), n):
            self._try(waive, it.pk, reason, self.province.editor)

    @rule(n=places, days=st.integers(0, 20))
    def be_away(self, n: int, days: int) -> None:
        if post := self._pick(self._posts(), n):
            person, ends = post.person, today() + timedelta(days=days)
            self._try(record_absence, person, starts=today(), ends=ends, by=person)

    @rule(n=places)
    def attend(self, n: int) -> None:
        if audience := self._pick(live_audiences().order_by("pk"), n):
            with write_transaction():
                people = [each.person_id for each in people_asked(audience, today())][: n + 1]
                attended(audience.version, people, by=self.province.clerk, proof=f"session:{n}")

    @rule(n=places, unit=places)
    def change_audience(self, n: int, unit: int) -> None:
        if audience := self._pick(live_audiences().order_by("pk"), n):
            with write_transaction():
                set_terms(audience, [Term("under", unit=self._unit(unit))])

    @rule(n=places)
    def expire(self, n: int) -> None:
        if audience := self._pick(live_audiences().order_by("pk"), n):
            Audience.objects.filter(pk=audience.pk).update(expires_on=YESTERDAY)

    @rule(n=places)
    def resolve_one(self, n: int) -> None:
        if person := self._pick(Person.objects.order_by("pk"), n):
            resolve_person(person.pk)

    @rule()
    def resolve(self) -> None:
        resolve_everything()

        assert resolve_everything() == 0
        for audience in live_audiences().select_related("version"):
            self._check_in_line(audience)

    @invariant()
    def sums_hold(self) -> None:
        check_sums()

    def _check_in_line(self, audience: Audience) -> None:
        """Who is asked and was not let off has one open or positive assignment, in the unit they count in; nobody else
        has an open one.
        """
        asked = {each.person_id: each.unit_id for each in people_asked(audience, today())}
        open_rows = Assignment.objects.filter(version=audience.version, receipt__isnull=True)
        waiting = dict(open_rows.values_list("person_id", "unit_id"))
        ended = Assignment.objects.filter(version=audience.version, receipt__isnull=False)
        settled = set(ended.exclude(receipt__kind=ReceiptKind.LEFT).values_list("person_id", flat=True))
        filed = {"version__subject_model": audience.subject_model, "version__subject_id": audience.subject_id}
        let_off = Assignment.objects.filter(**filed, receipt__kind=ReceiptKind.WAIVED)
        settled |= set(let_off.values_list("person_id", flat=True)) - set(waiting)
        assert waiting == {person: unit for person, unit in asked.items() if person not in settled}

    def _issue(self, made: Directive, unit: int, below: bool, without: int, due: int | None) -> None:
        exception = self._pick(Person.objects.order_by("pk"), without)
        terms = [Term("under" if below else "unit", unit=self._unit(unit))]
        terms += [Term("user", person=exception, is_exception=True)] if exception and without % 3 == 0 else []
        asking = Asking(None if due is None else today() + timedelta(days=due))
        self._try(issue, made.pk, self.province.editor, IssueOrder(["any"], terms, asking))

    def _symbol(self) -> str:
        self.made += 1
        return f"{self.made}/UBND-NC"

    def _posts(self) -> Any:
        kept = self.province.people["editor"], self.province.people["administrator"], self.province.people["clerk"]
        held = Post.objects.filter(starts__lte=today(), ends__isnull=True).exclude(person__in=kept)
        return held.select_related("person", "unit").order_by("pk")

    def _issued(self) -> Any:
        return Directive.objects.filter(state=DirectiveState.ISSUED).order_by("pk")

    def _assignments(self) -> Any:
        return Assignment.objects.filter(receipt__isnull=True).select_related("person").order_by("pk")

    def _unit(self, n: int) -> Unit:
        return self._pick(Unit.objects.filter(valid_to__isnull=True), n)

    def _pick(self, rows: Any, n: int) -> Any:
        count = rows.count()
        return rows[n % count] if count else None

    def _try(self, do: Any, *args: Any, **kwargs: Any) -> bool:
        """What is refused is refused as a whole."""
        try:
            with transaction.atomic():
                do(*args, **kwargs)
        except (PeopleError, AcknowledgementError, TransitionRefused):
            return False
        return True


@pytest.mark.django_db
def test_sums_hold_after_every_step_in_any_order() -> None:
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=EXAMPLES == 12,
        ),
    )

    assert Version.objects.count() == 0
