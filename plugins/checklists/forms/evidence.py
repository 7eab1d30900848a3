"""Papers of the store: put in, renewed, and shown at an answer."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from intranet.contracts import VouchedForm, day_field
from plugins.checklists.forms.answers import A_DAY
from plugins.checklists.models import Revision
from plugins.checklists.services.evidence import Paper

A_FILE = {"required": gettext_lazy("Choose a file.")}
WHERE = gettext_lazy("Page or part")
WHERE_HELP = gettext_lazy("For example: pages 3–9, or article 5.")


def _where() -> forms.CharField:
    return forms.CharField(label=WHERE, max_length=100, required=False, help_text=WHERE_HELP)


class RenewalForm(VouchedForm):
    """A newer file of a paper."""

    file_field: ClassVar[str] = "file"
    effective_on = day_field(
        gettext_lazy("Date of the paper"),
        invalid=A_DAY,
        missing=gettext_lazy("Write the day that stands on the paper."),
        help_text=gettext_lazy("The day that stands on the paper itself, not that of the upload."),
    )
    file = forms.FileField(label=gettext_lazy("File"), error_messages=A_FILE)
    field_order = ["title", "effective_on", "file", "looked", "where"]

    @property
    def paper(self) -> Paper:
        """What the service takes."""
        return Paper(self.cleaned_data.get("title", ""), self.cleaned_data["effective_on"])


class PaperForm(RenewalForm):
    """A new paper."""

    title = forms.CharField(
        label=gettext_lazy("Name of the paper"),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the paper.")},
    )


class ShownPaperForm(PaperForm):
    """A new paper that is shown at an answer at once."""

    where = _where()


class CitationForm(forms.Form):
    """A paper that lies in the store, chosen by its newest file."""

    revision = forms.ModelChoiceField(
        Revision.objects.none(),
        label=gettext_lazy("Paper of the store"),
        empty_label=gettext_lazy("Choose a paper"),
        error_messages={"required": gettext_lazy("Choose a paper.")},
    )
    where = _where()

    def __init__(self, *args: Any, revisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["revision"]
        chosen.queryset = revisions
        chosen.label_from_instance = lambda row: f"{row.evidence} · {row.effective_on:%d/%m/%Y} · {row.file_name}"
