"""Copies are handed over, received, given back and destroyed, people come and go, documents are recalled, in any order:
the registers balance after every step, and nobody reads after a recall.
"""

import os
from itertools import cycle
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from intranet.access.decisions import decide, visible
from intranet.contracts import Refused, today
from intranet.state import current
from plugins.circulation.models import Clearance, Copy, CopyState, Item, ItemState, Recall, RosterEntry
from plugins.circulation.queries.registers import sums_of
from plugins.circulation.reader.opening import NotOpen, open_page
from plugins.circulation.services import clearances, copies, recalls, scopes, spaces
from tests.factories.province import Province
from tests.plugins.circulation.house import Room, clear, document, room

STEPS, EXAMPLES = 50, int(os.environ.get("CIRCULATION_EXAMPLES", "3"))
"""Steps of one run, and runs: ``CIRCULATION_EXAMPLES=220`` makes over 10,000 steps for a release."""
NAMES = ("cadre", "deputy", "leader", "trainer", "outsider", "clerk", "head")
people, places = st.sampled_from(NAMES), st.integers(0, 9)


class Registers(RuleBasedStateMachine):
    """One space, a few documents; a number picks among what there is. Each run begins with the same house."""

    room: ClassVar[Room]
    steps: ClassVar[int] = 0

    @initialize()
    def found(self) -> None:
        self.province = self.room.province
        self.turn = cycle(self.province.people.values())
        self.block = transaction.atomic()
        self.block.__enter__()
        self.request = current.begin_request()

    def teardown(self) -> None:
        current.end_request(self.request)
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @rule(n=places, names=st.lists(people, min_size=1, max_size=4), form=st.sampled_from(["screen", "paper"]))
    def hand_over(self, n: int, names: list[str], form: str) -> None:
        holders = [self.province.people[name] for name in names]
        self._try(copies.hand_over, self._item(n), holders, self.province.head, form=form, due=today())

    @rule(n=places, sheets=st.integers(1, 2), defect=st.sampled_from(["", "thiếu trang"]))
    def receive(self, n: int, sheets: int, defect: str) -> None:
        if copy := self._copy(n):
            self._try(copies.receive, copy, sheets, copy.holder, defect)

    @rule(n=places, who=st.sampled_from(["head", "holder", "outsider"]))
    def give_back(self, n: int, who: str) -> None:
        if copy := self._copy(n):
            self._try(copies.give_back, copy, copy.holder if who == "holder" else self.province.people[who])

    @rule(n=places, witness=people)
    def destroy(self, n: int, witness: str) -> None:
        if copy := self._copy(n):
            self._try(copies.destroy, copy, self.province.people[witness], self.province.head)

    @rule(n=places)
    def recall(self, n: int) -> None:
        item = self._item(n)
        if self._try(recalls.recall, item, "sai số liệu", self.province.clerk):
            item.refresh_from_db()
            assert not [who for who in self.province.people.values() if decide(who, "read", item)]

    @rule(n=places)
    def close(self, n: int) -> None:
        called = list(Recall.objects.order_by("pk"))
        if called:
            self._try(recalls.close, called[n % len(called)], self.province.clerk)

    @rule(name=people)
    def clear(self, name: str) -> None:
        self._try(clear, self.province, name)  # the outsider's unit has another security officer

    @rule(n=places)
    def withdraw(self, n: int) -> None:
        held = list(Clearance.objects.filter(withdrawn_at__isnull=True).order_by("pk"))
        if held:
            self._try(clearances.withdraw, held[n % len(held)], "1/QĐ", self.province.security)

    @rule(name=people)
    def let_in(self, name: str) -> None:
        order = spaces.LetIn((f"user:{self.province.people[name].pk}",), "giúp việc", today())
        self._try(spaces.let_in, self.room.space, order, self.province.head)

    @rule(n=places)
    def let_go(self, n: int) -> None:
        entries = list(RosterEntry.objects.filter(removed_at__isnull=True, is_keeper=False).order_by("pk"))
        if entries:
            self._try(spaces.remove, entries[n % len(entries)], "chuyển việc", self.province.head)

    @rule(n=places, name=people, whole=st.booleans())
    def rescope(self, n: int, name: str, whole: bool) -> None:
        wanted = {"whole": whole, "tokens": [] if whole else [f"user:{self.province.people[name].pk}"]}
        waits = self._try(scopes.change_scope, self._item(n), wanted, "thay đổi", self.province.head)
        if waits is not None:
            self._try(scopes.decide_scope, waits, True, self.province.clerk)

    @invariant()
    def registers_balance(self) -> None:
        type(self).steps += 1
        for item in self._items():
            sums, numbers = sums_of(item), list(item.copies.order_by("number").values_list("number", flat=True))
            assert sums.issued == sums.held + sums.returned + sums.destroyed == len(numbers)
            assert numbers == list(range(1, len(numbers) + 1))
            assert item.state != ItemState.CLOSED or not sums.held

    @invariant()
    def nobody_reads_what_was_recalled(self) -> None:
        """Two people a step, in turn, by both ways of asking; whoever may read gets no page after a recall."""
        for who in (next(self.turn), next(self.turn)):
            readable = [item.pk for item in self._items() if decide(who, "read", item)]
            listed = visible(who, Item.objects.filter(pk__in=[item.pk for item in self._items()]))
            assert sorted(listed.values_list("pk", flat=True)) == readable
        for item in self._items():
            if item.state != ItemState.ISSUED:
                assert item.pk not in readable
                with pytest.raises(NotOpen):
                    open_page(item.versions.first(), 1, self.province.cadre)

    @invariant()
    def one_holder_has_one_copy_out(self) -> None:
        out = Copy.objects.filter(state__in=[CopyState.HANDED_OVER, CopyState.HELD])
        pairs = list(out.values_list("item", "holder"))
        assert len(pairs) == len(set(pairs))

    def _items(self) -> list[Item]:
        return list(Item.objects.filter(issued_at__isnull=False).select_related("space", "level").order_by("pk"))

    def _item(self, n: int) -> Item:
        items = self._items()
        return items[n % len(items)]

    def _copy(self, n: int) -> Copy | None:
        held = list(Copy.objects.select_related("holder").order_by("pk"))
        return held[n % len(held)] if held else None

    def _try(self, do: Any, *given: Any, **named: Any) -> Any:
        try:
            with transaction.atomic():
                return do(*given, **named)
        except Refused:
            current.changed()
            return None


def test_registers_balance_after_every_step_in_any_order(province: Province) -> None:
    Registers.room, Registers.steps = room(province), 0
    for number in ("16/PA", "17/PA"):
        document(province, Registers.room.space, number)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Registers,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=checks,
            derandomize=True,
        ),
    )

    assert Registers.steps > EXAMPLES * STEPS // 2
