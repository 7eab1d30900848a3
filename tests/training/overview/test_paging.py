"""Lists that are paged stand in the order of the tree and of the Vietnamese alphabet."""

from typing import Any

import pytest

from intranet.people.rules import today
from intranet.training.models import Course
from intranet.training.overview.asked import standing
from intranet.training.overview.paging import page_by_unit
from tests.factories import training
from tests.factories.province import Province, person
from tests.training.overview.test_overview import ALL, of
from tests.training.sessions.test_pages import browser

GIVEN = ["Đức", "An", "Ân", "Dũng", "Ánh", "Yên"]
ORDER = ["An", "Ánh", "Ân", "Dũng", "Đức", "Yên"]


def filled(province: Province, course: Course) -> None:
    for n, name in enumerate(GIVEN):
        training.asked(course, person(f"p{n}", "Lê", name, province.commune))


def test_pages_follow_the_alphabet_across_units(province: Province, followed: Course) -> None:
    filled(province, followed)
    whole = [f"{row.unit.code} {row.person.first_name}" for row in page_by_unit(standing(today()), 100, 1).object_list]

    parts = [
        f"{row.unit.code} {row.person.first_name}"
        for number in range(1, 6)
        for row in page_by_unit(standing(today()), 2, number).object_list
    ]

    ours = [f"UBNDHL {name}" for name in GIVEN]
    assert [name for name in whole if name in ours] == [f"UBNDHL {name}" for name in ORDER]
    assert parts == whole


@pytest.mark.parametrize("page", ["names", "people"])
def test_lists_of_the_overview_follow_the_alphabet(province: Province, followed: Course, page: str) -> None:
    filled(province, followed)
    leader: Any = person("chu-tich", "Vi", "Tịch", province.commune, "leader")
    address = f"{of(followed)}don-vi/{province.commune.pk}/" if page == "names" else f"{ALL}nguoi/"

    rows = browser(leader).get(address).context["page"].object_list

    assert [row.name for row in rows if row.name.startswith("Lê ")] == [f"Lê {name}" for name in ORDER]
