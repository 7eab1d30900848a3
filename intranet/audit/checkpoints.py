"""Signed notes of where the chain stood, kept outside the database.

A chain alone cannot see that its end was cut off together with the head, or that the whole database was set back to
yesterday's copy: what is left is a chain. A line written elsewhere, which the database cannot change, can (RFC 6962
calls it a signed tree head). A copy of the file on another machine also defends against whoever can write both.
"""

import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from intranet.audit.chain import GENESIS, moment
from intranet.audit.errors import UnreadableCheckpoints
from intranet.audit.models import Event, Head
from intranet.audit.verify import Fault, Finding

MARK = "sen-audit-1"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Row ``id`` bore ``hash`` at the time ``at``."""

    id: int
    hash: str
    at: datetime

    def line(self) -> str:
        """The signed line, without line break."""
        signed = self._signed()
        return f"{signed} {_sign(signed, _keys()[0])}"

    def is_signed_by(self, signature: str) -> bool:
        """Whether the signature is ours, with the key of today or one of its predecessors."""
        return any(hmac.compare_digest(_sign(self._signed(), key), signature) for key in _keys())

    def _signed(self) -> str:
        return f"{MARK} {self.id} {self.hash} {moment(self.at).replace(' ', 'T')}Z"


def take() -> Checkpoint:
    """A checkpoint of the chain as it stands now."""
    head = Head.objects.filter(pk=1).first()
    return Checkpoint(head.last_id if head else 0, head.last_hash if head else GENESIS, timezone.now())


def default_file() -> Path:
    """Where the daily checkpoints go: ``INTRANET_AUDIT_CHECKPOINTS``, or a file in the data folder."""
    return Path(getattr(settings, "INTRANET_AUDIT_CHECKPOINTS", "") or settings.DATA_DIR / "audit" / "checkpoints.txt")


def append(path: Path | None = None) -> Checkpoint:
    """Add a checkpoint to the file, on the disk before this returns. The daily task of the worker."""
    target = path or default_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    checkpoint = take()
    handle = os.open(target, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, f"{checkpoint.line()}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    return checkpoint


def last_of(path: Path | None = None) -> Checkpoint | None:
    """The newest line of the file that can be read, whatever its signature; None if there is none."""
    try:
        lines = _lines(path or default_file())
    except UnreadableCheckpoints:
        return None
    return next((found for line in reversed(lines) if (found := _parse(line)) is not None), None)


def compare(path: Path) -> Finding | None:
    """Hold the log against the checkpoints, oldest first, and name the first row that one of them contradicts.

    Raises:
        UnreadableCheckpoints: the file is not there, cannot be read or holds no line at all.
    """
    lines = _lines(path)
    if not lines:
        raise UnreadableCheckpoints(f"{path} holds no checkpoint.")
    good = 0
    for number, line in enumerate(lines, start=1):
        finding = _contradiction(line, number, good)
        if finding is not None:
            return finding
        checkpoint = _parse(line)
        good = checkpoint.id if checkpoint else good
    return None


def _contradiction(line: str, number: int, good: int) -> Finding | None:
    checkpoint = _parse(line)
    if checkpoint is None or not checkpoint.is_signed_by(line.rsplit(" ", 1)[-1]):
        return Finding(
            good + 1,
            Fault.CHECKPOINT_FORGED,
            f"line {number} of the file does not bear our signature; was the key changed?",
        )
    if checkpoint.id == 0:
        return None
    found = Event.objects.filter(pk=checkpoint.id).values_list("hash", flat=True).first()
    if found == checkpoint.hash:
        return None
    when = f"the checkpoint of {checkpoint.at:%Y-%m-%d %H:%M} UTC"
    if found is None:
        last = Event.objects.order_by("-id").values_list("id", flat=True).first() or 0
        return Finding(last + 1, Fault.TRUNCATED, f"the last row is {last}, but {when} has seen row {checkpoint.id}")
    message = f"{when} has seen another row {checkpoint.id}; rows {good + 1} to {checkpoint.id} are not those of then"
    return Finding(good + 1, Fault.ROLLED_BACK, message)


def _lines(path: Path) -> list[str]:
    """Whole lines only: a line without its end was being written when the machine went down, and says nothing."""
    try:
        text = path.read_text("ascii", errors="replace")
    except OSError as error:
        raise UnreadableCheckpoints(f"The checkpoints cannot be read: {error}") from error
    return [line for line in text.split("\n")[:-1] if line.strip()]


def _parse(line: str) -> Checkpoint | None:
    parts = line.split(" ")
    if len(parts) != 5 or parts[0] != MARK or len(parts[2]) != 64:
        return None
    try:
        at = datetime.strptime(parts[3], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        return Checkpoint(int(parts[1]), parts[2], at)
    except ValueError:
        return None


def _keys() -> list[bytes]:
    """The key of ``INTRANET_AUDIT_KEY``, else one derived from the secret key; older secret keys still verify."""
    return list(_each_key())


def _each_key() -> Iterator[bytes]:
    if own := str(getattr(settings, "INTRANET_AUDIT_KEY", "")):
        yield sha256(own.encode()).digest()
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield hmac.digest(str(secret).encode(), b"intranet.audit.checkpoint", "sha256")


def _sign(text: str, key: bytes) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
