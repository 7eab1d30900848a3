"""Words from places to lines, in the order in which a person reads a letter."""

from intranet.files.extraction.places import Box, Word
from intranet.files.extraction.reading_order import in_reading_order

WIDTH, HEIGHT = 595, 842


def at(text: str, left: float, top: float, *, size: float = 13) -> list[Word]:
    """The words of one line, half as wide as they are high for each letter."""
    words = []
    for word in text.split(" "):
        right = left + len(word) * size / 2
        words.append(Word(word, Box(left, top, right, top + size)))
        left = right + size / 4
    return words


def read(*lines: list[Word], first: bool = True) -> list[str]:
    words = [word for line in lines for word in line]
    return in_reading_order(words, WIDTH, HEIGHT, first=first).text.split("\n")


HEAD = (
    at("ỦY BAN NHÂN DÂN", 90, 50),
    at("TỈNH AN BÌNH", 100, 65),
    at("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 255, 50),
    at("Độc lập - Tự do - Hạnh phúc", 290, 65),
)


def test_left_column_of_a_letterhead_comes_before_the_right_one() -> None:
    lines = read(*HEAD, at("Số: 12/CT-UBND", 100, 90), at("An Bình, ngày 05 tháng 02 năm 2026", 290, 95))

    assert [line for line in lines if line] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN BÌNH",
        "Số: 12/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày 05 tháng 02 năm 2026",
    ]


def test_number_stamped_into_its_place_is_read_there() -> None:
    stamped = (at("/TB-UBND", 160, 90), at("Số:", 100, 90), at("453", 122, 88))

    assert "Số: 453 /TB-UBND" in read(*HEAD, *stamped)


def test_day_and_month_stamped_into_the_date_are_read_there() -> None:
    date = (at("An Bình, ngày", 290, 95), at("tháng", 400, 95), at("năm 2026", 455, 95))
    stamped = (at("29", 384, 93), at("4", 440, 93))

    assert "An Bình, ngày 29 tháng 4 năm 2026" in read(*HEAD, *date, *stamped)


def test_title_below_the_letterhead_belongs_to_no_column() -> None:
    lines = read(
        *HEAD,
        at("Số: 1/QĐ-UBND", 100, 90),
        at("QUYẾT ĐỊNH", 280, 150),
        at("Về việc treo cờ Tổ quốc trong dịp lễ", 190, 170),
    )

    assert [line for line in lines if line][-2:] == ["QUYẾT ĐỊNH", "Về việc treo cờ Tổ quốc trong dịp lễ"]


def test_foot_is_read_recipients_first_though_no_line_is_level() -> None:
    left = [at(text, 90, 400 + 12 * n, size=11) for n, text in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."])]
    right = [at("TM. ỦY BAN NHÂN DÂN", 350, 404), at("CHỦ TỊCH", 380, 418), at("Lê Văn A", 380, 480)]

    assert [line for line in read(*left, *right, first=False) if line] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn A",
    ]


def test_table_stays_row_by_row() -> None:
    rows = [
        [*at(f"{n}", 90, 400 + 20 * n), *at("Sở", 200, 400 + 20 * n), *at("12", 400, 400 + 20 * n)] for n in (1, 2, 3)
    ]

    assert read(*rows, first=False) == ["1\tSở\t12", "2\tSở\t12", "3\tSở\t12"]


def test_gap_between_paragraphs_leaves_a_blank_line() -> None:
    assert read(at("Một", 90, 400), at("hai", 90, 414), at("ba", 90, 450), first=False) == ["Một", "hai", "", "ba"]


def test_each_line_knows_its_place_in_thousandths() -> None:
    placed = in_reading_order([*at("Một", 59.5, 84.2), *at("hai", 59.5, 168.4)], WIDTH, HEIGHT, first=False)

    assert (placed.text, placed.boxes) == ("Một\n\nhai", [[0, 100, 100, 133, 115], [5, 100, 200, 133, 215]])


def test_decomposed_letters_are_composed() -> None:
    assert read(at("Thông báo", 90, 400), first=False) == ["Thông báo"]


def test_page_without_words_is_empty() -> None:
    assert read(first=True) == [""]
