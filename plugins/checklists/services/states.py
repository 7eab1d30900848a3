"""The way of an inspection from hand to hand: submitted, signed, appraised, returned, put right, closed, reopened."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, record, write_transaction
from plugins.checklists.models import Answer, Inspection, State, Step, Work
from plugins.checklists.policy import permits
from plugins.checklists.services import telling
from plugins.checklists.services.returning import check_changed

MOVES: dict[str, tuple[frozenset[str], str]] = {
    "submit": (frozenset({State.OPEN, State.WORKING, State.RETURNED}), State.SUBMITTED),
    "send back": (frozenset({State.SUBMITTED}), State.WORKING),
    "sign": (frozenset({State.SUBMITTED}), State.SIGNED),
    "return": (frozenset({State.SIGNED}), State.RETURNED),
    "accept": (frozenset({State.SIGNED}), State.REMEDYING),
    "close": (frozenset({State.REMEDYING}), State.CLOSED),
    "reopen": (frozenset({State.CLOSED}), State.REMEDYING),
}
"""From which states a move leads, and where to."""

_NOTED = frozenset({"send back", "return", "reopen"})
"""Moves that go backwards say why."""

_ASKED = {"send back": "sign", "return": "appraise", "accept": "appraise", "close": "verify", "reopen": "verify"}


def submit(inspection: Inspection, by: Any) -> None:
    """Hand it to the head of the unit; read-only from now on.

    Raises:
        Refused: ``by`` does not answer it, questions are open still, or one that was returned stands as it was.
    """
    with write_transaction():
        row = checked(inspection, "submit", by)
        _check_whole(row)
        check_changed(row)
        row.submitted_by = by
        move(row, "submit", by, "")


def sign(inspection: Inspection, by: Any, seen: str | None = None) -> None:
    """The head signs and sends it to the lead unit; ``seen`` is the ``stamp_of`` what was on the screen.

    Raises:
        Refused: ``by`` is not the head, it was not submitted, questions are open, or it is another one by now than it
            was on the screen.
    """
    with write_transaction():
        row = checked(inspection, "sign", by)
        if seen is not None and seen != stamp_of(row):
            raise Refused(_("It was given back and submitted anew meanwhile. Look through it as it stands now."))
        _check_whole(row)
        row.signed_by, row.signed_at = by, timezone.now()
        Answer.objects.filter(inspection=row).update(is_returned=False)
        move(row, "sign", by, "")


def stamp_of(inspection: Inspection) -> str:
    """What tells one submission from another: answers are written in between alone."""
    return inspection.state_at.isoformat()


def _check_whole(row: Inspection) -> None:
    open_ones = Answer.objects.filter(inspection=row).exclude(work=Work.DONE).values_list("question__place", flat=True)
    if places := ", ".join(map(str, open_ones)):
        raise Refused(_("Not answered yet: %(places)s.") % {"places": places})


def send_back(inspection: Inspection, note: str, by: Any) -> None:
    """The head gives it back to those who answer, with a note. What the lead unit had returned stays returned: only
    that is written anew, as the rest was signed and appraised.

    Raises:
        Refused: as above, or there is no note.
    """
    with write_transaction():
        row = checked(inspection, "send back", by, note)
        is_returned = Answer.objects.filter(inspection=row, is_returned=True).exists()
        move(row, "send back", by, note, to=State.RETURNED if is_returned else State.WORKING)


def locked(key: int) -> Inspection:
    """The inspection as it stands, locked, with its campaign and its place in the tree."""
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("campaign", "node", "unit")
    return rows.get(pk=key)


def checked(inspection: Inspection, move: str, by: Any, note: str = "") -> Inspection:
    """The same, if ``move`` can be made of it now, and by ``by``.

    Raises:
        Refused: it cannot, or a note is needed and there is none.
    """
    row = locked(inspection.pk)
    _check(row, move, by, note)
    return row


def _check(row: Inspection, move: str, by: Any, note: str = "") -> None:
    before, _after = MOVES[move]
    if row.state not in before or not permits(by, _ASKED.get(move, move), row):
        raise Refused(_("This cannot be done now, or not by you. Load the page anew to see how it stands."))
    if move in _NOTED and not note.strip():
        raise Refused(_("Say why."), "note")


def move(row: Inspection, name: str, by: Any, note: str, *, to: str = "") -> None:
    """Make it, and write it down; ``to`` is where it leads if not where the move leads by itself. Inside the
    transaction that has locked it.
    """
    before, row.state, row.state_at = row.state, to or MOVES[name][1], timezone.now()
    row.save(update_fields=["state", "state_at", "submitted_by", "signed_by", "signed_at"])
    step = append(row, before, by, note)
    telling.moved(name, row, step.pk, by)
    code, details = name.replace(" ", "-"), {"before": before, "after": row.state}
    record(f"checklists.{code}", actor=by, subject=row, plugin="checklists", label=str(row.node), details=details)


def detach(row: Inspection, note: str, by: Any, successor: Inspection | None = None) -> None:
    """What is not finished goes on elsewhere (``successor``), or nowhere; every answer stays. Inside the transaction
    that has locked it; ``by`` is None for what follows from a merger of itself.
    """
    before, row.state, row.state_at, row.successor = row.state, State.DETACHED, timezone.now(), successor
    row.save(update_fields=["state", "state_at", "successor", "unit"])
    append(row, before, by, note)
    telling.detached(row, by)
    details = {"before": before, "successor": successor.pk if successor else None}
    record("checklists.detached", actor=by, subject=row, plugin="checklists", label=str(row.node), details=details)


def append(row: Inspection, before: str, by: Any, note: str) -> Step:
    """Write down what has happened; inside the transaction that has locked ``row``."""
    return Step.objects.create(
        inspection=row, before=before, after=row.state, by=by, at=timezone.now(), note=note.strip()[:500]
    )
