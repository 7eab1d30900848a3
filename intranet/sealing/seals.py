"""Short secrets, sealed with AES-256-GCM (NIST SP 800-38D) under a key of their purpose (HKDF, RFC 5869)."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intranet.sealing.keys import SIZE, MasterKey, master_keys

_MARK = b"s1"
_ID, _NONCE = 8, 12


class SealBroken(Exception):
    """What is to be opened was sealed under a key that is not here, for another purpose, for another owner, or was
    changed.
    """


def seal(content: bytes, *, purpose: str, owner: str) -> bytes:
    """``content`` sealed under the newest key. It opens only for the same ``purpose`` ("otp-secret") and ``owner``
    (what it belongs to: "device:5"), so that one row's secret cannot be put into another's place.
    """
    key, nonce = master_keys()[0], os.urandom(_NONCE)
    return _MARK + key.id + nonce + _cipher(key, purpose).encrypt(nonce, content, owner.encode())


def unseal(sealed: bytes, *, purpose: str, owner: str) -> bytes:
    """What was sealed.

    Raises:
        SealBroken: see there.
    """
    sealed = bytes(sealed)
    key = _key_of(sealed)
    nonce, content = sealed[len(_MARK) + _ID :][:_NONCE], sealed[len(_MARK) + _ID + _NONCE :]
    try:
        return _cipher(key, purpose).decrypt(nonce, content, owner.encode())
    except InvalidTag as error:
        raise SealBroken("another purpose or owner, or it was changed") from error


def is_newest(sealed: bytes) -> bool:
    """Whether ``sealed`` is under the newest key, so that older ones may go when everything says so."""
    return bytes(sealed)[len(_MARK) :][:_ID] == master_keys()[0].id


def _key_of(sealed: bytes) -> MasterKey:
    wanted = sealed[len(_MARK) :][:_ID]
    found = next((key for key in master_keys() if key.id == wanted), None)
    if not sealed.startswith(_MARK) or found is None:
        raise SealBroken("no key here has sealed it")
    return found


def _cipher(key: MasterKey, purpose: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), SIZE, None, f"sen:{purpose}".encode()).derive(key.secret))
