"""Names of files that are downloaded."""

from datetime import date

from intranet.training.filenames import name_of


def test_name_says_of_what_and_of_which_day_without_marks() -> None:
    day = date(2026, 11, 30)

    assert [
        name_of("con-phai-hoc", kind="pdf", on=day),
        name_of("ket-qua-hoc-tap", "Đặng Thị Mỹ Hường", kind="xlsx", on=day),
        name_of("giay-chung-nhan-7-2026", "Thể thức văn bản: Nghị định 30/2020/NĐ-CP", kind="pdf"),
        name_of("muc-do", "../..\\x\r\n", kind="pdf"),
    ] == [
        "con-phai-hoc-2026-11-30.pdf",
        "ket-qua-hoc-tap-dang-thi-my-huong-2026-11-30.xlsx",
        "giay-chung-nhan-7-2026-the-thuc-van-ban-nghi-dinh-30-2020-nd-cp.pdf",
        "muc-do-x.pdf",
    ]


def test_long_title_is_cut_at_a_word() -> None:
    name = name_of("x", "kỹ năng " * 40, kind="pdf")

    assert name == f"x-{'-'.join(['ky-nang'] * 7)}-ky.pdf"
