"""Lists as offices write them, and the short way from a list to its plan."""

import pytest

from intranet.people.importing.lines import Lines, PersonLine, UnitLine
from intranet.people.importing.plan import Plan, Problem
from intranet.people.importing.planning import plan_of
from intranet.people.importing.running import confirm, run
from intranet.people.models import PeopleImport, Person
from tests.factories.province import Province

UNIT = {
    "row": 2,
    "key": "SNV-TC",
    "parent": "SNV",
    "name": "Phòng Tổ chức",
    "kind": "phòng",
    "valid_from": "01/07/2025",
}
PERSON = {
    "row": 2,
    "username": "tran.van.moi",
    "family_name": "Trần Văn",
    "given_name": "Mới",
    "unit": "SNV",
    "starts": "01/07/2025",
}


def unit(**changes: object) -> UnitLine:
    return UnitLine(**(UNIT | changes))  # type: ignore[arg-type]


def person(**changes: object) -> PersonLine:
    return PersonLine(**(PERSON | changes))  # type: ignore[arg-type]


def problems(plan: Plan) -> list[tuple[int, str]]:
    """Row and column of everything that is wrong."""
    return [(row.number, problem.column) for row in plan.rows for problem in row.problems]


def words(plan: Plan) -> str:
    """What is said of everything that is wrong."""
    return " ".join(each.words for row in plan.rows for each in row.problems if isinstance(each, Problem))


def written(lines: Lines, by: Person | None) -> PeopleImport:
    """The list, checked, confirmed and written."""
    plan = plan_of(lines, by)
    assert problems(plan) == []
    kept = confirm(lines, plan, by)
    run(kept.pk)
    kept.refresh_from_db()
    return kept


@pytest.fixture
def lines() -> Lines:
    """Two new units, one inside the other, and three people, one of whom holds two posts."""
    return Lines(
        units=[
            unit(row=2, key="SNV-TC-1", parent="SNV-TC", name="Tổ Cán bộ"),
            unit(row=3),
        ],
        people=[
            person(row=2, unit="SNV-TC", title="Chuyên viên", email="moi@anbinh.example"),
            person(
                row=3, username="le.thi.hai", family_name="Lê Thị", given_name="Hai", unit="SNV-TC-1", role="văn thư"
            ),
            person(row=4, username="do.ba", family_name="Đỗ", given_name="Ba", unit="SNV"),
            person(
                row=5, username="do.ba", family_name="Đỗ", given_name="Ba", unit="CBVP", role="người đứng đầu đơn vị"
            ),
        ],
    )


__all__ = ["Province", "lines", "person", "problems", "unit", "words", "written"]
