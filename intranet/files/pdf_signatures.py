"""Signatures of PDFs: verified when a file comes in, offline, and told in words.

Nothing is fetched. Without root certificates of the office's own (``INTRANET_SIGNATURE_ROOTS``) it is said who signed
and whether the file is what was signed, and that nobody here can tell whether the certificate is genuine.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.files.extraction import children
from intranet.files.extraction.limits import MEGABYTE, Limits
from intranet.files.incoming import held_file
from intranet.files.models import StoredFile

_CHILD = "intranet.files.extraction.verifying"
_LIMITS = Limits(memory=640 * MEGABYTE, cpu_seconds=20, wall_seconds=30, output=MEGABYTE)

CHANGES: dict[str, Promise] = {
    "none": _("Nothing was changed since."),
    "allowed": _("Since then only further signatures were added."),
    "other": _("The file was changed after this signature."),
}

BROKEN = _("What was signed is not what the file says now.")
WEAK = _("It uses an old method (SHA-1) that can be forged.")
TRUST: dict[bool | None, Promise] = {
    None: _("Trust is not established: no root certificates are set up here."),
    False: _("The certificate comes from nobody whom this office trusts."),
    True: _("The certificate comes from an issuer whom this office trusts."),
}
FAULTS: dict[str, Promise] = {
    "unreadable": _("The signatures of this file cannot be read."),
    "unverifiable": _("This signature cannot be verified."),
}


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """One signature in words; ``state`` is done, due or error, as tags have it. ``at`` is None when it is not said."""

    signer: str
    organisation: str
    at: datetime | None
    is_stamped: bool
    state: str
    words: tuple[str | Promise, ...]


def verify(path: Path) -> list[dict[str, Any]]:
    """What is found of the signatures of the PDF at ``path``, in a process of its own; never raises for the file."""
    with held_file() as (_path, answer):
        children.run(_CHILD, answer, _LIMITS, str(path.resolve()), settings.INTRANET_SIGNATURE_ROOTS)
        answer.seek(0)
        said = answer.read()
    if not said.endswith(b"\n"):
        return [{"fault": "unreadable"}]
    found: list[dict[str, Any]] = json.loads(said)
    return found


def words_of(stored: StoredFile) -> list[SignatureWords]:
    """The signatures of ``stored`` in words; empty where there are none."""
    return [_in_words(found) for found in stored.signatures or ()]


def _in_words(found: dict[str, Any]) -> SignatureWords:
    signer, organisation = found.get("signer", ""), found.get("organisation", "")
    if fault := found.get("fault"):
        return SignatureWords(signer, organisation, None, False, "error", (FAULTS.get(fault, fault),))
    moment = parse_datetime(found["stamped_at"] or found["at"] or "")
    at = timezone.localtime(moment) if moment else None
    words: list[str | Promise] = [CHANGES[found["changes"]] if found["is_intact"] else BROKEN]
    words += [WEAK] if found["is_weak"] else []
    words.append(TRUST[found["is_trusted"]])
    return SignatureWords(signer, organisation, at, bool(found["stamped_at"]), _state(found), tuple(words))


def _state(found: dict[str, Any]) -> str:
    if not found["is_intact"] or found["changes"] == "other":
        return "error"
    return "done" if found["is_trusted"] and not found["is_weak"] else "due"
