"""Numbers of list items that a program counts itself, so that they stand nowhere in a file's text."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "-"
_MOST = 5_000  # more items than any document; a hostile start value stays cheap


def figure(style: str, number: int) -> str:
    """``number`` in one of the styles "1", "a", "A", "i", "I" (as HTML and OpenDocument name them)."""
    if style in ("a", "A"):
        letters = "abcdefghijklmnopqrstuvwxyz"
        text = letters[(number - 1) % 26] * min((number - 1) // 26 + 1, 5) if number > 0 else str(number)
    elif style in ("i", "I") and 0 < number < _MOST:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if style.isupper() else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
