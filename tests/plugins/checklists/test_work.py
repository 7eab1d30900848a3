"""The number beside the line of the navigation is that of what "My work" names."""

from types import SimpleNamespace
from typing import Any

from plugins.checklists.models import Finding, Progress
from plugins.checklists.queries.work import waiting, work
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import accepted, signed


@grounded
def opened(province: Province) -> House:
    return house(province)


def numbers(opened: House) -> dict[str, tuple[int, int]]:
    """By persona, where either is not 0: what the badge says, and what the lines add up to."""
    people = opened.province.people.items()
    asked = {name: (_badge(person), sum(line.count for line in work(person))) for name, person in people}
    return {name: both for name, both in asked.items() if any(both)}


def _badge(person: Any) -> int:
    return (waiting(SimpleNamespace(user=person)) or (0, ""))[0]  # type: ignore[arg-type]


def test_number_is_what_is_to_be_filled_in(opened: House) -> None:
    assert numbers(opened)["head"] == (1, 1)
    assert [both for both in numbers(opened).values() if both[0] != both[1]] == []


def test_number_is_what_is_to_be_appraised(opened: House) -> None:
    before = numbers(opened).get("editor")

    signed(opened)

    assert (before, numbers(opened)["editor"]) == (None, (1, 1))


def test_number_is_what_is_to_be_put_right_and_verified(opened: House) -> None:
    finding = accepted(opened)
    open_ones = numbers(opened)
    Finding.objects.filter(pk=finding.pk).update(progress=Progress.DONE, done_at=finding.created_at)

    assert [both for both in numbers(opened).values() if both[0] != both[1]] == []
    assert (open_ones["head"], numbers(opened).get("head")) == ((1, 1), None)
