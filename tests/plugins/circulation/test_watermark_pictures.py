"""What filters, many pages and the copies of several people do to a mark: what of it can still be seen, and whom it
still names to somebody who has the page without it and the list of those to whom it was shown.
"""

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache, reduce

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat

from intranet.contracts import type_face
from plugins.circulation.reader.watermark import STRENGTH, Mark, as_jpeg, burn, layer_of

Picture = Image.Image
SIZE, LINE = (1241, 1754), "Về việc triển khai kế hoạch sắp xếp hạ tầng số của tỉnh"
NAMES = (
    "Trần Thu Hà",
    "Phạm Quốc Bảo",
    "Nguyễn Thị Mai",
    "Lê Văn Minh",
    "Đỗ Minh Châu",
    "Lê Minh Quân",
    "Hoàng Thị Lan",
    "Bùi Đức Thắng",
    "Ngô Thanh Tùng",
    "Vũ Hoàng Nam",
)


def mark_of(name: str, hour: int = 1) -> Mark:
    at = datetime(2026, 11, 29, hour, 7 * hour % 60, tzinfo=UTC)
    return Mark(name, "Văn phòng", at, NAMES.index(name) + 1, "16/PA-BCĐ")


@cache
def page(number: int) -> Picture:
    """A page full of black letters, each page other ones."""
    picture = Image.new("L", SIZE, 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(type_face()), 25)
    for line in range(44):
        draw.text((125 + 7 * (number * line % 5), 110 + line * 34), f"{number}.{line} {LINE}", fill=0, font=font)
    return picture


@cache
def sent(name: str, number: int = 1, hour: int = 1) -> Picture:
    """The page as it goes out, with all that JPEG does."""
    return Image.open(io.BytesIO(as_jpeg(burn(page(number), mark_of(name, hour), number)))).convert("L")


@cache
def _inside(name: str, number: int, where: str) -> Picture:
    """The points under the mark: on the paper, in the letters, or all of them."""
    mask = layer_of(SIZE, mark_of(name), number).point(lambda much: 255 if much > 40 else 0)
    among = {"paper": (250, 255), "letters": (0, 60), "all": (0, 255)}[where]
    return ImageChops.multiply(mask, page(number).point(lambda v: 255 if among[0] <= v <= among[1] else 0))


def _strength(plain: Picture, changed: Picture, name: str, number: int, where: str) -> float:
    """By how much points under the mark of ``name`` differ from the plain page, more than other points do."""
    difference = ImageChops.difference(plain, changed)
    inside, everywhere = _inside(name, number, where), _inside(name, number, "all")
    return (
        ImageStat.Stat(difference, inside).mean[0] - ImageStat.Stat(difference, ImageChops.invert(everywhere)).mean[0]
    )


def stays(plain: Picture, changed: Picture, where: str, name: str = NAMES[0], number: int = 1) -> float:
    """How much of the mark is left, of what was sent."""
    return _strength(plain, changed, name, number, where) / _strength(
        page(number), sent(name, number), name, number, where
    )


def named(plain: Picture, changed: Picture, how_many: int = 1) -> list[str]:
    """Whose marks fit best, of all to whom the page was shown."""
    fits = {name: _strength(plain, changed, name, 1, "all") for name in NAMES}
    return sorted(sorted(fits, key=lambda name: -fits[name])[:how_many])


def threshold(picture: Picture) -> Picture:
    return picture.point(lambda shade: 255 if shade > 128 else 0)


def blur(picture: Picture) -> Picture:
    return picture.filter(ImageFilter.GaussianBlur(2))


def median(picture: Picture) -> Picture:
    return picture.filter(ImageFilter.MedianFilter(5))


def shrink(picture: Picture) -> Picture:
    return picture.resize((SIZE[0] // 2, SIZE[1] // 2)).resize(SIZE)


def press(picture: Picture) -> Picture:
    into = io.BytesIO()
    picture.save(into, "JPEG", quality=10)
    return Image.open(into).convert("L")


def scan(picture: Picture) -> Picture:
    """Printed and laid on a scanner: a little askew, a little paler."""
    tilted = picture.rotate(0.4, Image.Resampling.BICUBIC, fillcolor=255).rotate(-0.4, Image.Resampling.BICUBIC)
    return tilted.filter(ImageFilter.GaussianBlur(1)).point(lambda shade: round(20 + shade * 0.85))


def paint(picture: Picture) -> Picture:
    """Everything that is as pale as the mark on paper becomes paper."""
    return picture.point(lambda shade: 255 if shade > 185 else shade)


@pytest.mark.parametrize("change", [blur, median, shrink, press, scan])
def test_mark_is_seen_after(change: Callable[[Picture], Picture]) -> None:
    plain, changed = change(page(1)), change(sent(NAMES[0]))

    assert (stays(plain, changed, "paper") > 0.5, named(plain, changed)) == (True, [NAMES[0]])


@pytest.mark.parametrize(("change", "in_letters"), [(threshold, False), (paint, True)])
def test_mark_on_paper_is_not_seen_after(change: Callable[[Picture], Picture], in_letters: bool) -> None:
    """Honest: a picture of black and white alone shows no mark. What is only painted over stays in the letters."""
    plain, changed = change(page(1)), change(sent(NAMES[0]))

    assert stays(plain, changed, "paper") < 0.05
    assert (stays(plain, changed, "letters") > 0.5) is in_letters


def test_channels_of_a_coloured_page_bear_the_mark_alike() -> None:
    """There is none in which it is missing."""
    coloured = page(1).convert("RGB")
    coloured.paste((200, 30, 30), (900, 1450, 1100, 1600))

    changed = burn(coloured, mark_of(NAMES[0]), 1)

    left = [stays(plain, channel, "paper") for plain, channel in zip(coloured.split(), changed.split(), strict=True)]
    assert [round(each, 1) for each in left] == [1.0, 1.0, 1.0]


def _lightest(pictures: Iterable[Picture]) -> Picture:
    return reduce(ImageChops.lighter, pictures)


def _mean(pictures: Iterable[Picture]) -> Picture:
    first, *others = pictures
    for number, each in enumerate(others, 2):
        first = Image.blend(first, each, 1 / number)
    return first


def test_many_pages_laid_upon_each_other_do_not_show_the_mark_alone() -> None:
    """It lies elsewhere on each page. Of ten, the lightest points are paper everywhere, and the mean holds a tenth of
    each mark, as it does of the words: there is nothing to subtract.
    """
    numbers = range(1, 11)
    mine, plain = [[sent(NAMES[0], number) for number in numbers], [page(number) for number in numbers]]

    shown = [
        _strength(fold(plain), fold(mine), NAMES[0], 1, "paper") / (255 * STRENGTH / 2) for fold in (_lightest, _mean)
    ]
    assert [share < 0.2 for share in shown] == [True, True]


def test_subtracting_what_ten_pages_have_in_common_leaves_the_mark() -> None:
    mine, plain = _lightest(sent(NAMES[0], n) for n in range(1, 11)), _lightest(page(n) for n in range(1, 11))

    changed, as_if_plain = (
        ImageChops.add(one, ImageChops.invert(common)) for one, common in ((sent(NAMES[0]), mine), (page(1), plain))
    )

    assert (stays(as_if_plain, changed, "paper") > 0.8, named(as_if_plain, changed)) == (True, [NAMES[0]])


def test_opening_a_page_again_and_again_yields_the_same_name_in_the_same_place() -> None:
    changed = _lightest(sent(NAMES[0], 1, hour) for hour in (1, 3, 5, 8))

    assert (stays(page(1), changed, "paper") > 0.8, named(page(1), changed)) == (True, [NAMES[0]])


def test_copies_of_two_people_clear_the_paper_and_name_both() -> None:
    """Honest: the lighter of two points is paper nearly everywhere. In the letters both marks stay."""
    pair = NAMES[:2]

    changed = _lightest(sent(name) for name in pair)

    assert (stays(page(1), changed, "paper") < 0.1, stays(page(1), changed, "letters") > 0.5) == (True, True)
    assert named(page(1), changed, 2) == sorted(pair)


def test_mean_of_two_copies_shows_both() -> None:
    changed = _mean(sent(name) for name in NAMES[:2])

    assert [stays(page(1), changed, "paper", name) > 0.4 for name in NAMES[:2]] == [True, True]


def test_middle_of_three_copies_is_a_page_without_a_mark_to_the_eye() -> None:
    """Honest: three people together are rid of it, but for a sixth of it in the letters."""
    one, two, three = (sent(name) for name in NAMES[:3])

    changed = ImageChops.lighter(ImageChops.darker(one, two), ImageChops.darker(ImageChops.lighter(one, two), three))

    assert [stays(page(1), changed, where) < 0.25 for where in ("paper", "letters")] == [True, True]


def test_mark_that_is_drawn_again_can_be_reckoned_out() -> None:
    """Honest: who has this program, and knows what was burnt in, gets the page back but for traces of JPEG."""
    layer = layer_of(SIZE, mark_of(NAMES[0]), 1).point(lambda much: 255 if much > 40 else 0)
    undone = sent(NAMES[0]).point(lambda shade: max(0, min(255, round((shade - 128 * STRENGTH) / (1 - STRENGTH)))))

    changed = Image.composite(undone, sent(NAMES[0]), layer)

    assert [stays(page(1), changed, where) < 0.15 for where in ("paper", "letters")] == [True, True]


@pytest.mark.parametrize("name", ["Lê ) /Encrypt \\ ( Minh", "\u202eMinh", "A" * 500, "Ngô\nThanh\x00Tùng"])
def test_name_that_tries_to_be_a_command_is_only_letters(name: str) -> None:
    mark = Mark(name, "Văn phòng", datetime(2026, 11, 29, tzinfo=UTC), None, "16/PA")

    first, _second = mark.lines

    assert (len(first) <= 120, any(letter in first for letter in "\n\x00\u202e")) == (True, False)
    assert burn(page(1), mark, 1).size == SIZE
