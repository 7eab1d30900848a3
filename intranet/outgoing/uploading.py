"""A file that comes back, through the one door for files."""

from django import forms
from django.http import HttpRequest

from intranet.files.models import StoredFile
from intranet.files.services import accept_file

RETURNED = frozenset({"pdf"})
"""What a signed document comes back as."""


def accepted(form: forms.Form, request: HttpRequest) -> StoredFile:
    """The upload of ``form``, kept.

    Raises:
        FileRefused: why it was not.
    """
    upload, looked = form.cleaned_data["file"], form.cleaned_data["looked"]
    return accept_file(upload, by=request.user, kinds=RETURNED, vouched=looked)  # type: ignore[arg-type]
