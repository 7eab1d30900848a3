"""Old Word files: what is inside is looked at before LibreOffice sees them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.files.extraction.old_word import is_word, read_old_word
from intranet.files.extraction.outcome import Checked, Refused
from tests.files.samples.compounds import ENCRYPTED_WORD, WORD, compound


def test_read_old_word_of_a_plain_text_passes() -> None:
    content = compound({"WordDocument": WORD, "1Table": bytes(4096)}, ("ObjectPool",))

    assert list(read_old_word(io.BytesIO(content))) == [Checked(None)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (compound({"WordDocument": WORD}, ("Macros", "VBA")), "macros"),
        (compound({"WordDocument": WORD}, ("ObjectPool", "_1234567890")), "embedded"),
        (compound({"WordDocument": WORD, "\x01Ole10Native": bytes(4096)}), "embedded"),
        (compound({"WordDocument": ENCRYPTED_WORD}), "encrypted"),
        (compound({"WordDocument": WORD, "EncryptionInfo": bytes(4096)}), "encrypted"),
        (compound({"WordDocument": bytes(4096)}), "damaged"),
    ],
    ids=["macros", "object", "native object", "password", "new password", "no text"],
)
def test_read_old_word_refuses_what_it_may_not_hold(content: bytes, code: str) -> None:
    assert is_word(io.BytesIO(content))
    with pytest.raises(Refused) as refused:
        list(read_old_word(io.BytesIO(content)))

    assert refused.value.code == code


def test_is_word_of_another_office_file_is_false() -> None:
    assert not is_word(io.BytesIO(compound({"Workbook": bytes(4096)})))


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=64))
def test_is_word_of_a_damaged_file_ends(at: int, damage: bytes) -> None:
    content = compound({"WordDocument": WORD})
    damaged = content[:at] + damage + content[at + len(damage) :]

    assert is_word(io.BytesIO(damaged)) in (True, False)
    assert not is_word(io.BytesIO(damaged[:100]))
