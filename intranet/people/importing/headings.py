"""What the columns of the two lists are called. The order is that of the blank list."""

from intranet.people.rules import folded

UNITS = {
    "key": ("Mã đơn vị", "Unit key"),
    "parent": ("Mã đơn vị cấp trên", "Parent unit key"),
    "name": ("Tên đơn vị", "Unit name"),
    "short_name": ("Tên viết tắt", "Short name"),
    "code": ("Ký hiệu", "Code"),
    "kind": ("Loại đơn vị", "Kind of unit"),
    "valid_from": ("Hoạt động từ ngày", "Valid from"),
}
PEOPLE = {
    "username": ("Tên đăng nhập", "Login name"),
    "family_name": ("Họ và tên đệm", "Family and middle name"),
    "given_name": ("Tên", "Given name"),
    "email": ("Thư điện tử công vụ", "Work e-mail"),
    "phone": ("Điện thoại công vụ", "Work phone"),
    "unit": ("Mã đơn vị", "Unit key"),
    "role": ("Vai trò", "Role"),
    "title": ("Chức danh", "Title"),
    "starts": ("Từ ngày", "From"),
    "ends": ("Đến ngày", "To"),
}
"""Field → heading in Vietnamese and in English. No other column is taken in: a list of people is not a dossier."""

NEEDED_OF_UNITS = {"key", "name"}
NEEDED_OF_PEOPLE = {"username", "family_name", "given_name", "unit"}


def columns_in(cells: dict[int, str | None], headings: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Field → column, as far as ``cells`` are ``headings``; the first column of a name counts."""
    by_words = {folded(words): field for field, both in headings.items() for words in both}
    columns: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        if field := by_words.get(folded(cell or "")):
            columns.setdefault(field, column)
    return columns


def heading(field: str, headings: dict[str, tuple[str, str]]) -> str:
    """The Vietnamese heading of a field, as messages name it."""
    return headings[field][0]
