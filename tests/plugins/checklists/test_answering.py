"""The section page: right answers are kept, what is wrong is said at its field, a conflict shows both texts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from intranet.contracts import today, working_calendar
from plugins.checklists.models import Answer, Duty, Inspection, Section
from plugins.checklists.services.answering import Typed, write
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house

pytestmark = pytest.mark.django_db


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def own(opened: House) -> Inspection:
    return opened.of(opened.province.office)


@pytest.fixture
def head(opened: House, client: Client) -> Client:
    client.force_login(opened.province.head)
    return client


def _answer(inspection: Inspection, place: int) -> Answer:
    return Answer.objects.get(inspection=inspection, question__place=place)


def _url(inspection: Inspection, what: str) -> str:
    return f"/checklists/phieu/{inspection.public_id}/{what}/"


def _assigned(opened: House, letter: str, person: Any) -> None:
    inspection = opened.of(opened.province.office)
    section = Section.objects.get(version=opened.campaign.version, place=ord(letter) - ord("A") + 1)
    Duty.objects.create(inspection=inspection, section=section, person=person)


def test_conflict_shows_both_texts_field_by_field_in_words(opened: House, own: Inspection, head: Client) -> None:
    theirs = Typed(verdict="partly", note="thiếu một phần", remedy_by=date(2026, 12, 11))
    write(_answer(own, 1), theirs, 0, opened.province.head)

    said = head.post(_url(own, "cau/1"), {"c1-revision": 0, "c1-verdict": "no", "c1-note": "chưa có"})

    told = said.json()
    assert (said.status_code, told["revision"], told["by"]) == (409, 1, "Lê Minh Quân")
    assert [(each["label"], each["mine"], each["theirs"], each["isText"]) for each in told["differences"]] == [
        ("Đánh giá", "Chưa đạt", "Đạt một phần", False),
        ("Giải trình", "chưa có", "thiếu một phần", True),
        ("Hạn khắc phục", "", "11/12/2026", False),
    ]
    assert (told["values"]["verdict"], told["values"]["remedy_by"]) == ("partly", "11/12/2026")


def test_conflict_without_javascript_keeps_the_others_and_is_settled_by_the_next_press(
    opened: House, own: Inspection, head: Client
) -> None:
    write(_answer(own, 1), Typed(verdict="yes", note="của người kia"), 0, opened.province.head)
    typed = {"c1-revision": 0, "c1-verdict": "no", "c1-note": "của tôi", "c2-revision": 0, "c2-verdict": "yes"}

    page = head.post(_url(own, "phan/A"), typed).content.decode()
    assert ("của người kia" in page, "của tôi" in page) == (True, True)
    assert (_answer(own, 1).note, _answer(own, 2).verdict) == ("của người kia", "yes")
    assert 'name="c1-revision" value="1"' in page
    taken = head.post(_url(own, "phan/A"), typed | {"take": "1", "c2-revision": 1})
    mine = head.post(_url(own, "phan/A"), typed | {"c1-revision": 1, "c2-revision": 1})

    assert (taken.status_code, taken["Location"]) == (302, _url(own, "phan/A") + "#c1")
    assert (mine.status_code, _answer(own, 1).note) == (302, "của tôi")


def test_error_stands_at_its_field_and_the_right_answers_are_kept(own: Inspection, head: Client) -> None:
    typed = {"c1-revision": 0, "c1-verdict": "no", "c1-remedy_by": "31/02/2027", "c1-owner": "Không Có Ai"}

    said = head.post(_url(own, "cau/1"), typed)
    page = head.post(_url(own, "phan/A"), typed | {"c2-revision": 0, "c2-verdict": "yes"}).content.decode()

    assert (said.status_code, sorted(said.json()["errors"])) == (422, ["owner", "remedy_by"])
    assert ('id="c1-remedy_by-error"' in page, 'value="31/02/2027"' in page) == (True, True)
    assert (_answer(own, 1).verdict, _answer(own, 2).verdict) == ("", "yes")


def test_every_answer_that_is_not_kept_is_counted_and_named_with_why_and_where(own: Inspection, head: Client) -> None:
    typed = {"c1-revision": 0, "c1-remedy_by": "31/02/2027", "c1-owner": "Không Có Ai", "c2-revision": 0}

    page = head.post(_url(own, "phan/A"), typed)

    said = [(target, place) for target, place, _words in page.context["problems"]]
    assert (said, page.context["refused"]) == ([("c1-owner", 1), ("c1-remedy_by", 1)], 1)
    assert [
        "Chưa lưu được 1 câu" in page.content.decode(),
        'href="#c1-remedy_by">Câu 1: ' in page.content.decode(),
    ] == [
        True,
        True,
    ]


def test_last_section_leads_to_the_whole_and_says_so(own: Inspection, head: Client) -> None:
    said = {letter: head.get(_url(own, f"phan/{letter}")).content.decode() for letter in "AB"}

    found = {letter: ("Lưu, sang phần sau<" in page, "Lưu và xem lại<" in page) for letter, page in said.items()}
    assert found == {"A": (True, False), "B": (False, True)}
    answer = head.post(_url(own, "phan/B"), {"c3-revision": 0, "c4-revision": 0})
    assert answer["Location"] == f"/checklists/phieu/{own.public_id}/"


def test_day_comes_back_as_it_was_typed_and_a_count_without_zeros(own: Inspection, head: Client) -> None:
    head.post(
        _url(own, "cau/3"), {"c3-revision": 0, "c3-verdict": "no", "c3-number": "4", "c3-remedy_by": "11/12/2026"}
    )

    page = head.get(_url(own, "phan/B")).content.decode()

    assert ('value="11/12/2026"' in page, 'name="c3-number" value="4"' in page) == (True, True)


def test_what_lacks_is_said_in_words(own: Inspection, head: Client) -> None:
    said = [
        head.post(_url(own, "cau/1"), {"c1-revision": 0, "c1-verdict": "no", "c1-note": "chưa có"}).json(),
        head.post(_url(own, "cau/1"), {"c1-revision": 1, "c1-verdict": "yes"}).json(),
        head.post(_url(own, "cau/3"), {"c3-revision": 0, "c3-verdict": "yes"}).json(),
    ]

    assert [(each["work"], each["standing"]) for each in said] == [
        ("doing", "Còn thiếu: nguyên nhân, người phụ trách, hạn khắc phục"),
        ("done", "Đã trả lời"),
        ("doing", "Còn thiếu: số"),
    ]


def test_assigned_person_writes_their_section_alone_and_only_while_in_the_unit(
    opened: House, own: Inspection, client: Client
) -> None:
    cadre, outsider = opened.province.cadre, opened.province.outsider
    _assigned(opened, "A", cadre)
    _assigned(opened, "A", outsider)
    client.force_login(cadre)

    kept = [
        client.post(_url(own, f"cau/{place}"), {f"c{place}-revision": 0, f"c{place}-verdict": "yes"})
        for place in (1, 3)
    ]
    pages = [client.get(_url(own, f"phan/{letter}")).content.decode() for letter in "AB"]
    client.force_login(outsider)
    foreign = client.post(_url(own, "cau/2"), {"c2-revision": 0, "c2-verdict": "no"})

    assert [each.status_code for each in kept] == [200, 403]
    assert [page.count("data-answer=") for page in pages] == [2, 0]
    assert (foreign.status_code, _answer(own, 2).verdict) == (404, "")


def test_head_with_a_section_of_their_own_goes_on_answering_every_other(opened: House, own: Inspection) -> None:
    _assigned(opened, "A", opened.province.head)

    assert write(_answer(own, 4), Typed(verdict="yes", text="đủ"), 0, opened.province.head).revision == 1


@pytest.mark.parametrize("letter", ["A", "B"])
def test_section_takes_as_many_queries_for_one_written_answer_as_for_all(
    own: Inspection, opened: House, head: Client, letter: str, django_assert_max_num_queries: Any
) -> None:
    counts = []
    head.get(_url(own, f"phan/{letter}"))  # the first page of all fills caches of the house
    for place in (1, 2) if letter == "A" else (3, 4):
        write(
            _answer(own, place),
            Typed(verdict="no", note="x", owner_id=opened.province.head.pk),
            0,
            opened.province.head,
        )
        with django_assert_max_num_queries(60) as asked:
            head.get(_url(own, f"phan/{letter}"))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_draft_of_a_unit_is_read_in_words_by_those_above_and_written_by_none_of_them(
    opened: House, own: Inspection, client: Client
) -> None:
    write(_answer(own, 1), Typed(verdict="partly", note="thiếu"), 0, opened.province.head)
    client.force_login(opened.province.leader)

    page = client.get(_url(own, "phan/A")).content.decode()
    refused = client.post(_url(own, "cau/1"), {"c1-revision": 1, "c1-verdict": "yes"})

    assert ("Đạt một phần" in page, "data-answer=" in page, refused.status_code) == (True, False, 403)
    assert _answer(own, 1).verdict == "partly"


def _sunday() -> date:
    """To come, before a day on which the office works."""
    day = today() + timedelta(days=13 - today().weekday())
    while not working_calendar(day).is_working(day + timedelta(days=1)):
        day += timedelta(days=7)
    return day


@pytest.mark.parametrize(("choice", "moved"), [("keep", 0), ("move", 1)])
@pytest.mark.parametrize("verdict", ["partly", "no"])
def test_day_off_of_a_remedy_is_asked_about_and_kept_or_moved(
    own: Inspection, client: Client, opened: House, choice: str, moved: int, verdict: str
) -> None:
    client.force_login(opened.province.head)
    off = _sunday()
    typed = {"c1-revision": 0, "c1-verdict": verdict, "c1-remedy_by": f"{off:%d/%m/%Y}"}

    asked = client.post(_url(own, "cau/1"), typed).json()
    page = client.post(_url(own, "phan/A"), typed | {"c2-revision": 0}).content.decode()
    between = _answer(own, 1).remedy_by
    kept = client.post(_url(own, "cau/1"), typed | {"c1-remedy_by_choice": f"{choice}:{off}"}).json()

    offered = [[html.count(f'value="{each}:{off}"') for each in ("keep", "move")] for html in (asked["asked"], page)]
    assert (list(asked["errors"]), offered, between) == (["remedy_by"], [[1, 1], [1, 1]], None)
    due = off + timedelta(days=moved)
    assert (_answer(own, 1).remedy_by, kept["moved"]) == (due, f"{due:%d/%m/%Y}" if moved else "")


def test_day_off_that_was_kept_is_not_asked_about_again_nor_where_nothing_lacks(
    own: Inspection, client: Client, opened: House
) -> None:
    client.force_login(opened.province.head)
    off = _sunday()
    typed = {"c1-verdict": "no", "c1-remedy_by": f"{off:%d/%m/%Y}"}
    client.post(_url(own, "cau/1"), typed | {"c1-revision": 0, "c1-remedy_by_choice": f"keep:{off}"})

    again = client.post(_url(own, "cau/1"), typed | {"c1-revision": 1, "c1-note": "chưa có"})
    other = {"c2-revision": 0, "c2-verdict": "yes", "c2-remedy_by": f"{off:%d/%m/%Y}"}
    met = client.post(_url(own, "cau/2"), other)

    assert (again.status_code, _answer(own, 1).note, met.status_code) == (200, "chưa có", 200)
