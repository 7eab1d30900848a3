import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.files.ranges import Range, Unsatisfiable, requested


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-9", Range(0, 9)),
        ("bytes=90-", Range(90, 99)),
        ("bytes=90-500", Range(90, 99)),
        ("bytes=-10", Range(90, 99)),
        ("bytes=-500", Range(0, 99)),
        ("bytes=99-99", Range(99, 99)),
        ("Bytes=1 - 2", Range(1, 2)),
        ("bytes=0-1,5-6", None),
        ("bytes=9-1", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("lines=0-1", None),
        ("", None),
    ],
)
def test_requested_range_of_a_hundred_bytes(header: str, expected: Range | None) -> None:
    assert requested(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_requested_range_behind_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        requested(header, 100)


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_requested_range_never_leaves_the_file(size: int, first: int, last: int) -> None:
    try:
        found = requested(f"bytes={first}-{last}", size)
    except Unsatisfiable:
        assert first >= size
    else:
        assert found is None or 0 <= found.first <= found.last < size
