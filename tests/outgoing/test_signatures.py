"""Whether a file that comes back bears the signatures that it should."""

import pytest

from intranet.files.models import StoredFile
from intranet.outgoing.signatures import against_numbered, against_signed

AT, LATER = "2026-11-28T08:00:00+07:00", "2026-11-28T09:00:00+07:00"


def _signature(signer: str = "Lê Văn Minh", at: str = AT, **changes: object) -> dict[str, object]:
    return {"signer": signer, "organisation": "UBND", "at": at, "is_intact": True, "changes": "none"} | changes


def _file(*signatures: dict[str, object]) -> StoredFile:
    return StoredFile(signatures=list(signatures) or None)


@pytest.mark.parametrize(
    ("signatures", "problems"),
    [
        ([_signature()], 0),
        ([_signature("Trần Thu Hà", changes="allowed"), _signature(at=LATER)], 0),
        ([], 1),
        ([_signature(is_intact=False)], 1),
        ([_signature(changes="other")], 1),
        ([_signature(changes="allowed")], 1),
        ([{"fault": "unreadable"}], 1),
        ([_signature(), {"signer": "", "organisation": "", "fault": "unverifiable"}], 1),
    ],
)
def test_signed_file_is_covered_by_an_intact_signature(signatures: list[dict[str, object]], problems: int) -> None:
    assert len(against_signed(_file(*signatures))) == problems


@pytest.mark.parametrize(
    ("numbered", "problems"),
    [
        ([_signature(changes="other"), _signature("UBND tỉnh", LATER)], 0),
        ([_signature(changes="other")], 0),
        ([], 1),
        ([_signature(at=LATER)], 1),
        ([_signature(is_intact=False, changes="other")], 1),
        ([_signature("UBND tỉnh", LATER)], 1),
        ([_signature(), _signature("UBND tỉnh", LATER, is_intact=False)], 1),
        ([_signature(), _signature("UBND tỉnh", LATER, changes="other")], 1),
        ([{"fault": "unreadable"}], 1),
    ],
)
def test_numbered_file_keeps_the_signature_of_the_person(numbered: list[dict[str, object]], problems: int) -> None:
    assert len(against_numbered(_file(_signature()), _file(*numbered))) == problems
