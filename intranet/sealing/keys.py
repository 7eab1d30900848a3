"""The master keys: the first one seals, every one opens."""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SIZE = 32
"""Bytes of a master key (AES-256)."""

FILE = "master.key"


@dataclass(frozen=True, slots=True)
class MasterKey:
    """``id`` is eight bytes that name the key in what it has sealed; they tell nothing of the secret."""

    id: bytes
    secret: bytes = field(repr=False)


def master_keys() -> tuple[MasterKey, ...]:
    """The keys of ``INTRANET_MASTER_KEY``, the newest first; in development a file of the data folder, made when it is
    not there.

    Raises:
        ImproperlyConfigured: there is none, or one is not 32 bytes in Base64.
    """
    return _parsed(settings.INTRANET_MASTER_KEY or _own_file())


@lru_cache(maxsize=4)
def _parsed(text: str) -> tuple[MasterKey, ...]:
    return tuple(_key(word) for word in text.replace(",", " ").split())


def _key(word: str) -> MasterKey:
    try:
        secret = base64.urlsafe_b64decode(word)
    except (binascii.Error, ValueError) as error:
        raise ImproperlyConfigured(_WRONG) from error
    if len(secret) != SIZE:
        raise ImproperlyConfigured(_WRONG)
    return MasterKey(hashlib.sha256(b"sen master key" + secret).digest()[:8], secret)


_WRONG = (
    "INTRANET_MASTER_KEY (or INTRANET_MASTER_KEY_FILE) must hold keys of 32 bytes in Base64, the newest first. Make "
    "one with: python3 -c 'import base64, secrets; print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())'"
)


def _own_file() -> str:
    """Only where the settings say so: in production a key that appears by itself would be lost by itself."""
    if not settings.INTRANET_OWN_MASTER_KEY:
        raise ImproperlyConfigured(_WRONG)
    path = Path(settings.DATA_DIR) / FILE
    if not path.exists():
        _write(path, base64.urlsafe_b64encode(os.urandom(SIZE)))
    return path.read_text()


def _write(path: Path, content: bytes) -> None:
    """Of two processes that start at once one makes the key, and both read that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
