"""One cell of the table: what was read against what is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from intranet.directives.recognition import Recognition, Signatory

Verdict = Literal["right", "unsure", "illegible", "wrong", "missing", "empty"]


@dataclass(frozen=True, slots=True)
class Cell:
    """``unsure`` is right but marked for a person to look at; ``illegible`` is written by hand so that no machine reads
    it, and rightly left to a person; ``empty`` is rightly nothing and counts for nothing.
    """

    field: str
    verdict: Verdict
    is_sure: bool
    read: Any
    wanted: Any

    @property
    def is_right(self) -> bool:
        """The value is that of the document, whatever the confidence."""
        return self.verdict in ("right", "unsure", "illegible")

    @property
    def is_sure_and_wrong(self) -> bool:
        """The one thing that must never happen."""
        return self.is_sure and self.verdict == "wrong"


def judge(recognition: Recognition, truth: dict[str, Any]) -> Iterator[Cell]:
    """A cell for everything that ``truth`` names, and one for every field that is sure where nothing is."""
    for field, wanted in truth.items():
        if field not in ("note", "illegible"):
            read, sure = _read(recognition, field, wanted)
            verdict = _verdict(read, wanted, sure)
            if field in truth.get("illegible", ()) and not sure and verdict in ("wrong", "missing"):
                verdict = "illegible"
            yield Cell(field, verdict, sure, read, wanted)


def _verdict(read: Any, wanted: Any, sure: bool) -> Verdict:
    if not read and not wanted:
        return "empty"
    if not read:
        return "missing"
    if read != wanted:
        return "wrong"
    return "right" if sure else "unsure"


def _read(recognition: Recognition, field: str, wanted: Any) -> tuple[Any, bool]:
    if field == "kind":
        return recognition.kind, True
    if field == "cites":
        cites = sorted(map(str, recognition.cites))
        return (wanted if cites == sorted(wanted) else cites), recognition.cites_confidence == "sure"
    if field == "duties":
        return _duties(recognition, wanted), recognition.duties_confidence == "sure"
    name, part = _PARTS.get(field, (field, ""))
    found = recognition.field(name)
    return _plain(found.value, part), found.confidence == "sure"


_PARTS = {"authority": ("signatory", "authority"), "position": ("signatory", "position")}


def _plain(value: Any, part: str) -> Any:
    if isinstance(value, Signatory) and part:
        return getattr(value, part)
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return None if value is None else str(value)


def _duties(recognition: Recognition, wanted: list[str]) -> list[str]:
    """Each duty cut to as many letters as the truth gives of it: its number and first words."""
    read = [str(duty) for duty in recognition.duties]
    if len(read) != len(wanted):
        return read
    return [duty[: len(words)] for duty, words in zip(read, wanted, strict=True)]
