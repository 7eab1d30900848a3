"""What of the incoming documents stands on the home page, and for whom."""

from datetime import timedelta

from intranet.incoming.services import put_to_leader, register
from intranet.incoming.services.arriving import arrive_at_door
from intranet.incoming.work import work
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.documents import draft
from tests.factories.province import Province


def _submitted(province: Province, symbol: str, days: int) -> None:
    directive = draft(province, symbol=symbol)
    register(directive.pk, province.committee, province.clerk)
    put_to_leader(directive.pk, province.committee, province.clerk, due=today() + timedelta(days=days))


def _lines(person: Person) -> list[tuple[str, int, int, list[str]]]:
    return [(line.url, line.count, line.soon, [item.number for item in line.items]) for line in work(person)]


def test_leader_sees_what_was_submitted_and_the_clerk_what_is_at_the_desk(province: Province) -> None:
    _submitted(province, "2/STC", 20)
    _submitted(province, "1/STC", 3)
    register(draft(province, symbol="3/STC").pk, province.committee, province.clerk)
    arrive_at_door(draft(province, symbol="4/STC"))

    assert _lines(province.leader) == [("/van-ban-den/?tab=leader", 2, 1, ["1/STC", "2/STC"])]
    assert _lines(province.clerk) == [
        ("/van-ban-den/?tab=received", 1, 0, ["4/STC"]),
        ("/van-ban-den/?tab=registered", 1, 0, ["3/STC"]),
    ]
    assert _lines(province.head) == []


def test_line_shows_three_and_counts_all(province: Province) -> None:
    for number in range(5):
        _submitted(province, f"{number}/STC", number)

    line = next(iter(work(province.leader)))

    assert (line.count, [item.number for item in line.items]) == (5, ["0/STC", "1/STC", "2/STC"])
