"""The object that a version is of, found without knowing what it is; higher layers say whose it is, and what their
readers call it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from intranet.prepared import prepared

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

OFFICES: dict[str, str] = {}
"""By label: the field that names the unit which looks after a subject. Who has versions joins in ``ready()``."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences that name what is acknowledged. ``statement`` is what the reader declares; it is kept with the receipt
    in the language they read it in.
    """

    statement: "_StrPromise"
    back: "_StrPromise"
    changed: "_StrPromise"
    otherwise: "_StrPromise"
    wrong_answer: "_StrPromise"
    session: "_StrPromise"


OF_A_DOCUMENT = Wording(
    statement=_("I have read the whole document and understand what I and my unit have to do."),
    back=_("Back to the document"),
    changed=_("The document was changed while you were reading. Read the new version, then acknowledge."),
    otherwise=_("This document is acknowledged otherwise; see below."),
    wrong_answer=_("This answer is not right. Look it up in the document and choose again."),
    session=_(
        "Your unit holds a dissemination session for this document; your attendance there counts as acknowledgement."
    ),
)
WORDINGS: dict[str, Wording] = {}
"""By label: how a subject that is no document is spoken of. Who has versions joins in ``ready()``."""
NOTICES: dict[str, str] = {}
"""By label: what stands in the place of "reading" in the kinds of notices about a subject that is not to be read."""
DONE_ELSEWHERE: dict[str, Callable[[Any], str]] = {}
"""By label, of subjects that are not read but done on pages of their own: where a version of one is followed up. They
wait in a line of their own, nobody confirms them on paper or in a session, and how far they are is shown there alone.
"""


def wording_of(model: str) -> Wording:
    """The sentences for subjects of the label ``model``."""
    return WORDINGS.get(model, OF_A_DOCUMENT)


def notice_kind(model: str, kind: str) -> str:
    """The kind of a notice about a subject of the label ``model``: "reading-due" is "course-due" there."""
    own = NOTICES.get(model)
    return f"{own}-{kind.removeprefix('reading-')}" if own else kind


def label_of(subject: Model) -> str:
    """The name under which versions and audiences file their subject."""
    return subject._meta.label_lower


def subject_of(model: str, pk: int) -> Model | None:
    """The subject itself, or None when it is gone."""
    return next(iter(_finder(model)(pk)), None)


@lru_cache(maxsize=100)
def _finder(model: str) -> Callable[..., list[Model]]:
    return prepared(lambda pk: apps.get_model(model)._default_manager.filter(pk=pk))


def office_of(subject: Model) -> int | None:
    """Id of the unit that looks after ``subject``; None where its kind has none."""
    field = OFFICES.get(label_of(subject))
    office: Any = getattr(subject, f"{field}_id") if field else None
    return office
