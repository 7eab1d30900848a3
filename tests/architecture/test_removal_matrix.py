import pytest

from tests.architecture.removal_matrix import combinations, installed


@pytest.mark.parametrize(
    ("slugs", "expected"),
    [
        ((), [()]),
        (("a",), [(), ("a",)]),
        (("a", "b"), [(), ("b",), ("a",), ("b", "a")]),
        (("a", "b", "c"), [(), ("b", "c"), ("a", "c"), ("a", "b"), ("a",), ("b",), ("c",), ("c", "b", "a")]),
    ],
)
def test_combinations(slugs, expected):
    assert combinations(slugs) == expected


def test_installed_names_the_folders_of_plugins():
    assert "fulltext" in installed() or installed() == ()
