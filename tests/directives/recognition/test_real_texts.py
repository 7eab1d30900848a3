"""The real public texts kept beside the project; skipped where they are absent."""

import json
from pathlib import Path

import pytest

from intranet.directives.recognition import find_stamp, recognise
from tests.directives.recognition.readout import plain

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real documents are not here")


def _text(name: str) -> str:
    return (DOCUMENTS / name).read_text(encoding="utf-8")


def test_recognise_official_letter_of_a_province():
    recognition = recognise(_text("cong-van-1052-UBND-NC.txt"))

    assert {field.name: plain(field.value) for field in recognition.fields if field.value is not None} == {
        "family": "state",
        "symbol": "1052/UBND-NC",
        "number": "1052",
        "place": "Tuyên Quang",
        "date": "2023-03-20",
        "issuer": "Ủy ban nhân dân tỉnh Tuyên Quang",
        "type": "Công văn",
        "subject": "tăng cường công tác bảo vệ chính trị nội bộ Đảng",
        "addressees": ["Cơ quan thuộc và trực thuộc Ủy ban nhân dân tỉnh", "Ủy ban nhân dân huyện, thành phố"],
        "recipients": [
            ["Như trên", ""], ["Chủ tịch UBND tỉnh", ""], ["Phó Chủ tịch UBND tỉnh", ""],
            ["Chánh, Phó CVP UBND tỉnh", ""],
        ],
        "archive": "Lưu: VT, NC.",
        "signatory": ["", "CHỦ TỊCH", "Nguyễn Văn Sơn"],
        "lead": "Sở Nội vụ",
    }  # fmt: skip
    assert {field.confidence for field in recognition.fields if field.value is not None} == {"sure"}
    assert {str(cite): cite.date for cite in recognition.cites} == {
        "58-QĐ/TW": "2022-02-08",
        "01-HD/BTCTW": "2022-08-05",
        "1985-CV/TU": "2023-03-08",
    }
    assert [duty.number for duty in recognition.duties] == ["1", "2", "3", "4", "5", "6"]
    assert (recognition.kind, recognition.problems, len(recognition.paragraphs)) == ("directive", (), 9)


def test_recognise_damaged_party_draft_is_read_but_sure_only_of_what_is_whole():
    recognition = recognise(_text("du-thao-chi-thi-bao-ve-bi-mat.txt"))

    assert {field.name: plain(field.value) for field in recognition.fields if field.confidence == "sure"} == {
        "family": "party",
        "place": "Quảng Ngãi",
        "issuer": "Tỉnh ủy Quảng Ngãi",
        "dissemination": "chi bộ",
    }
    assert (recognition.value("type"), recognition.value("date"), recognition.value("symbol")) == (
        "Chỉ thị", "2024-08", "-CT/TU",
    )  # fmt: skip
    assert recognition.field("number").confidence == "missing"
    assert plain(recognition.value("signatory")) == ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Đinh Thị Hồng Minh"]
    assert [each for each in plain(recognition.value("recipients")) if each[1]] == [
        ["Ban Bí thư", "report"], ["Văn phòng Trung ương Đảng", "report"], ["Đảng ủy Công an Trung ương", "report"],
    ]  # fmt: skip
    assert plain(recognition.value("archive")) == "Lưu Văn phòng Tỉnh ủy."
    assert [duty.number for duty in recognition.duties] == ["1", "2", "3", "4", "5.1", "5.2", "5.3", "5.4", "5.5"]


def test_recognise_news_item_is_no_directive():
    recognition = recognise(_text("tin-doan-kiem-tra-so-4.txt"))

    assert (recognition.kind, recognition.fields) == ("not-directive", ())


@pytest.mark.parametrize("name", ["noi-dung", "phu-luc-I", "phu-luc-III", "phu-luc-IV", "phu-luc-VI"])
def test_recognise_decree_on_clerical_work_is_a_text_and_no_secret(name):
    recognition = recognise(_text(f"nghi-dinh-30-2020/{name}.md"))

    assert (recognition.kind, recognition.problems) == ("not-directive", ("not-a-directive",))
    assert "30/2020/NĐ-CP" in [str(cite) for cite in recognition.cites]


@pytest.mark.parametrize("name", ["cong-van-1052-UBND-NC", "du-thao-chi-thi-bao-ve-bi-mat", "tin-doan-kiem-tra-so-4"])
def test_find_stamp_in_texts_that_speak_of_secrecy_finds_none(name):
    assert "bí mật" in _text(f"{name}.txt")
    assert find_stamp(_text(f"{name}.txt")) is None


def test_to_json_of_the_official_letter_is_plain_json():
    row = recognise(_text("cong-van-1052-UBND-NC.txt")).to_json("cong-van-1052-UBND-NC.txt")

    assert json.loads(json.dumps(row)) == row
    assert row["signatory"] == "Nguyễn Văn Sơn"
    assert len(row["recipients"]) == 4
