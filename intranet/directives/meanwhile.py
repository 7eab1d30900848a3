"""A text that somebody else saved while it was being typed here."""

from collections.abc import Iterable
from typing import Any

from django.forms import Form
from django.http import QueryDict

from intranet.acknowledgement.difference import Changed, differences


def see_newest(form: Form, seen: str) -> None:
    """Let the next save be made knowing what is saved now; ``seen`` names it. What was typed stays."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    typed["seen"] = seen
    form.data = typed


def saved_beside(form: Form, name: str, saved: Iterable[str], *, seen: str) -> dict[str, list[Changed]]:
    """Context ``theirs``: how the ``saved`` lines differ from those typed in the field ``name``; see ``see_newest``."""
    see_newest(form, seen)
    typed: Any = form.cleaned_data[name]
    return {"theirs": differences("\n".join(typed), "\n".join(saved))}
