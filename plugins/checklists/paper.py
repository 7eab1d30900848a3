"""An inspection as the sheet that is printed: a row for each section and each question."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.contracts import Sheet
from plugins.checklists.forms.answers import AnswerForm, words_of
from plugins.checklists.models import SPOKEN, Answer, Inspection, Kind, Proof, Question, Section, Verdict, Version
from plugins.checklists.queries.evidence import papers_of
from plugins.checklists.queries.inspections import Part, parts_of
from plugins.checklists.scoring import Score

_VALUES = ("verdict", "choice", "day", "text")
_NOTED = ("cause", "owner", "remedy_by")
_WIDTHS = (6, 35, 24, 35, 20, 28)
_A_LINE = "…………………………"


def blank_sheet(version: Version, *, body: str, subtitle: Sequence[str]) -> Sheet:
    """Every question with what may be answered, and room for the pen. Two queries."""
    rows: list[tuple[str, ...]] = []
    for section in version.sections.prefetch_related("questions"):
        rows.append(_head_of(section))
        rows += [(str(each.place), each.text, offered(each), "", _proof(each)) for each in section.questions.all()]
    hint = _("Where something is partly met or not met, write the cause, who puts it right and until when as well.")
    return _sheet(version, body, subtitle, rows, [hint, _signature()])


def filled_sheet(inspection: Inspection, *, shows_papers: bool, own: bool = False) -> Sheet:
    """Every answer as it stands, with the scores of the sections and who signed; the names of papers only where they
    may be known. Five queries.
    """
    answers: dict[int, list[Answer]] = {}
    found = Answer.objects.filter(inspection=inspection).select_related("question", "owner")
    for each in found.prefetch_related(papers_of(inspection, own=own)):
        answers.setdefault(each.question.section_id, []).append(each)
    rows: list[tuple[str, ...]] = []
    is_judged = inspection.state in SPOKEN
    for part in parts_of(inspection):
        judged = (_scores(part),) if is_judged else ()
        rows.append((*_head_of(part.section, _score(_("Own score"), part.own)), *judged))
        for each in answers.get(part.section.pk, []):
            rows.append((*_filled(each, shows_papers), *((_judged(each),) if is_judged else ())))
    state = inspection.get_state_display()
    subtitle = [inspection.campaign.title, state[:1].upper() + state[1:]]
    return _sheet(inspection.campaign.version, inspection.node.name, subtitle, rows, _signed(inspection))


def _sheet(version: Version, body: str, subtitle: Sequence[str], rows: Any, footers: Sequence[str]) -> Sheet:
    heads = [_("No."), _("Question"), _("Answer"), _("Explanation"), _("Evidence")]
    heads += [pgettext("score", "Appraised")] if rows and len(rows[0]) > len(heads) else []
    about = [*subtitle, _("Version %(number)d") % {"number": version.number}]
    return Sheet(
        version.checklist.title, heads, _WIDTHS[: len(heads)], rows, subtitle=about, footers=footers, body=body
    )


def _head_of(section: Section, score: str = "") -> tuple[str, ...]:
    return (section.letter, section.title, score, "", "")


def _score(label: str, score: Score | None) -> str:
    percent = score.percent if score else None
    return "" if percent is None else f"{label}: {words_of('number', percent)} %"


def _scores(part: Part) -> str:
    """What the lead unit gives a section, and what counts in the end."""
    lines = (_score(pgettext("score", "Appraised"), part.appraised), _score(pgettext("score", "Final"), part.final))
    return "\n".join(filter(None, lines))


def _judged(answer: Answer) -> str:
    """What the lead unit says of an answer, what counts in the end, and its remark."""
    verdict = words_of("appraised", answer.appraised)
    said = {
        pgettext("score", "Appraised"): pgettext("question", "returned") if answer.is_returned else verdict,
        pgettext("score", "Final"): words_of("final", answer.final),
        _("Remark"): answer.remark,
    }
    return "\n".join(f"{label}: {words}" for label, words in said.items() if words)


def offered(question: Question) -> str:
    """Boxes to tick, one a line, and lines for what is written."""
    ticked = [capfirst(str(each)) for each in Verdict.labels] if _is_judged(question) else []
    boxes = [f"☐ {each}" for each in (*ticked, *question.choices)]
    written = {
        Kind.NUMBER: f"………… {question.measure}",
        Kind.SHARE: f"………… / ………… {question.measure}",
        Kind.DATE: "……/……/…………",
        Kind.TEXT: "\n".join([_A_LINE] * 3),
        Kind.FILE: _A_LINE,
    }
    return "\n".join(filter(None, (*boxes, written.get(Kind(question.kind), "").strip())))


def _is_judged(question: Question) -> bool:
    return question.kind == Kind.VERDICT or question.is_scored


def _proof(question: Question) -> str:
    return "" if question.proof == Proof.NONE else question.get_proof_display()


def _filled(answer: Answer, shows_papers: bool) -> tuple[str, ...]:
    values = [words_of(name, getattr(answer, name)) for name in _VALUES]
    values.append(" / ".join(filter(None, (words_of(name, getattr(answer, name)) for name in ("number", "total")))))
    fields: Any = AnswerForm.base_fields
    noted = [(str(fields[name].label), words_of(name, getattr(answer, name))) for name in _NOTED]
    shown = answer.citations.all() if shows_papers else ()
    papers = [" · ".join(filter(None, (str(each.revision.evidence), each.where))) for each in shown]
    said = "; ".join(filter(None, values))
    explained = "; ".join(filter(None, (answer.explained, *(f"{label}: {words}" for label, words in noted if words))))
    return (str(answer.question.place), answer.question.text, said, explained, "; ".join(papers))


def _signed(inspection: Inspection) -> list[str]:
    if inspection.signed_at is None:
        return [_signature()]
    about = {"name": str(inspection.signed_by), "day": f"{localdate(inspection.signed_at):%d/%m/%Y}"}
    return [_("Signed by the head of the unit: %(name)s, %(day)s") % about]


def _signature() -> str:
    return _("Head of the unit (signature, full name): …………………………    Day: ……/……/…………")
