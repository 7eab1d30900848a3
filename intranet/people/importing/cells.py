"""What stands in a cell: days, kinds and roles in words, login names. Says what to write instead when it is wrong."""

import re
from datetime import date, datetime
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from intranet.people.errors import InvisibleCharacter
from intranet.people.models import PostRole, UnitKind
from intranet.people.rules import folded, invisible_in, normal_username

_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d")
_FIRST_YEAR, _LAST_YEAR = 1945, 2200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,149}")


class BadCell(ValueError):
    """``str()`` is a sentence that says what to write."""


def plain(text: str, longest: int) -> str:
    """Text that is no formula, not too long, and nothing else than it looks like.

    Raises:
        BadCell: it is.
    """
    if text.startswith("="):
        raise BadCell(_("The cell is a formula. Write its value instead, or save the list anew with the values only."))
    if code := invisible_in(text):
        raise BadCell(InvisibleCharacter(code))
    if len(text) > longest:
        words = _("The cell has %(n)s letters; at most %(most)s are kept. Shorten it.")
        raise BadCell(words % {"n": len(text), "most": longest})
    return text


def day(text: str) -> date | None:
    """A day as lists write it; None for an empty cell.

    Raises:
        BadCell: it is no day.
    """
    written = plain(text, 60)
    if not written:
        return None
    if found := _IN_WORDS.fullmatch(folded(written)):
        written = "/".join(found.groups())
    for form in _FORMATS:
        try:
            read = datetime.strptime(written.removesuffix(" 00:00:00"), form).date()
        except ValueError:
            continue
        if _FIRST_YEAR <= read.year <= _LAST_YEAR:
            return read
    if re.fullmatch(r"\d{5}", written):
        words = _("“%(text)s” is a spreadsheet's number for a day. Format the column as dates and save the list anew.")
    else:
        words = _("“%(text)s” is no date. Write day, month and all four figures of the year: 30/11/2026.")
    raise BadCell(words % {"text": written})


def kind(text: str) -> str:
    """A kind of unit, by its words in Vietnamese or English or by its code.

    Raises:
        BadCell: there is no such kind; lists them.
    """
    return _choice(text, "kind", _("“%(text)s” is no kind of unit. Write one of: %(choices)s."))


def role(text: str) -> str:
    """A role; an empty cell is a member of staff.

    Raises:
        BadCell: there is no such role; lists them.
    """
    return _choice(text or PostRole.MEMBER, "role", _("“%(text)s” is no role. Write one of: %(choices)s."))


def login(text: str) -> str:
    """A login name in its one spelling.

    Raises:
        BadCell: it has marks, spaces or other letters than a login name may have.
    """
    name = normal_username(plain(text, 150))
    if not _LOGIN.fullmatch(name):
        words = _("“%(text)s” is no login name. Use small letters without marks, figures, dots and hyphens.")
        raise BadCell(words % {"text": text or "–"})
    return name


def email(text: str) -> str:
    """An e-mail address, or nothing.

    Raises:
        BadCell: it is none.
    """
    address = plain(text, 254)
    try:
        if address:
            validate_email(address)
    except ValidationError:
        words = _("“%(text)s” is no e-mail address. Correct it or leave the cell empty.")
        raise BadCell(words % {"text": text}) from None
    return address


def choices(field: str) -> list[str]:
    """The words that may be written for a ``kind`` or a ``role``, in Vietnamese."""
    with translation.override("vi"):
        return [str(label) for label in _enumeration(field).labels]


def _choice(text: str, field: str, words: str) -> str:
    found = _spellings(field).get(folded(plain(text, 200)))
    if found is None:
        raise BadCell(words % {"text": text or "–", "choices": "; ".join(choices(field))})
    return found


@cache
def _spellings(field: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    whole = {folded(value): value for value in _enumeration(field).values}
    for language in ("en", "vi"):
        with translation.override(language):
            for value, label in _enumeration(field).choices:
                whole[folded(str(label))] = value
                parts |= {folded(part): value for part in re.split(r"[,(]", str(label))}
    return parts | whole


def _enumeration(field: str) -> type[UnitKind] | type[PostRole]:
    return UnitKind if field == "kind" else PostRole
