"""Provinces and cities whose names stand before a date: the 34 since 1 July 2025 and those of the years before.

Kept as data because documents keep the names of their day. Communes and offices are known to the database, not here;
a place that repeats the issuer's own is as good as a listed one.
"""

from .folding import fold

_NAMES = """
An Giang, Bà Rịa - Vũng Tàu, Bà Rịa, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước,
Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang,
Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Thành phố Hồ Chí Minh, TP. Hồ Chí Minh,
Huế, Thừa Thiên Huế, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định,
Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng,
Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái
"""

PROVINCES: tuple[str, ...] = tuple(" ".join(name.split()) for name in _NAMES.split(","))

_PRINTED = {name.casefold() for name in PROVINCES}
_FOLDED = frozenset(fold(name) for name in PROVINCES)


def is_province(place: str) -> bool:
    """True if ``place`` is printed exactly as a province or city is, but for capitals and blanks."""
    return " ".join(place.split()).casefold() in _PRINTED


def resembles_province(folded: str) -> bool:
    """True if folded letters are those of a province, whatever happened to the accents."""
    return folded in _FOLDED
