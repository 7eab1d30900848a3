"""How sure each field of a draft is, why, and where it stands in the source: what the intake screen shows beside
the form.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from intranet.directives.recognition import NOTES, Recognition

FORM_FIELDS = {
    "symbol": "symbol",
    "date": "date",
    "issuer": "issuer",
    "subject": "summary",
    "type": "type",
    "urgency": "urgency",
    "family": "family",
    "place": "place",
    "addressees": "addressees",
    "recipients": "recipients",
    "archive": "archive_line",
    "signatory": "signatory",
    "dissemination": "dissemination",
}
"""Names of recognition and the form's name for the same thing."""

_CUT_OUT = ("symbol", "date")
"""Fields beside which the words they were read from are shown; a number is what people must compare."""

_PICTURED = ("symbol", "date", "signatory")
"""Fields beside which the place on the page is shown, where the original has pages."""


@dataclass(frozen=True, slots=True)
class Marks:
    """``of`` is sure, unsure or missing by form field; ``notes`` say why to look; ``parts`` are the source in
    pieces.
    """

    of: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    parts: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_no_directive: bool = False


def marks_of(recognition: Recognition, source: str) -> Marks:
    """Marks for a text that was recognised. No query."""
    read = {FORM_FIELDS[f.name]: f for f in recognition.fields if f.name in FORM_FIELDS}
    of: dict[str, str] = {name: f.confidence for name, f in read.items()}
    return Marks(
        of=of,
        notes={name: _(NOTES[f.note]) for name, f in read.items() if f.note in NOTES},
        sources={name: _cut(source, read[name].spans) for name in _CUT_OUT if name in read and read[name].spans},
        spans={name: list(read[name].spans) for name in _PICTURED if name in read and read[name].spans},
        counts={mark: sum(1 for value in of.values() if value == mark) for mark in ("sure", "unsure", "missing")},
        parts=_parts(source, [(start, end, f.confidence) for f in read.values() for start, end in f.spans]),
        problems=[_(NOTES[code]) for code in recognition.problems if code in NOTES],
        is_no_directive=recognition.kind == "not-directive",
    )


def _cut(source: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(" ".join(source[start:end] for start, end in spans).split())


def _parts(source: str, spans: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """The source cut at the spans, in order; a span that begins inside another is left out."""
    parts, at = [], 0
    for start, end, mark in sorted(spans):
        if start < at or end <= start:
            continue
        parts += [(source[at:start], ""), (source[start:end], mark)]
        at = end
    return [part for part in [*parts, (source[at:], "")] if part[0]]
