"""Verifies the signatures of a PDF.

ROOTS is a folder of root certificates in PEM, or empty. Nothing is ever fetched: what a certificate's issuer says of it
today is unknown here, and so is trust without roots. The answer is one line of JSON: a list with one object a
signature, in the order of signing. Whatever goes wrong with one is said there; the process itself never fails on it.
"""

import json
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from intranet.files.extraction.limits import Limits

MOST_SIGNATURES = 50
_WEAK = {"md5", "sha1"}


def main(limits: str, path: str, roots: str) -> None:
    """Bind this process to its limits and say what was found."""
    Limits(**json.loads(limits)).impose()
    logging.disable(logging.CRITICAL)
    with Path(path).open("rb") as file, suppress(OSError):
        said = json.dumps(signatures_of(file, roots)).encode() + b"\n"
        while said:
            said = said[os.write(1, said) :]


def signatures_of(file: BinaryIO, roots: str) -> list[dict[str, Any]]:
    """One object for each signature; a file whose signatures cannot be read at all gives one that says so."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        signatures = PdfFileReader(file, strict=False).embedded_regular_signatures[:MOST_SIGNATURES]
        trusted = _certificates(roots)
        return [_verified(signature, trusted) for signature in signatures]
    except Exception:  # parsers of foreign bytes raise whatever they like
        return [{"fault": "unreadable"}]


def _certificates(folder: str) -> list[Any]:
    from pyhanko.keys import load_certs_from_pemder

    found = sorted(path for path in Path(folder).iterdir() if path.suffix in {".pem", ".crt", ".cer"}) if folder else []
    return list(load_certs_from_pemder([str(path) for path in found]))


def _verified(signature: Any, trusted: list[Any]) -> dict[str, Any]:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    try:
        context = ValidationContext(trust_roots=trusted, allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=context, ts_validation_context=context)
    except Exception:
        return _who(signature) | {"fault": "unverifiable"}
    stamp = status.timestamp_validity
    return _who(signature) | {
        "at": _iso(status.signer_reported_dt),
        "stamped_at": _iso(stamp.timestamp) if stamp and stamp.valid else "",
        "is_intact": bool(status.intact and status.valid),
        "changes": _changes(status),
        "is_weak": status.md_algorithm in _WEAK,
        "is_trusted": bool(status.trusted) if trusted else None,
    }


def _who(signature: Any) -> dict[str, Any]:
    with suppress(Exception):  # a certificate may be as broken as anything else
        subject = signature.signer_cert.subject.native
        names = {key: str(subject.get(key) or "") for key in ("common_name", "organization_name")}
        return {"signer": names["common_name"][:200], "organisation": names["organization_name"][:200]}
    return {"signer": "", "organisation": ""}


def _iso(moment: Any) -> str:
    return moment.isoformat() if moment is not None else ""


def _changes(status: Any) -> str:
    """What came after the signature: ``none``, ``allowed`` (further signatures, form fields) or ``other``."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel

    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION or status.modification_level is None:
        return "other"
    is_allowed = status.modification_level <= ModificationLevel.FORM_FILLING and status.docmdp_ok
    return "allowed" if is_allowed else "other"
