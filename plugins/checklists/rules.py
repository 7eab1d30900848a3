"""When an answer is whole, and when it is appraised: pure rules over what was asked and what was typed."""

from typing import Any

from plugins.checklists.models.answers import Verdict, Work
from plugins.checklists.models.library import Kind, Proof

SHORTCOMINGS = (Verdict.PARTLY, Verdict.NO)
_VALUES = {
    Kind.NUMBER: ("number",),
    Kind.SHARE: ("number", "total"),
    Kind.DATE: ("day",),
    Kind.CHOICE: ("choice",),
    Kind.TEXT: ("text",),
}


def lacking(question: Any, answer: Any, proofs: int) -> list[str]:
    """Names of the fields of ``answer`` that are still to be filled in, in their order on the screen; ``proofs`` is how
    many papers it cites. What does not apply needs an explanation and nothing else. Where evidence is required, an
    explanation stands in for it; "evidence" says that one of the two is needed.
    """
    if answer.verdict == Verdict.NOT_APPLICABLE:
        return [] if answer.note.strip() else ["note"]
    fields = [*_verdict(question), *_VALUES.get(question.kind, ())]
    missing = [name for name in fields if getattr(answer, name) in {None, ""}]
    if question.kind == Kind.FILE and not proofs:
        missing.append("proof")
    if answer.verdict in SHORTCOMINGS:
        return missing + [
            name for name in ("note", "cause", "owner_id", "remedy_by") if getattr(answer, name) in {None, ""}
        ]
    if question.kind != Kind.FILE and question.proof == Proof.REQUIRED and not proofs and not answer.explained.strip():
        missing.append("evidence")
    return missing


def _verdict(question: Any) -> tuple[str, ...]:
    return ("verdict",) if question.kind == Kind.VERDICT or question.is_scored else ()


def work_of(question: Any, answer: Any, proofs: int) -> str:
    """How far the answering is: done when nothing lacks, begun when anything was typed."""
    if not lacking(question, answer, proofs):
        return Work.DONE
    typed = ("verdict", "number", "total", "day", "choice", "text", "note", "without_proof", "cause")
    is_begun = proofs or any(getattr(answer, name) not in {None, ""} for name in typed)
    return Work.DOING if is_begun else Work.BLANK


def is_unjudged(answer: Any) -> bool:
    """There is a verdict to be given, and the lead unit has not given it. ``answer`` with its question."""
    return bool(answer.verdict or answer.question.is_scored) and not answer.appraised and not answer.is_returned
