"""Taking a document in: from a file to a draft, through the screen and through the command."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from intranet.audit.models import Event
from intranet.directives.demo import LETTERS
from intranet.directives.models import Directive
from intranet.files.models import Attachment, StoredFile
from tests.factories.documents import draft, issued
from tests.factories.province import Province

LETTER = LETTERS / "1052-UBND-NC.txt"
SECRET = "TUYỆT MẬT\n\nỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\n\nSố: 01/BC-UBND\n\nNội dung canarymatzq."


DOUBTFUL = LETTER.read_text().replace(
    "Nơi nhận:", f"{'Hồ chứa vận hành bình thường.' + chr(10)}TỐI MẬT{chr(10)}Nơi nhận:"
)


def _upload(client: Client, province: Province, content: bytes, name: str = "cong-van.txt") -> object:
    file = SimpleUploadedFile(name, content)
    return client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk})


def test_upload_of_a_letter_makes_a_draft_with_its_fields(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    response = _upload(client, province, LETTER.read_bytes())

    made = Directive.objects.get()
    assert response.url == f"/tiep-nhan/{made.public_id}/"
    assert (made.symbol, made.number, made.date.isoformat(), made.place) == (
        "1052/UBND-NC",
        "1052",
        "2026-11-16",
        "An Bình",
    )
    assert (made.type.slug, made.issuer) == ("cong-van", "Ủy ban nhân dân tỉnh An Bình")
    assert made.summary == "tăng cường bảo vệ thông tin trên không gian mạng"
    assert (made.signatory, made.signatory_title) == ("Lê Văn Minh", "CHỦ TỊCH")
    assert [c.symbol for c in made.citations.all()] == ["198/KH-UBND", "07-HD/VPTU"]
    assert (len(made.addressees), len(made.recipients), made.archive_line) == (2, 3, "Lưu: VT, NC.")


def test_upload_keeps_the_original_byte_for_byte(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    _upload(client, province, LETTER.read_bytes())
    attachment = Attachment.objects.get()

    served = client.get(f"/tep/{attachment.public_id}/")

    assert served.getvalue() == LETTER.read_bytes()


def test_upload_of_a_state_secret_leaves_nothing_behind(province: Province, client: Client, settings: object) -> None:
    client.force_login(province.clerk)

    response = _upload(client, province, SECRET.encode(), "canarytenzq.txt")

    assert "có dấu chỉ độ mật" in response.content.decode()
    assert (StoredFile.objects.count(), Directive.objects.count()) == (0, 0)
    kept = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    assert [path for path in kept if b"canarymatzq" in path.read_bytes()] == []
    refusal = Event.objects.get(action="file.refused")
    named = "canary" in f"{refusal.label}{refusal.subject}"
    assert (refusal.details, named) == ({"refusal": "state-secret"}, False)


def test_upload_that_reads_like_a_secret_is_kept_only_after_somebody_has_looked(
    province: Province, client: Client
) -> None:
    client.force_login(province.clerk)

    asked = _upload(client, province, DOUBTFUL.encode())
    assert (asked.status_code, asked.context["form"].asks_to_look) == (200, True)
    assert (StoredFile.objects.count(), Directive.objects.count()) == (0, 0)
    assert Event.objects.get(action="file.refused").details == {"refusal": "secrecy-doubt"}

    file = SimpleUploadedFile("cong-van.txt", DOUBTFUL.encode())
    client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk, "looked": "on"})
    assert (StoredFile.objects.count(), Directive.objects.count()) == (1, 1)
    assert Event.objects.get(action="file.accepted").details["vouched"] == ["secrecy-doubt"]


@pytest.mark.parametrize(
    "hidden",
    [
        f"Trang bìa\n\f{SECRET}",
        "x" * 200_000 + f"\n{SECRET}",
        "Trang một.\n\fTỐI MẬT\n\nTrang hai.",
        "Dòng chữ.\n" * 500 + SECRET.replace("\n\nSố", "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố"),
    ],
    ids=["cover", "padding", "second page", "far below"],
)
def test_cover_hides_no_state_secret(province: Province, client: Client, hidden: str) -> None:
    client.force_login(province.clerk)

    _upload(client, province, hidden.encode())

    assert (StoredFile.objects.count(), Directive.objects.count()) == (0, 0)


def test_looking_at_a_harmless_file_vouches_for_nothing(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    file = SimpleUploadedFile("a.txt", LETTER.read_bytes())
    client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk, "looked": "on"})

    assert sorted(Event.objects.get(action="file.accepted").details) == ["kind", "size"]


def test_looking_settles_no_certain_stamp(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    file = SimpleUploadedFile("mat.txt", SECRET.encode())
    client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk, "looked": "on"})

    assert (StoredFile.objects.count(), Directive.objects.count()) == (0, 0)


def test_intake_for_somebody_who_is_no_clerk_is_a_missing_page(province: Province, client: Client) -> None:
    client.force_login(province.cadre)

    assert client.get("/tiep-nhan/").content == client.get("/khong-co/").content


def test_upload_into_another_office_is_refused(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    file = SimpleUploadedFile("a.txt", LETTER.read_bytes())
    client.post("/tiep-nhan/", {"file": file, "unit": province.commune.pk})

    assert Directive.objects.count() == 0


def test_edit_with_an_impossible_day_keeps_what_was_typed(province: Province, client: Client) -> None:
    made = draft(province)
    client.force_login(province.clerk)

    response = client.post(
        f"/tiep-nhan/{made.public_id}/",
        {"symbol": "9/X-Y", "date": "31/11/2026", "summary": "đang gõ dở", "issuer": ""},
    )

    page = response.content.decode()
    assert (response.status_code, "31/11/2026" in page, "đang gõ dở" in page) == (200, True, True)
    assert "Ghi đủ ngày, tháng và bốn chữ số của năm" in page
    made.refresh_from_db()
    assert made.symbol == "1052/UBND-NC"


def test_edit_saves_and_keeps_the_text_with_its_emphasis(province: Province, client: Client) -> None:
    made = draft(province, paragraphs=["<p>Một <b>hai</b></p>"])
    client.force_login(province.clerk)
    page = client.get(f"/tiep-nhan/{made.public_id}/")
    values = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    values = {name: "\n".join(v) if isinstance(v, list) else v or "" for name, v in values.items()}

    client.post(f"/tiep-nhan/{made.public_id}/", values | {"date": "16/11/2026", "summary": "mới"})

    made.refresh_from_db()
    assert (made.summary, made.body[0].value.source) == ("mới", "<p>Một <b>hai</b></p>")


def test_edit_of_a_draft_that_somebody_else_saved_loses_neither(province: Province, client: Client) -> None:
    made = draft(province)
    path = f"/tiep-nhan/{made.public_id}/"
    client.force_login(province.clerk)
    mine = _typed(client, path) | {"summary": "của văn thư"}
    client.force_login(province.editor)
    client.post(path, _typed(client, path) | {"summary": "của biên tập", "signatory": "Người Khác"})

    client.force_login(province.clerk)
    asked = client.post(path, mine)

    made.refresh_from_db()
    assert (asked.status_code, made.summary, made.signatory) == (200, "của biên tập", "Người Khác")
    errors = asked.context["form"].errors
    assert sorted(errors) == ["__all__", "signatory", "summary"]
    assert "của biên tập" in errors["summary"][0]
    assert asked.context["form"]["summary"].value() == "của văn thư"

    saved = client.post(path, mine | {"seen": asked.context["seen"], "signatory": "Người Khác"})
    made.refresh_from_db()
    assert (saved.status_code, made.summary, made.signatory) == (302, "của văn thư", "Người Khác")


def _typed(client: Client, path: str) -> dict[str, str]:
    page = client.get(path)
    values = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    typed = {name: "\n".join(v) if isinstance(v, list) else v or "" for name, v in values.items()}
    return typed | {"date": "16/11/2026", "seen": page.context["seen"]}


def test_draft_is_thrown_away_by_its_office(province: Province, client: Client) -> None:
    made = draft(province)
    client.force_login(province.clerk)

    answer = client.post(f"/tiep-nhan/{made.public_id}/bo/")

    assert (answer.status_code, answer.url, Directive.objects.count()) == (302, "/tiep-nhan/", 0)
    assert Event.objects.first().action == "directive.draft-deleted"


@pytest.mark.parametrize("who", ["cadre", "outsider"])
def test_draft_of_another_office_is_not_thrown_away(province: Province, client: Client, who: str) -> None:
    made = draft(province)
    client.force_login(province.people[who])

    answer = client.post(f"/tiep-nhan/{made.public_id}/bo/")

    assert (answer.status_code, Directive.objects.count()) == (404, 1)


def test_issued_document_is_not_thrown_away(province: Province, client: Client) -> None:
    made = issued(province)
    client.force_login(province.editor)

    assert client.post(f"/tiep-nhan/{made.public_id}/bo/").status_code == 404
    assert Directive.objects.count() == 1


def test_upload_of_nothing_but_spaces_is_refused(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    answer = _upload(client, province, b"  \n \n\t  ")

    assert "Tệp rỗng" in str(answer.context["form"].errors["file"])
    assert (StoredFile.objects.count(), Directive.objects.count()) == (0, 0)


def test_upload_of_what_is_no_document_keeps_its_text(province: Province, client: Client) -> None:
    client.force_login(province.clerk)

    _upload(client, province, "Ghi chép.\n\nDòng hai.".encode())

    assert [block.value.source for block in Directive.objects.get().body] == ["<p>Ghi chép.</p>", "<p>Dòng hai.</p>"]


def test_edit_of_an_issued_document_is_a_missing_page(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.clerk)

    response = client.post(f"/tiep-nhan/{directive.public_id}/", {"summary": "đã sửa"})

    directive.refresh_from_db()
    assert (response.status_code, directive.summary) == (404, "tăng cường bảo vệ thông tin trên không gian mạng")


def test_edit_warns_of_the_same_symbol_and_issuer(province: Province, client: Client) -> None:
    issued(province)
    made = draft(province)
    client.force_login(province.clerk)

    assert "Có thể trùng văn bản đã tiếp nhận" in client.get(f"/tiep-nhan/{made.public_id}/").content.decode()


def test_command_dry_run_prints_json_and_stores_nothing(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_document", str(LETTER), dry_run=True, json=True)

    line = json.loads(capsys.readouterr().out)
    assert (line["file"], line["kind"], line["symbol"], line["date"]) == (
        LETTER.name,
        "directive",
        "1052/UBND-NC",
        "2026-11-16",
    )
    assert (line["confidence"]["symbol"], Directive.objects.count()) == ("sure", 0)


def test_command_takes_in_for_the_clerk_of_the_office(province: Province) -> None:
    call_command("import_document", str(LETTER), unit="UBND", by="clerk")

    assert Directive.objects.get().created_by == province.clerk


def test_command_for_somebody_who_is_no_clerk_is_refused(province: Province) -> None:
    with pytest.raises(CommandError):
        call_command("import_document", str(LETTER), unit="UBND", by="cadre")

    assert Directive.objects.count() == 0


def test_command_refuses_a_state_secret(province: Province, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text(SECRET)

    with pytest.raises(CommandError):
        call_command("import_document", str(secret), json=True, unit="UBND", by="clerk")

    assert json.loads(capsys.readouterr().out)["kind"] == "secret"
    assert (StoredFile.objects.count(), Directive.objects.count()) == (0, 0)


def test_command_goes_on_after_a_file_that_fails(
    province: Province, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"1.txt": LETTER.read_text(), "2.txt": SECRET, "4.txt": LETTER.read_text().replace("1052", "1053")}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    paths = [str(tmp_path / f"{number}.txt") for number in (1, 2, 3, 4)]

    with pytest.raises(CommandError, match="2 of 4 files"):
        call_command("import_document", *paths, json=True, unit="UBND", by="clerk")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["file"], line["kind"]) for line in lines] == [
        ("1.txt", "directive"),
        ("2.txt", "secret"),
        ("3.txt", "not-directive"),
        ("4.txt", "directive"),
    ]
    assert list(Directive.objects.order_by("pk").values_list("symbol", flat=True)) == ["1052/UBND-NC", "1053/UBND-NC"]
