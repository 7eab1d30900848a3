"""Pure rules of the domain: the day, validity, login names, words as they are compared."""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Due dates, posts and deputies begin and end with the day here, wherever the server stands."""


def today() -> date:
    """The day in Asia/Ho_Chi_Minh."""
    return local_date(timezone.now())


def local_date(at: datetime) -> date:
    """The day in Asia/Ho_Chi_Minh on which an aware moment falls."""
    return at.astimezone(OFFICE_ZONE).date()


def covers(starts: date, ends: date | None, on: date) -> bool:
    """Whether ``on`` lies between two days, both included; an open end is no date."""
    return starts <= on and (ends is None or on <= ends)


def overlap(starts: date, ends: date | None, other_starts: date, other_ends: date | None) -> bool:
    """Whether two spans of days, ends included, share a day."""
    return (other_ends is None or starts <= other_ends) and (ends is None or other_starts <= ends)


def normal_username(username: str) -> str:
    """One spelling of a login name, whatever the keyboard made of it: NFKC, small letters, no space around it."""
    return unicodedata.normalize("NFKC", username).strip().lower()


_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that are drawn as nothing; their categories are those of ordinary letters."""


def invisible_in(text: str) -> str:
    """The first character of ``text`` that nobody sees, as U+202E; "" where there is none. Marks that turn the reading
    order and characters without width make one name look like another (Unicode TR 36, §3).
    """
    hidden = (each for each in text if unicodedata.category(each) in _INVISIBLE or each in _BLANK_LETTERS)
    return next((f"U+{ord(each):04X}" for each in hidden), "")


def folded(text: str) -> str:
    """``text`` as it is compared: no marks, small letters, one space between words."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare.replace("đ", "d")).split())
