"""What stood at a question when the lead unit returned it: kept beside the answer, to say what changed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused
from plugins.checklists.models import Answer, Inspection

SAID = ("verdict", "number", "total", "day", "choice", "text", "note", "cause", "owner", "remedy_by")
"""What the unit says of a question, as it is kept; its papers stand beside it as ``papers``."""


def as_it_stands(answer: Answer) -> dict[str, Any]:
    """The answer in plain values with the papers that it shows; equal as long as nothing was changed. One query, none
    where the papers are there already.
    """
    numbers = {name: "" if (held := getattr(answer, name)) is None else f"{held:.2f}" for name in ("number", "total")}
    days = {name: held.isoformat() if (held := getattr(answer, name)) else "" for name in ("day", "remedy_by")}
    words = {name: getattr(answer, name) for name in ("verdict", "choice", "text", "cause")}
    papers = [[each.revision_id, each.where] for each in answer.citations.all()] if answer.pk else []
    return words | numbers | days | {"note": answer.explained, "owner": answer.owner_id, "papers": papers}


def keep_returned(answer: Answer, remark: str) -> None:
    """Set on ``answer``, which its caller saves, that it goes back as it stands, and why."""
    answer.is_returned, answer.remark = True, remark
    answer.returned_as = as_it_stands(answer) | {"remark": remark}


def is_unchanged(answer: Answer) -> bool:
    """Returned, and nothing was changed at it since."""
    kept = answer.returned_as
    return answer.is_returned and kept is not None and {**kept, "remark": ""} == {**as_it_stands(answer), "remark": ""}


def check_changed(inspection: Inspection) -> None:
    """Two queries.

    Raises:
        Refused: a question that was returned stands as it was returned, without a word why.
    """
    rows = Answer.objects.filter(inspection=inspection, is_returned=True).select_related("question")
    unchanged = [row.question.place for row in rows.prefetch_related("citations") if is_unchanged(row)]
    if places := ", ".join(map(str, unchanged)):
        raise Refused(
            _("Not changed since it was returned: question %(places)s. Change it, or say in its explanation why not.")
            % {"places": places}
        )
