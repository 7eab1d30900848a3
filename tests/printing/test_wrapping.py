"""Words that are too long for a column."""

import pytest

from intranet.printing.fonts import REGULAR, width_of
from intranet.printing.wrapping import breakable


@pytest.mark.parametrize(
    ("text", "fits", "broken"),
    [
        ("2280/QĐ-UBND", "2280/QĐ-", "2280/QĐ- UBND"),
        ("1052/UBND-NC", "1052/UBND-", "1052/UBND- NC"),
        ("1052/UBND-NC", "1052/UBND", "1052/ UBND-NC"),
        ("số 2280/QĐ-UBND và khác", "2280/QĐ-UBN", "số 2280/QĐ- UBND và khác"),
        ("2280/QĐ-UBND", "2280/QĐ-UBND", "2280/QĐ-UBND"),
        ("nghiêng", "ng", "nghiêng"),
        ("a\nb/c", "b/c", "a\nb/c"),
        ("---//", "--", "---//"),
    ],
)
def test_word_goes_on_below_after_a_slash_or_a_hyphen(text: str, fits: str, broken: str) -> None:
    assert breakable(text, width_of(fits, REGULAR, 10), REGULAR, 10) == broken
