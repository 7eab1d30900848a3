"""Names put together from tables, always the same ones, none twice and none that a persona bears."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from intranet.people.demo import OTHERS, PERSONAS
from intranet.people.rules import folded

_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lương Tạ Mai Cao Châu Hà Thái"
)
_MIDDLES = "Văn Thị Minh Ngọc Quang Thanh Hữu Kim Đức Thu Công Bích Xuân Hồng Quốc Mỹ Trọng Diệu Anh Phương Thế Tuyết"
_GIVENS = (
    "An Bình Cường Dung Giang Hạnh Hùng Khánh Lan Linh Long Loan Nam Nga Nhung Phong Phượng Quyên Sơn Tâm Thảo Thịnh "
    "Thủy Tiến Toàn Trang Trung Tú Tuấn Vân Vinh Yến Hiếu Hoa Hòa Hương Kiên Lâm Mạnh Ngân"
)
FAMILIES, MIDDLES, GIVENS = _FAMILIES.split(), _MIDDLES.split(), _GIVENS.split()


class Name(NamedTuple):
    """Login name, family and middle name together, given name."""

    login: str
    last: str
    first: str


def names(taken: Collection[str] = ()) -> Iterator[Name]:
    """As good as without end: some ten thousand; none whose login name is ``taken``."""
    taken = {*taken} | {login for _persona, login, *_rest in PERSONAS} | {login for login, *_rest in OTHERS}
    for n in range(len(FAMILIES) * len(MIDDLES) * len(GIVENS)):
        last = f"{FAMILIES[n * 7 % len(FAMILIES)]} {MIDDLES[(n + n // len(FAMILIES)) % len(MIDDLES)]}"
        first = GIVENS[(n * 3 + n // len(GIVENS)) % len(GIVENS)]
        login = folded(f"{last} {first}").replace(" ", ".")
        if login not in taken:
            taken.add(login)
            yield Name(login, last, first)
