"""Whether readers reach those who are asked."""

import pytest

from intranet.acknowledgement.reach import reaches


@pytest.mark.parametrize(
    ("readers", "term", "ancestors", "expected"),
    [
        (["any"], "under:7", [1, 7], True),
        (["under:1"], "under:7", [1, 7], True),
        (["under:7"], "under:7", [1, 7], True),
        (["unit:7"], "under:7", [1, 7], False),
        (["unit:7"], "post:clerk@7", [1, 7], True),
        (["under:9"], "under:7", [1, 7], False),
        ([], "user:5", [], False),
        (["user:5"], "user:5", [], True),
    ],
)
def test_reaches(readers: list[str], term: str, ancestors: list[int], expected: bool) -> None:
    assert reaches(readers, term, ancestors) is expected
