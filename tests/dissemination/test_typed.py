"""Whatever button of a session is pressed, what is typed beside others is kept; closing is shown before it is done."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.attendance.models import FollowUp, Session
from intranet.attendance.queries import lines_of
from intranet.attendance.services import count_heads, follow_up
from intranet.files.models import Attachment
from intranet.people.models import Person
from intranet.people.rules import today
from tests.factories.province import Province

There = Callable[..., None]


@pytest.fixture
def client(province: Province) -> Client:
    browser = Client()
    browser.force_login(province.head)
    return browser


def address(session: Session, page: str = "read") -> str:
    return reverse(f"dissemination:{page}", args=[session.pk])


def ticked(session: Session, *people: Person) -> dict[str, object]:
    """The list as a browser sends it, with ``people`` ticked."""
    session.refresh_from_db()
    listed = [line.person_id for line in lines_of(session)]
    return {"listed": listed, "there": [each.pk for each in people], "seen": session.recordings}


def statuses(session: Session) -> list[str]:
    return sorted(line.status for line in lines_of(session))


def counts(session: Session) -> list[int]:
    return list(session.headcounts.values_list("count", flat=True))


@pytest.mark.parametrize("pressed", ["record", "typed", "close", "invite"])
def test_a_count_is_kept_whatever_button_is_pressed(
    province: Province, client: Client, session: Session, pressed: str
) -> None:
    count = {"unit": province.office.pk, "count": 7}

    client.post(address(session), {"step": pressed, **ticked(session, province.cadre), **count})

    assert counts(session) == [7]
    assert statuses(session) == ["absent", "absent", "present"]


def test_ticks_and_a_file_are_kept_when_a_count_is_written_down(
    province: Province, client: Client, session: Session
) -> None:
    count_heads(session.pk, province.office, 1, province.head)
    typed = {"step": "count", "unit": province.office.pk, "count": 7, **ticked(session, province.head)}

    client.post(address(session), {**typed, "file": SimpleUploadedFile("bien-ban.txt", "Biên bản".encode())})

    assert (counts(session), statuses(session)) == ([7], ["absent", "absent", "present"])
    assert Attachment.objects.filter(subject_id=session.pk, name="bien-ban.txt").count() == 1


def test_a_list_without_a_tick_is_not_written_by_another_button(
    province: Province, client: Client, session: Session
) -> None:
    client.post(address(session), {"step": "count", "unit": province.office.pk, "count": 7, **ticked(session)})

    assert (counts(session), statuses(session)) == ([7], ["", "", ""])


def test_the_list_itself_is_written_without_a_tick(client: Client, session: Session) -> None:
    client.post(address(session), {"step": "record", **ticked(session)})

    assert statuses(session) == ["absent", "absent", "absent"]


def test_what_is_refused_stays_typed_while_the_rest_is_written(
    province: Province, client: Client, session: Session
) -> None:
    typed = {"step": "record", **ticked(session, province.cadre), "unit": "", "count": 7, "name": "không có ai"}

    page = client.post(address(session), typed)

    assert statuses(session) == ["absent", "absent", "present"]
    assert (page.context["forms"]["count"]["count"].value(), counts(session)) == ("7", [])
    assert page.context["forms"]["add"]["name"].value() == "không có ai"


def test_absentees_stay_ticked_while_their_day_is_missing(
    province: Province, client: Client, session: Session, there: There
) -> None:
    there(session, province.head, province.head)

    page = client.post(address(session), {"step": "record", **ticked(session), "people": [province.cadre.pk], "on": ""})

    assert page.context["picked"] == {province.cadre.pk}
    assert not FollowUp.objects.exists()


def test_nothing_is_closed_while_something_typed_is_refused(
    province: Province, client: Client, session: Session, there: There
) -> None:
    there(session, province.head, province.head)

    page = client.post(address(session), {"step": "close", **ticked(session, province.head), "count": 7})

    assert (page.status_code, page.context["forms"]["count"]["count"].value()) == (200, "7")


def test_a_session_with_ticks_on_its_page_is_not_called_off(
    province: Province, client: Client, session: Session
) -> None:
    page = client.post(address(session), {"step": "call-off", **ticked(session, province.cadre)})

    session.refresh_from_db()
    assert (session.state, set(page.context["ticked"])) == ("planned", {province.cadre.pk})


def test_everybody_is_ticked_while_the_count_is_kept(province: Province, client: Client, session: Session) -> None:
    count = {"unit": province.office.pk, "count": 7}

    page = client.post(address(session), {"step": "all", **ticked(session), "late": [province.cadre.pk], **count})

    assert (page.context["is_all"], page.context["late"], counts(session)) == (True, {province.cadre.pk}, [7])
    assert statuses(session) == ["", "", ""]


def test_closing_is_shown_before_it_is_done(province: Province, client: Client, session: Session, there: There) -> None:
    there(session, province.head, province.cadre)
    count_heads(session.pk, province.office, 4, province.head)
    follow_up(session.pk, [province.deputy.pk], today(), province.head)

    answer = client.post(address(session), {"step": "close", **ticked(session, province.cadre)})
    page = client.get(answer["Location"])

    session.refresh_from_db()
    assert (answer["Location"], session.state) == (address(session, "close"), "held")
    assert [value for _label, value in page.context["figures"]] == ["1", "0", "4", "2", "0", "1", "1", "0", "1"]
    assert [line.name for line in page.context["closing"].closes] == ["Trần Thu Hà"]
    assert [line.name for line in page.context["closing"].without_a_day] == ["Lê Minh Quân"]


def test_one_button_confirms_the_closing(province: Province, client: Client, session: Session, there: There) -> None:
    there(session, province.head, province.cadre)
    session.refresh_from_db()

    answer = client.post(address(session, "close"), {"seen": session.recordings})

    session.refresh_from_db()
    assert (answer["Location"], session.state) == (address(session), "closed")


def test_a_list_that_changed_since_it_was_shown_is_not_closed(
    province: Province, client: Client, session: Session, there: There
) -> None:
    there(session, province.head, province.cadre)
    session.refresh_from_db()
    seen = session.recordings
    there(session, province.head, province.deputy)

    page = client.post(address(session, "close"), {"seen": seen})

    session.refresh_from_db()
    assert (page.status_code, session.state) == (200, "held")
    assert [line.name for line in page.context["closing"].closes] == ["Phạm Quốc Bảo"]


def test_a_session_at_which_nobody_was_shows_no_closing(client: Client, session: Session) -> None:
    answer = client.get(address(session, "close"))

    assert (answer.status_code, answer["Location"]) == (302, address(session))
