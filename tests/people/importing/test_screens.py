"""The screens of a list: sent, checked, confirmed, followed; and the same on the command line."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from intranet.files.lists import read_list
from intranet.people.importing.headings import PEOPLE, UNITS
from intranet.people.models import PeopleImport, Person, Unit
from intranet.worker.models import Job
from intranet.worker.running import work_one
from intranet.worker.stopping import Stop
from tests.factories.number_lists import workbook
from tests.factories.province import Province
from tests.people.conftest import SignIn

HERE = "/admin/people/import/"
UNIT_HEADS = [both[0] for both in UNITS.values()]
PEOPLE_HEADS = [both[0] for both in PEOPLE.values()]
UNIT = ("SNV-TC", "SNV", "Phòng Tổ chức", "", "", "phòng", "01/07/2025")
PERSON = ("tran.van.moi", "Trần Văn", "Mới", "", "", "SNV-TC", "", "Chuyên viên", "01/07/2025", "")


def _csv(heads: list[str], *rows: tuple[str, ...], separator: str = ";") -> bytes:
    return "\ufeff".encode() + "\r\n".join(separator.join(row) for row in (heads, *rows)).encode()


def _files(unit: tuple[str, ...] = UNIT, person: tuple[str, ...] = PERSON) -> dict[str, SimpleUploadedFile]:
    return {
        "file": SimpleUploadedFile("don-vi.csv", _csv(UNIT_HEADS, unit)),
        "second": SimpleUploadedFile("can-bo.csv", _csv(PEOPLE_HEADS, person, separator=",")),
    }


@pytest.fixture
def desk(province: Province, signed_in: SignIn) -> Client:
    return signed_in(province.administrator)


def test_a_right_list_is_checked_confirmed_and_written(province: Province, desk: Client) -> None:
    checked = desk.post(HERE, _files())
    assert checked.status_code == 200
    assert not Unit.objects.filter(import_key="SNV-TC").exists()

    confirmed = desk.post(f"{HERE}confirm/", {"ticket": checked.context["ticket"]})
    kept = PeopleImport.objects.get()
    assert confirmed.headers["Location"] == f"{HERE}{kept.pk}/"
    assert desk.get(f"{HERE}{kept.pk}/").headers["Refresh"] == "5"
    assert work_one(Stop())

    assert Person.objects.get(username="tran.van.moi").posts.get().unit.import_key == "SNV-TC"
    assert (Job.objects.get(run__contains="importing").state, kept.by) == ("done", province.administrator)
    assert "Refresh" not in desk.get(f"{HERE}{kept.pk}/").headers


def test_a_list_that_was_given_up_says_what_to_do(province: Province, desk: Client) -> None:
    desk.post(f"{HERE}confirm/", {"ticket": desk.post(HERE, _files()).context["ticket"]})
    Job.objects.update(state="dead")

    answer = desk.get(f"{HERE}{PeopleImport.objects.get().pk}/")

    assert 'href="/admin/work/"' in answer.content.decode()
    assert "Refresh" not in answer.headers


def test_a_wrong_row_keeps_everything_from_being_written(province: Province, desk: Client) -> None:
    wrong = (*PERSON[:5], "KHONG-CO", *PERSON[6:])

    answer = desk.post(HERE, _files(person=wrong))

    assert (answer.context["ticket"], answer.context["wrong_count"], answer.context["changing_count"]) == ("", 1, 1)
    assert "KHONG-CO" in answer.content.decode()
    assert PeopleImport.objects.count() == 0


def test_a_list_that_is_there_already_says_so(province: Province, desk: Client) -> None:
    desk.post(f"{HERE}confirm/", {"ticket": desk.post(HERE, _files()).context["ticket"]})
    work_one(Stop())

    answer = desk.post(HERE, _files())

    assert (answer.context["ticket"], answer.context["changing_count"], answer.context["unchanged_count"]) == ("", 0, 2)


def test_a_file_that_is_no_list_is_told_which_files_are(province: Province, desk: Client) -> None:
    answer = desk.post(HERE, {"file": SimpleUploadedFile("can-bo.pdf", b"%PDF-1.7\n%%EOF\n")})

    assert answer.context["form"].errors["file"] == ["Ở đây chỉ nhận các loại tệp: .xlsx, .csv."]


def test_a_workbook_with_both_sheets_and_dates_is_read(province: Province, desk: Client) -> None:
    upload = SimpleUploadedFile(
        "ds.xlsx", workbook([*PEOPLE_HEADS, "Ngày sinh"], (*PERSON[:5], "SNV", *PERSON[6:], "1980"))
    )

    answer = desk.post(HERE, {"file": upload})

    assert (answer.context["ignored"], answer.context["changing_count"]) == (["Ngày sinh"], 1)
    assert "Ngày sinh" in answer.content.decode()


@pytest.mark.parametrize("ticket", ["", "x", "e30:1abc:forged"])
def test_a_ticket_that_is_not_ours_writes_nothing(province: Province, desk: Client, ticket: str) -> None:
    assert desk.post(f"{HERE}confirm/", {"ticket": ticket}).headers["Location"] == HERE

    assert PeopleImport.objects.count() == 0


def test_a_ticket_of_somebody_else_writes_nothing(province: Province, desk: Client, signed_in: SignIn) -> None:
    from tests.factories.province import person

    ticket = desk.post(HERE, _files()).context["ticket"]
    second = signed_in(person("admin2", "Lê", "Hai", province.committee, "administrator"))

    second.post(f"{HERE}confirm/", {"ticket": ticket})

    assert PeopleImport.objects.count() == 0


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.docx"])
def test_a_file_that_is_no_list_is_refused_in_words(province: Province, desk: Client, name: str) -> None:
    answer = desk.post(HERE, {"file": SimpleUploadedFile(name, b"\x00\x01\x02 khong")})

    assert (answer.status_code, len(answer.context["form"].errors["file"])) == (200, 1)


@pytest.mark.parametrize("who", ["cadre", "clerk", "editor", "leader", "outsider", "security"])
def test_no_screen_of_a_list_opens_for_others(province: Province, signed_in: SignIn, who: str) -> None:
    browser = signed_in(province.people[who])
    kept = PeopleImport.objects.create(by=province.administrator)

    for address in (HERE, f"{HERE}confirm/", f"{HERE}blank.xlsx", f"{HERE}{kept.pk}/"):
        assert (address, browser.get(address).status_code) == (address, 302)
        assert (address, browser.post(address, {}).status_code) == (address, 302)


def test_the_blank_list_is_read_as_what_it_is(province: Province, desk: Client) -> None:
    content = desk.get(f"{HERE}blank.xlsx").content

    sheets = read_list(SimpleUploadedFile("ds.xlsx", content), by=province.administrator).sheets

    assert [list(sheet.rows[0][1].values()) for sheet in sheets][:2] == [UNIT_HEADS, PEOPLE_HEADS]


def test_the_command_shows_and_writes(province: Province, tmp_path: Path) -> None:
    units, people, out = tmp_path / "u.csv", tmp_path / "p.csv", io.StringIO()
    units.write_bytes(_csv(UNIT_HEADS, UNIT))
    people.write_bytes(_csv(PEOPLE_HEADS, PERSON))

    call_command("import_people", units, people, stdout=out)
    assert not Person.objects.filter(username="tran.van.moi").exists()
    call_command("import_people", units, people, "--write", stdout=out)
    assert Person.objects.filter(username="tran.van.moi").exists()
    call_command("import_people", units, people, "--write", stdout=out)

    assert out.getvalue().endswith("Everything is there already; nothing changes.\n")


def test_the_command_refuses_a_wrong_row(province: Province, tmp_path: Path) -> None:
    people = tmp_path / "p.csv"
    people.write_bytes(_csv(PEOPLE_HEADS, PERSON))

    with pytest.raises(CommandError):
        call_command("import_people", people, "--write", stdout=io.StringIO())

    assert PeopleImport.objects.count() == 0
