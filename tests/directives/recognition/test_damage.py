"""What real files do to letters (domain.md §2.8), one damage at a time: the value is right, sure only if it may be."""

import pytest

from intranet.directives.recognition import recognise
from tests.directives.recognition.letters import letter
from tests.directives.recognition.readout import plain

LETTER = letter("cong-van-so-noi-vu")
DECISION = letter("quyet-dinh-hai-cot")
PARTY = letter("chi-thi-tinh-uy")
NUMBER = "Số: 640/SNV-VTLT"
TABLE = (
    "| Số/Ký hiệu | 12/QĐ-UBND |\n| Loại văn bản | Quyết định |\n| Ngày ban hành | 05/02/2020 |\n"
    "| Cơ quan ban hành | Ủy ban nhân dân tỉnh |\n| Người ký | Lê Văn Khác |\n\n"
)
SUBJECT = "chấn chỉnh công tác lập hồ sơ và nộp lưu hồ sơ vào Lưu trữ lịch sử tỉnh"


def _changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


CASES = {
    "a stamped number by itself": (
        _changed(LETTER, (NUMBER, "Số:        /SNV-VTLT"), ("HỎA TỐC", "HỎA TỐC\n\n640")),
        {"symbol": ("640/SNV-VTLT", "unsure"), "number": ("640", "unsure"), "subject": (SUBJECT, "unsure")},
    ),
    "a number apart from its symbol": (
        _changed(LETTER, (NUMBER, "Số: 640\n\n/SNV-VTLT")),
        {"symbol": ("640/SNV-VTLT", "unsure"), "number": ("640", "unsure")},
    ),
    "a symbol broken behind its hyphen": (
        _changed(LETTER, (NUMBER, "Số: 640/SNV-\nVTLT")),
        {"symbol": ("640/SNV-VTLT", "sure"), "issuer": ("Sở Nội vụ", "sure")},
    ),
    "blanks round every mark": (
        _changed(LETTER, (NUMBER, "Số : 640 / SNV - VTLT")),
        {"symbol": ("640/SNV-VTLT", "sure")},
    ),
    "a dot for the hyphen": (
        _changed(LETTER, (NUMBER, "Số: 640/SNV.VTLT")),
        {"symbol": ("640/SNV-VTLT", "unsure")},
    ),
    "a dot in a decision's symbol": (
        _changed(DECISION, ("09/QĐ-UBND", "09/QĐ.UBND")),
        {"symbol": ("09/QĐ-UBND", "unsure"), "type": ("Quyết định", "sure")},
    ),
    "no hyphen": (
        _changed(DECISION, ("09/QĐ-UBND", "09/QĐUBND ")),
        {"symbol": ("09/QĐ-UBND", "unsure"), "number": ("09", "unsure")},
    ),
    "an ampersand in the body": (
        _changed(LETTER, (NUMBER, "Số: 640/SNN&PTNT-TL"), ("**SỞ NỘI VỤ**", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN")),
        {
            "symbol": ("640/SNN&PTNT-TL", "sure"),
            "issuer": ("Sở Nông nghiệp và Phát triển nông thôn", "sure"),
        },
    ),
    "a tone in the abbreviation": (
        _changed(PARTY, ("18-CT/TU", "18-CT/TƯ")),
        {"symbol": ("18-CT/TƯ", "unsure"), "number": ("18", "unsure")},
    ),
    "the type before the number": (
        _changed(DECISION, ("Số: 09/QĐ-UBND", "Quyết định số: 09/QĐ-UBND")),
        {"symbol": ("09/QĐ-UBND", "sure"), "type": ("Quyết định", "sure")},
    ),
    "a place broken over two lines": (
        _changed(LETTER, ("*An Bình, ngày", "An\nBình, ngày")),
        {"place": ("An Bình", "unsure"), "date": ("2026-02-05", "sure")},
    ),
    "an unknown place broken over two lines": (
        _changed(LETTER, ("*An Bình, ngày", "Mỹ\nTho, ngày")),
        {"place": ("Tho", "unsure")},
    ),
    "a place that ends like the issuer": (
        _changed(LETTER, ("TỈNH AN BÌNH", "THÀNH PHỐ MỸ THO"), ("*An Bình, ngày", "Mỹ\nTho, ngày")),
        {"place": ("Mỹ Tho", "unsure")},
    ),
    "a date broken before the year": (
        _changed(LETTER, ("tháng 02 năm 2026*", "tháng 02 năm\n2026")),
        {"date": ("2026-02-05", "sure"), "place": ("An Bình", "sure")},
    ),
    "a motto broken by its column": (
        _changed(LETTER, ("CHỦ NGHĨA VIỆT NAM**", "CHỦ NGHĨA VIỆT\nNAM**")),
        {"parent": ("Ủy ban nhân dân tỉnh An Bình", "sure"), "issuer": ("Sở Nội vụ", "sure")},
    ),
    "a motto broken beside the issuer": (
        "ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nTỈNH AN BÌNH        NAM\n"
        f"SỞ NỘI VỤ           Độc lập - Tự do - Hạnh phúc\n{LETTER[LETTER.index(NUMBER) :]}",
        {"parent": ("Ủy ban nhân dân tỉnh An Bình", "sure"), "place": ("An Bình", "sure")},
    ),
    "a Party title broken by its column": (
        _changed(PARTY, ("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN\nVIỆT NAM")),
        {"family": ("party", "sure"), "issuer": ("Tỉnh ủy An Bình", "sure")},
    ),
    "lines of a library that cite another document": (
        f"Thư viện > Công văn > Công văn 77/UBND-KGVX\nTin mới: Nghị định 30/2020/NĐ-CP\nSố: 12/QĐ-UBND\n\n{LETTER}",
        {"symbol": ("640/SNV-VTLT", "unsure"), "type": ("Công văn", "sure"), "issuer": ("Sở Nội vụ", "sure")},
    ),
    "a table of a library about another document": (
        TABLE + LETTER,
        {"symbol": ("640/SNV-VTLT", "unsure"), "type": ("Công văn", "sure"), "date": ("2026-02-05", "sure")},
    ),
    "a table that alone holds the type": (
        TABLE + _changed(DECISION, ("                                  QUYẾT ĐỊNH\n", ""), ("QUYẾT ĐỊNH:", "QUYẾT:")),
        {"type": ("Quyết định", "unsure"), "issuer": ("Ủy ban nhân dân xã Hòa Lạc", "sure")},
    ),
    "a table that alone holds the signatory": (
        TABLE + DECISION[: DECISION.index("Nơi nhận")],
        {"signatory": (["", "", "Lê Văn Khác"], "unsure"), "recipients": (None, "missing")},
    ),
    "a page word glued to the issuer": (
        _changed(LETTER, ("ỦY BAN NHÂN DÂN", "Trang 1ỦY BAN NHÂN DÂN")),
        {"parent": ("Ủy ban nhân dân tỉnh An Bình", "sure")},
    ),
    "a symbol inside the subject": (
        _changed(
            LETTER, ("V/v chấn chỉnh công tác lập hồ sơ và nộp lưu\n", "V/v trả lời Công văn số 77/UBND-KGVX về\n")
        ),
        {
            "subject": ("trả lời Công văn số 77/UBND-KGVX về hồ sơ vào Lưu trữ lịch sử tỉnh", "sure"),
            "symbol": ("640/SNV-VTLT", "sure"),
        },
    ),
    "a title that holds the date": (
        _changed(DECISION, ("QUYẾT ĐỊNH\n", "QUYẾT ĐỊNH ngày 07 tháng 01 năm 2026\n")),
        {
            "type": ("Quyết định", "sure"),
            "date": ("2026-01-07", "sure"),
            "subject": ("kiện toàn Ban Biên tập Trang thông tin điện tử xã Hòa Lạc", "sure"),
        },
    ),
    "an addressee that runs into the legal basis": (
        _changed(
            LETTER,
            ("- Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh;\n", ""),
            ("phường, đặc khu trên\nđịa bàn tỉnh.\n\nThực hiện", "phường trên địa bàn tỉnh Căn cứ"),
        ),
        {"addressees": (["Ủy ban nhân dân các xã, phường trên địa bàn tỉnh"], "unsure")},
    ),
    "an arrival stamp that cuts into the subject": (
        _changed(LETTER, ("V/v chấn", "CÔNG VĂN ĐẾN\nSố: 4321\nNgày: 09/02/2026\nV/v chấn")),
        {"symbol": ("640/SNV-VTLT", "sure"), "subject": (SUBJECT, "sure")},
    ),
    "an annex with a letterhead of its own": (
        f"{LETTER}\n\nỦY BAN NHÂN DÂN\nTỈNH KHÁC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 99/KH-UBND\n\n"
        "Nơi Khác, ngày 01 tháng 01 năm 2020\n\nKẾ HOẠCH\nVề việc khác\n\nNơi nhận:\n- Ai khác;\n"
        "- Lưu: VT.\n\nLê Văn Khác\n",
        {
            "symbol": ("640/SNV-VTLT", "sure"),
            "date": ("2026-02-05", "sure"),
            "archive": ("Lưu: VT, VTLT.", "sure"),
            "signatory": (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bích Hà"], "sure"),
        },
    ),
    "a depth of dissemination over two lines": (
        _changed(PARTY, ("phổ biến đến chi bộ", "phổ biến đến chi\nbộ")),
        {"dissemination": ("chi bộ", "sure")},
    ),
    "a name over two lines": (
        _changed(LETTER, ("Trần Thị Bích Hà", "Trần Thị Bích\nHà")),
        {"signatory": (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bích Hà"], "unsure")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_recognise_damaged_letter_reads_the_value_and_doubts_it_where_it_must(case):
    text, wanted = CASES[case]

    recognition = recognise(text)

    fields = {name: recognition.field(name) for name in wanted}
    assert {name: (plain(field.value), field.confidence) for name, field in fields.items()} == wanted


def test_recognise_reads_citations_however_they_are_written():
    text = _changed(
        LETTER,
        (
            "Kế hoạch số 12/KH-UBND",
            "Nghị quyết số: 57-NQ/TW, Quyết định 84 QĐ/TW, Tờ trình số 4017/TTr-\nBNNMT và Kế hoạch số : 12/KH-UBND",
        ),
    )

    recognition = recognise(text)

    assert [str(cite) for cite in recognition.cites] == [
        "30/2020/NĐ-CP", "57-NQ/TW", "84-QĐ/TW", "4017/TTr-BNNMT", "12/KH-UBND", "07-HD/VPTU",
    ]  # fmt: skip
    assert recognition.cites_confidence == "unsure"


def test_recognise_second_letterhead_above_the_title_leaves_nothing_of_the_head_sure():
    cover = "ỦY BAN NHÂN DÂN\nTỈNH KHÁC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"

    recognition = recognise(f"{cover}Số: 12/UBND-NC\n\n{LETTER}")

    head = ("symbol", "number", "date", "place", "issuer", "parent", "type", "subject")
    assert {recognition.field(name).confidence for name in head} == {"unsure"}
