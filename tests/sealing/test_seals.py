from typing import Any

import pytest

from intranet.sealing.seals import SealBroken, is_newest, seal, unseal
from tests.sealing.test_keys import ONE, OTHER

SECRET = b"JBSWY3DPEHPK3PXP"
ABOUT = {"purpose": "otp-secret", "owner": "device:5"}


def test_sealed_opens_for_its_purpose_and_owner() -> None:
    sealed = seal(SECRET, **ABOUT)

    assert unseal(sealed, **ABOUT) == SECRET
    assert SECRET not in sealed


@pytest.mark.parametrize("other", [{"purpose": "file-key"}, {"owner": "device:6"}])
def test_sealed_for_another_purpose_or_owner_stays_closed(other: dict[str, str]) -> None:
    sealed = seal(SECRET, **ABOUT)

    with pytest.raises(SealBroken):
        unseal(sealed, **(ABOUT | other))


@pytest.mark.parametrize("place", range(0, 2 + 8 + 12 + 16 + 16, 5))
def test_sealed_and_changed_anywhere_stays_closed(place: int) -> None:
    sealed = bytearray(seal(SECRET, **ABOUT))
    sealed[place] ^= 1

    with pytest.raises(SealBroken):
        unseal(bytes(sealed), **ABOUT)


def test_two_seals_of_one_secret_differ() -> None:
    assert seal(SECRET, **ABOUT) != seal(SECRET, **ABOUT)


def test_new_key_opens_what_the_old_one_sealed_until_that_is_gone(settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = ONE
    sealed = seal(SECRET, **ABOUT)
    settings.INTRANET_MASTER_KEY = f"{OTHER},{ONE}"

    assert (unseal(sealed, **ABOUT), is_newest(sealed), is_newest(seal(SECRET, **ABOUT))) == (SECRET, False, True)
    settings.INTRANET_MASTER_KEY = OTHER
    with pytest.raises(SealBroken):
        unseal(sealed, **ABOUT)
