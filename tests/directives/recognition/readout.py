"""A recognition in plain values, to be compared with what ``expected.json`` says."""

from typing import Any

from intranet.directives.recognition import Recipient, Recognition, Signatory


def plain(value: Any) -> Any:
    """Lists and strings only; a recipient as [name, purpose], a signatory as [authority, position, name]."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Recipient):
        return [value.name, value.purpose]
    if isinstance(value, Signatory):
        return [value.authority, value.position, value.name]
    return value


def readout(recognition: Recognition) -> dict[str, Any]:
    """Kind, what was found with its confidence, citations with their dates, numbers of duties, problems."""
    found = [field for field in recognition.fields if field.value is not None]
    fields = {field.name: [plain(field.value), field.confidence] for field in found}
    return {
        "kind": recognition.kind,
        "fields": fields,
        "cites": {str(cite): cite.date for cite in recognition.cites},
        "duties": [duty.number for duty in recognition.duties],
        "problems": list(recognition.problems),
    }
