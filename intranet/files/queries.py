"""What is attached to what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from intranet.files.models import Attachment, StoredFile
from intranet.prepared import prepared

OPENED_AS: dict[str, Callable[[Attachment, Any], str]] = {}
"""By label of what a file belongs to: the action on it by which a person opens the file, where that is not always
"read".
"""


@dataclass(frozen=True, slots=True)
class AttachmentHash:
    """One attached file as a frozen version remembers it."""

    name: str
    role: str
    sha256: str
    size: int


def attachments_of(subject: Model) -> list[Attachment]:
    """The files of ``subject`` in their order, each with its ``file`` but without its text. One query.

    Not a question of rights: whoever may read the subject may open them.
    """
    return _attached(subject._meta.label_lower, subject.pk)


@prepared
def _attached(model: Any, pk: Any) -> Any:
    found = Attachment.objects.filter(subject_model=model, subject_id=pk)
    return found.select_related("file").defer("file__text")


def hashes_of(subject: Model) -> list[AttachmentHash]:
    """What a version of ``subject`` must remember of its files. One query."""
    return [AttachmentHash(a.name, a.role, a.file.sha256, a.file.size) for a in attachments_of(subject)]


def subject_model_of(attachment: Attachment) -> type[Model] | None:
    """The model of what the file belongs to; None when its app is no longer installed."""
    return model_of(attachment.subject_model)


def model_of(label: str) -> type[Model] | None:
    """The model of a label ("intranet_directives.directive"); None when there is none of that name."""
    app_label, _, name = label.partition(".")
    return apps.all_models.get(app_label, {}).get(name)


def unattached() -> QuerySet[StoredFile]:
    """Files that nothing refers to: nobody can open them."""
    return StoredFile.objects.filter(attachments=None)
