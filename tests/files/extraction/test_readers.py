"""What each reader finds in a good file."""

from dataclasses import replace
from pathlib import Path

import pytest

from intranet.files.extraction import process
from intranet.files.extraction.process import Reading, ReadPage
from tests.files.samples import packages, pdfs, pictures


@pytest.fixture
def read(tmp_path: Path):
    def reading(content: bytes) -> Reading:
        path = tmp_path / "file"
        path.write_bytes(content)
        with (tmp_path / "answer").open("w+b") as answer:
            return process.read(path, answer)

    return reading


def test_pdf_is_read_page_by_page(read) -> None:
    reading = read(pdfs.pdf("Trang mot", "Trang hai"))

    assert replace(reading, pages=()) == Reading("pdf", "Trang mot", "Trang mot\fTrang hai", "", ())
    assert reading.pages == (
        ReadPage([[0, 121, 142, 305, 175]], 595, 842),
        ReadPage([[0, 121, 142, 291, 175]], 595, 842),
    )


def test_pdf_with_a_scanned_first_page_has_no_first_page(read) -> None:
    reading = read(pdfs.pdf("", "Trang hai"))

    assert replace(reading, pages=()) == Reading("pdf", None, "\fTrang hai", "pages_without_text", ())
    assert [(page.is_picture, page.is_read) for page in reading.pages] == [(True, False), (False, True)]


def test_pdf_first_page_includes_what_is_stamped_over_it(read) -> None:
    assert read(pdfs.with_note("MẬT")).first_page == "Noi dung\nMẬT"


def test_pdf_that_only_forbids_printing_is_read(read) -> None:
    assert read(pdfs.protected(user="", owner="b")).text == "Noi dung"


def test_pdf_that_opens_at_a_place_is_read(read) -> None:
    assert read(pdfs.pdf_with("Root/OpenAction", pdfs.action("GoTo"))).kind == "pdf"


def test_pdf_whose_title_only_mentions_a_script_is_read(read) -> None:
    reading = read(pdfs.with_author("(/JavaScript /Launch)"))

    assert (reading.text, reading.notices) == ("Noi dung", ("author",))


def test_docx_reads_body_boxes_headers_and_notices(read) -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:t>hộp</w:t></mc:Choice>"
        "<mc:Fallback><w:t>hộp</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    content = packages.docx(
        "Công văn",
        box,
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
        "<w:ins><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:ins></w:p>",
        **{
            "word/header1.xml": packages.word_xml("MẬT"),
            "word/comments.xml": packages.word_xml("xem lại"),
            "docProps/core.xml": "<p xmlns:dc='d'><dc:creator>Trần Thu Hà</dc:creator></p>",
        },
    )

    reading = read(content)

    assert reading.text == "Công văn\nhộp\na\tb\nMẬT"
    assert reading.first_page == "MẬT\nCông văn\nhộp\na\tb"
    assert reading.notices == ("author", "comments", "tracked_changes")


def test_docx_reads_words_drawn_as_a_shape_and_words_above_others(read) -> None:
    drawn = "<w:p><w:r><w:pict><v:shape xmlns:v='v'><v:textpath string='TUYỆT MẬT'/></v:shape></w:pict></w:r></w:p>"
    above = (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>TỐI MẬT</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )

    lines = read(packages.docx("Công văn", drawn, above, "Hết")).text.split("\n")

    assert [line for line in lines if line] == ["Công văn", "TUYỆT MẬT", "TỐI MẬT", "x", "Hết"]


def test_docx_text_that_was_taken_out_is_checked_and_not_kept(read) -> None:
    deleted = "<w:p><w:r><w:t>bí </w:t></w:r><w:del><w:r><w:delText>MẬT</w:delText></w:r></w:del></w:p>"
    stamp = "<w:p><w:del><w:r><w:delText>TUYỆT MẬT</w:delText></w:r></w:del></w:p>"

    reading = read(packages.docx("Công văn", deleted, stamp))

    assert reading.text == "Công văn\nbí"
    assert reading.beside == "Công văn\nbí MẬT\nTUYỆT MẬT"


def test_docx_of_pictures_only_has_no_first_page(read) -> None:
    reading = read(packages.docx("<w:p/>", **{"word/media/i.png": pictures.png()}))

    assert (reading.first_page, reading.text) == (None, "")


def test_docx_with_links_to_click_on_is_read(read) -> None:
    assert read(packages.docx_with(packages.relation("hyperlink", "https://example.vn/"))).text == "Nội dung"


def test_docx_with_a_chart_and_its_workbook_is_read(read) -> None:
    book = packages.xlsx(a=[[1]])

    assert read(packages.docx_with({"word/embeddings/x.xlsx": book})).text == "Nội dung"


def test_odt_reads_paragraphs_without_comments(read) -> None:
    content = packages.odt(
        "Công<text:s/>văn",
        "<text:h>Điều 1<office:annotation><text:p>xem lại</text:p></office:annotation></text:h>",
        "<text:p><text:a xlink:href='https://example.vn/'>liên kết</text:a></text:p>",
    )

    reading = read(content)

    assert reading.text == "Công văn\nĐiều 1\nliên kết"
    assert reading.notices == ("comments",)


def test_xlsx_reads_every_sheet_and_tells_of_hidden_ones(read) -> None:
    reading = read(packages.xlsx(Bảng=[["Số", 1052], ["Ngày", "20/3"]], hidden=[["mật mã"]]))

    assert reading.text == "Bảng\nSố\t1052\t\nNgày\t20/3\fhidden\nmật mã"
    assert reading.first_page == "Bảng\nhidden\nSố\t1052\t\nNgày\t20/3"
    assert "hidden_sheets" in reading.notices


def test_xlsx_pages_are_the_sheets_that_are_shown_and_then_the_others(read) -> None:
    reading = read(packages.xlsx(Hai=[["hai"]], hidden=[["mật mã"]], Ba=[["ba"]]))

    assert reading.text == "Hai\nhai\fBa\nba\fhidden\nmật mã"


def test_pptx_pages_are_the_slides_in_their_order(read) -> None:
    content = packages.pptx(
        [packages.shape("Báo cáo"), "<p:pic><p:blipFill><a:blip r:embed='r9'/></p:blipFill></p:pic>"],
        [packages.shape("Kết quả"), packages.table(["Xã", "Số"], ["An Phú", "12"])],
        order=(2, 1),
        notes="Nhớ nói chậm",
        pattern="UBND TỈNH AN BÌNH",
    )

    reading = read(content)

    assert reading.text == "Kết quả\nXã\tSố\nAn Phú\t12\nNhớ nói chậm\fBáo cáo\nNhớ nói chậm"
    assert reading.first_page == "UBND TỈNH AN BÌNH\nKết quả\nXã\tSố\nAn Phú\t12\nNhớ nói chậm"
    assert (reading.kind, reading.notices, reading.pages) == ("pptx", ("speaker_notes",), ())


def test_pptx_whose_first_slide_is_a_picture_names_it_to_be_looked_at(read) -> None:
    picture = "<p:pic><p:blipFill><a:blip r:embed='r9'/></p:blipFill></p:pic>"
    reading = read(packages.pptx([picture], [packages.shape("Hai")], pictures={"r9": "ppt/media/a.png"}))

    assert (reading.first_page, reading.text, reading.pictures) == ("", "\fHai", ("ppt/media/a.png",))


def test_pictures_are_not_read_and_tell_where_they_were_taken(read) -> None:
    page = ReadPage([], 40, 30, is_picture=True, is_read=False)
    assert read(pictures.png()) == Reading("png", None, "", "picture", (), (page,))
    assert read(pictures.jpg()).pages == (replace(page, width=64, height=48),)
    assert read(pictures.jpg(with_place=True)).notices == ("place",)


def test_jpeg_with_a_second_picture_behind_it_is_taken_as_cameras_write_it(read) -> None:
    assert read(pictures.jpg() + pictures.jpg()).kind == "jpg"


def test_text_that_begins_like_a_signature_is_a_text(read) -> None:
    assert read("BMNN là bí mật nhà nước".encode()).kind == "txt"
    assert read(b"MZ la chu viet tat").kind == "txt"
