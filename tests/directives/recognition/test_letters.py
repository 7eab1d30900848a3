"""Letters of a fictional province: every field, its confidence and its place."""

import unicodedata

import pytest

from intranet.directives.recognition import NOTES, Recognition, recognise
from tests.directives.recognition.letters import expected, letter, names
from tests.directives.recognition.readout import readout

DIRECTIVES = [name for name in names() if expected()[name]["kind"] == "directive"]


@pytest.mark.parametrize("name", names())
def test_recognise_letter_reads_what_is_expected(name):
    assert readout(recognise(letter(name))) == expected()[name]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", DIRECTIVES)
def test_recognise_gives_places_in_the_text_it_was_given(name, form):
    text = unicodedata.normalize(form, letter(name))

    def at(*spans: tuple[int, int]) -> str:
        return "".join("".join(unicodedata.normalize("NFC", text[start:end]).split()) for start, end in spans)

    recognition = recognise(text)

    for found in map(recognition.field, ("date", "issuer", "symbol", "subject")):
        assert "".join(found.printed.split()).strip("V/v") in at(*found.spans)
    for cite in recognition.cites:
        assert {at(span) for span in cite.spans} == {str(cite)}
    for duty in recognition.duties:
        assert at(duty.span) == "".join(str(duty).split())


def test_recognise_letter_reads_duties_whole_and_leaves_the_closing_out():
    duties = recognise(letter("cong-van-so-noi-vu")).duties

    assert [str(duty) for duty in duties] == [
        "1. Lập hồ sơ công việc đối với toàn bộ văn bản phát sinh trong năm 2025.",
        "2. Nộp lưu hồ sơ trước ngày 30/6/2026; lập danh mục theo mẫu kèm theo Hướng dẫn số 07-HD/VPTU ngày "
        "15/12/2025 của Văn phòng Tỉnh ủy.",
        "3. Giao Trung tâm Lưu trữ lịch sử chủ trì hướng dẫn nghiệp vụ.",
    ]
    assert [duty.unit for duty in duties] == ["", "", "Trung tâm Lưu trữ lịch sử"]


def test_recognise_joins_wrapped_lines_of_the_body_to_paragraphs():
    paragraphs = recognise(letter("quyet-dinh-hai-cot")).paragraphs

    assert paragraphs[-1].startswith("Điều 3. Chánh Văn phòng và các ông, bà")
    assert paragraphs[-1].endswith("chịu trách nhiệm thi hành Quyết định này./.")


def test_recognise_scan_is_sure_only_of_what_a_known_phrase_says():
    from_text, from_scan = (recognise(letter("chi-thi-tinh-uy"), scanned=scanned) for scanned in (False, True))

    for name in ("symbol", "number", "date", "signatory", "issuer", "subject", "recipients"):
        assert from_text.field(name).confidence == "sure"
        assert (from_scan.field(name).confidence, from_scan.field(name).note) == ("unsure", "from-scan")
    assert (from_scan.field("type").confidence, from_scan.field("family").confidence) == ("sure", "sure")


def test_recognise_damaged_title_makes_all_that_may_be_misread_unsure():
    recognition = recognise(letter("chi-thi-tinh-uy").replace("CHỈ THỊ", "CH₁ THI"))

    assert (recognition.value("type"), recognition.field("type").confidence) == ("Chỉ thị", "unsure")
    for name in ("symbol", "number", "date", "subject", "recipients", "signatory"):
        assert recognition.field(name).confidence == "unsure"


@pytest.mark.parametrize(
    ("printed", "symbol", "note"),
    [
        ("Số: 640/SNV-VTLT", "640/SNV-VTLT", ""),
        ("Số: 640/SNY-VTLT", "640/SNY-VTLT", "misfit-issuer"),
        ("Số: 640/QĐ-SNV", "640/QĐ-SNV", "misfit-type"),
        ("Số 640-CV/SNV", "640-CV/SNV", "other-family"),
        ("Số: 64O/SNV-VTLT", "640/SNV-VTLT", "repaired"),
        ("Số: 640/SNV-VTLT\nSố: 641/SNV-VTLT", "640/SNV-VTLT", "several-numbers"),
        ("Số: 640/CCTTHC", "640/CCTTHC", "misfit-type"),
    ],
)
def test_recognise_symbol_that_disagrees_with_the_rest_is_unsure(printed, symbol, note):
    field = recognise(letter("cong-van-so-noi-vu").replace("Số: 640/SNV-VTLT", printed)).field("symbol")

    assert (field.value, field.note, field.confidence) == (symbol, note, "unsure" if note else "sure")


@pytest.mark.parametrize("name", names())
def test_every_note_and_problem_has_a_sentence(name):
    recognition = recognise(letter(name))

    assert {field.note for field in recognition.fields} - {""} <= NOTES.keys()
    assert set(recognition.problems) <= NOTES.keys()


def test_to_json_has_the_documented_keys_in_order():
    row = recognise(letter("cong-van-so-noi-vu")).to_json("cong-van.txt")

    assert list(row) == [
        "file", "kind", "symbol", "number", "date", "place", "issuer", "type", "subject", "addressees", "recipients",
        "signatory", "dissemination", "urgency", "cites", "duties", "confidence", "problems",
    ]  # fmt: skip
    assert (row["file"], row["kind"]) == ("cong-van.txt", "directive")
    assert (row["symbol"], row["date"]) == ("640/SNV-VTLT", "2026-02-05")
    assert row["recipients"] == ["Như trên", "UBND tỉnh (để b/c)", "Văn phòng Tỉnh ủy (p/h)"]
    assert row["signatory"] == "Trần Thị Bích Hà"
    assert row["cites"] == ["30/2020/NĐ-CP", "12/KH-UBND", "07-HD/VPTU"]
    assert set(row["confidence"].values()) <= {"sure", "unsure", "missing"}
    assert row["confidence"].keys() == row.keys() - {"file", "kind", "confidence", "problems"}


def test_field_that_was_not_found_is_missing():
    field = Recognition("not-directive").field("symbol")

    assert (field.value, field.confidence, field.spans) == (None, "missing", ())
