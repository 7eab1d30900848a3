"""What recognition hands over: fields with a confidence and the places they were read from."""

from dataclasses import dataclass
from typing import Any, Literal

from .source import Span
from .symbols import Symbol

Kind = Literal["directive", "not-directive", "secret"]
Confidence = Literal["sure", "unsure", "missing"]
Purpose = Literal["", "report", "action", "cooperation", "information", "archive"]

# The fields of one line of ``manage.py import_document --json``, in the order they are printed in.
JSON_FIELDS = (
    "symbol", "number", "date", "place", "issuer", "type", "subject", "addressees", "recipients", "signatory",
    "dissemination", "urgency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed: ``authority`` as printed ("TM. ỦY BAN NHÂN DÂN"; empty for a head who signs as such)."""

    name: str
    position: str = ""
    authority: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line under "Nơi nhận"; ``printed`` is without bullet and closing mark, ``name`` without its purpose too."""

    name: str
    purpose: Purpose = ""
    printed: str = ""

    def __str__(self) -> str:
        return self.printed or self.name


Value = str | tuple[str, ...] | tuple[Recipient, ...] | Signatory | None


@dataclass(frozen=True, slots=True)
class Field:
    """One thing read. ``value`` is None when missing; ``spans`` are offsets into the text that was given.

    ``note`` is a code from ``NOTES`` that says why a person should look; ``printed`` is what stands there when the
    value is worded differently (capitals, an impossible date). Dates are ISO, as far as they are printed: ``2024-08``.
    """

    name: str
    value: Value = None
    confidence: Confidence = "missing"
    spans: tuple[Span, ...] = ()
    note: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the text cites, with the first date given for it (ISO; numbers recur every year or term)."""

    symbol: Symbol
    date: str = ""
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return str(self.symbol)


@dataclass(frozen=True, slots=True)
class Duty:
    """One numbered item. ``unit`` is the body it names as lead, if it names one in so many words."""

    number: str
    text: str
    unit: str = ""
    span: Span = (0, 0)

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


@dataclass(frozen=True, slots=True)
class Recognition:
    """Everything read in one text. For a secret there is nothing in it but the kind and the problem."""

    kind: Kind
    fields: tuple[Field, ...] = ()
    cites: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    problems: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    cites_confidence: Confidence = "missing"
    duties_confidence: Confidence = "missing"
    refusal: str = ""

    def field(self, name: str) -> Field:
        """The field of that name; a missing one if it was not looked for or not found."""
        return next((field for field in self.fields if field.name == name), Field(name))

    def value(self, name: str) -> Value:
        """The value of the field of that name, or None."""
        return self.field(name).value

    @property
    def family(self) -> str:
        """ "state", "party" or "" when the letterhead does not say."""
        return str(self.value("family") or "")

    def to_json(self, file: str = "") -> dict[str, Any]:
        """One line of ``import_document --json``: plain values only; a value that is missing is null."""
        row: dict[str, Any] = {"file": file, "kind": self.kind}
        row |= {name: _plain(self.value(name)) for name in JSON_FIELDS}
        row |= {"cites": [str(cite) for cite in self.cites], "duties": [str(duty) for duty in self.duties]}
        row["confidence"] = {name: self.field(name).confidence for name in JSON_FIELDS}
        row["confidence"] |= {"cites": self.cites_confidence, "duties": self.duties_confidence}
        return row | {"problems": list(self.problems)}


def refused(code: str, message: str) -> Recognition:
    """What stands for a file that was not let in: nothing of its content, the reason as a problem.

    ``code`` "state-secret" makes it a secret; any other code says that it could not be read.
    """
    return Recognition("secret" if code == "state-secret" else "not-directive", problems=(code,), refusal=message)


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return None if value is None else str(value)
