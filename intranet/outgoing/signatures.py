"""Digital signatures of the files that come back: whether the document was signed, and still is with its number on it.

What is looked at was found when the file came in, offline; whose certificate is to be trusted is said on the page and
is no condition here.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from intranet.files.models import StoredFile

Found = dict[str, Any]


def against_signed(stored: StoredFile) -> list[str]:
    """Why ``stored`` is not a signed document: no signature, a broken one, or none that covers the whole file."""
    found: list[Found] = stored.signatures or []
    if not found:
        return [_("This PDF bears no digital signature. Sign it first, or choose “On paper”.")]
    if not all(_is_intact(each) for each in found):
        return [_("A signature of this PDF is broken or cannot be verified. Sign the document anew.")]
    if not any(each["changes"] == "none" for each in found):
        return [_("This PDF was changed after it was signed. Attach the file as it was signed.")]
    return []


def against_numbered(signed: StoredFile, numbered: StoredFile) -> list[str]:
    """Why ``numbered`` is not the signed document with its number: a person's signature is gone or broken, or the
    signature of the body was broken afterwards. Number and date are written between the two, so what a person signed
    may have been added to.
    """
    found: list[Found] = numbered.signatures or []
    kept = {_name(each) for each in found if _is_intact(each)}
    lost = [each for each in signed.signatures or [] if _name(each) not in kept]
    if lost:
        words = _(
            "The signature of %(signer)s is no longer in this file, or it is broken. Number the file that was signed."
        )
        return [words % {"signer": each["signer"] or "–"} for each in lost]
    before = {_name(each) for each in signed.signatures or []}
    return list(_against_body(each for each in found if _name(each) not in before))


def _against_body(added: Iterable[Found]) -> Iterable[str]:
    for each in added:
        if not _is_intact(each) or each["changes"] == "other":
            words = _("The signature of %(signer)s is broken, or the file was changed after it.")
            yield words % {"signer": each["signer"] or each["organisation"] or "–"}


def _is_intact(found: Found) -> bool:
    return not found.get("fault") and bool(found["is_intact"])


def _name(found: Found) -> tuple[str, str, str]:
    return found.get("signer", ""), found.get("organisation", ""), found.get("at", "")
