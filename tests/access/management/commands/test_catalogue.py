from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from search import catalogue
from search.catalogue import Entry


def explained(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("catalogue", "explain", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def letter(province):
    office = province.office.pk
    common = {"source": "directive", "key": "12", "title": "Kế hoạch", "url": "/12/"}
    catalogue.index(
        [
            Entry(tokens=[f"unit:{office}", "unit:9999"], **common),
            Entry(part="text", tokens=["unit:9999"], **common),
        ]
    )


def test_explain_names_the_circles_that_open_each_part(province, letter):
    office = province.office

    assert explained("directive/12", province.cadre.username) == [
        f"{province.cadre.username} is active",
        f"directive/12: found by unit:{office.pk} ({office.name})",
        "directive/12/text: not found by this person; it is for 1 other circles",
    ]


def test_explain_somebody_who_left_or_stands_outside(province, letter):
    province.cadre.is_active = False
    province.cadre.save()

    assert explained("directive/12", province.cadre.username)[:2] == [
        f"{province.cadre.username} is not active, and finds nothing",
        "directive/12: not found by this person; it is for 2 other circles",
    ]


def test_explain_a_source_that_is_off_says_so(province):
    catalogue.index([Entry(source="dummy.off", key="1", title="", url="/1/", tokens=["any"])])

    with translation.override("en"):
        assert explained("dummy.off/1", province.cadre.username)[1:] == [
            "the source dummy.off is switched off: nobody finds it",
            "dummy.off/1: found by any (everybody signed in)",
        ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("directive/12",), "Say which entry and who"),
        (("directive/13", "{user}"), "There is no entry of this name."),
        (("directive/12", "nobody"), "There is no person of this name."),
    ],
)
def test_explain_of_what_is_not_there_says_what_is_missing(province, letter, arguments, message):
    with pytest.raises(CommandError, match=message):
        explained(*(each.format(user=province.cadre.username) for each in arguments))
