"""Blocks of a lesson as small forms: one a kind, each giving the value that the block takes, and taking it back."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.directives.cleaning import TextRefused
from intranet.files.models import Attachment
from intranet.training.blocks import TONES
from intranet.training.office.typed import (
    LONGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    TableTooLarge,
    html_of,
    table_of,
    typed_of,
    typed_table,
)

RICH = _("One paragraph a line. “- ” and “1. ” begin items of a list; **words** are bold, *words* italic.")

_TEXT = pgettext_lazy("block", "Text")


def _rows(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": count})


def _needed(words: Any) -> dict[str, Any]:
    return {"required": words}


class RichField(forms.CharField):
    """Text with a few signs; the value is what was typed, refused where it gives no text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"max_length": LONGEST} | options))

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            html_of(typed)
        except TextRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return typed


class FileField(forms.ChoiceField):
    """One of the course's files, of the kinds that the block shows."""

    def __init__(self, *kinds: str, **options: Any) -> None:
        self.kinds = kinds
        given: dict[str, Any] = {
            "label": _("File of the course"),
            "error_messages": _needed(_("Choose a file of the course.")),
        }
        super().__init__(**(given | options))

    def offer(self, files: Iterable[Attachment], chosen: str) -> None:
        """Choices: the fitting files; ``chosen`` too, though it is gone, so that nothing is chosen in its stead."""
        names = [each.name for each in files if each.file.media_type.startswith(self.kinds)]
        gone = [(chosen, _("%(name)s (not among the files)") % {"name": chosen})] if chosen not in ("", *names) else []
        self.choices = [("", _("Choose a file")), *((name, name) for name in names), *gone]


class BlockForm(forms.Form):
    """One block; ``kind`` is the name of its type."""

    kind: ClassVar[str]
    label: ClassVar[Any]

    def __init__(self, *args: Any, files: Sequence[Attachment] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, FileField):
                field.offer(files, str(self[name].value() or ""))

    def value(self) -> Any:
        """What the block holds, of a valid form."""
        return dict(self.cleaned_data)

    @classmethod
    def typed(cls, value: Any) -> dict[str, Any]:
        """First values of the form for a block that holds ``value``."""
        return {name: value.get(name, "") for name in cls.base_fields}

    def lines(self) -> list[str]:
        """What is typed, as lines that can be compared."""
        rows = (str(self[name].value() or "") for name in self.fields)
        words = [line.strip() for row in rows for line in row.splitlines() if line.strip()]
        first, *others = words or [""]
        return [f"{self.label}: {first}", *others]


class HeadingForm(BlockForm):
    kind, label = "heading", _("Heading")
    text = forms.CharField(label=_("Heading"), max_length=200, error_messages=_needed(_("Write the heading.")))

    def value(self) -> Any:
        return self.cleaned_data["text"]

    @classmethod
    def typed(cls, value: Any) -> dict[str, Any]:
        return {"text": value}


class ParagraphForm(BlockForm):
    kind, label = "paragraph", _("Paragraph")
    text = RichField(label=_TEXT, widget=_rows(6), help_text=RICH, error_messages=_needed(_("Write the text.")))

    def value(self) -> Any:
        return html_of(self.cleaned_data["text"])

    @classmethod
    def typed(cls, value: Any) -> dict[str, Any]:
        return {"text": typed_of(value.source)}


class PictureForm(BlockForm):
    kind, label = "picture", _("Picture")
    file = FileField("image/")
    alt = forms.CharField(
        label=_("What it shows, in words"),
        max_length=300,
        error_messages=_needed(_("Say what the picture shows, for those who do not see it.")),
    )
    caption = forms.CharField(label=_("Caption"), max_length=300, required=False)


class VideoForm(BlockForm):
    kind, label = "video", _("Video")
    title = forms.CharField(label=_("Title"), max_length=200, error_messages=_needed(_("Write the title.")))
    file = FileField("video/")
    captions = FileField("text/vtt", label=_("Captions (.vtt)"), required=False)
    transcript = forms.CharField(
        label=_("What is said, in writing"), required=False, max_length=LONGEST, widget=_rows(4)
    )


class AudioForm(VideoForm):
    kind, label = "audio", _("Recording")
    file = FileField("audio/", "video/mp4")


class PaperForm(BlockForm):
    kind, label = "paper", _("PDF")
    title = forms.CharField(label=_("Title"), max_length=200, error_messages=_needed(_("Write the title.")))
    file = FileField("application/pdf")


class TableForm(BlockForm):
    kind, label = "table", _("Table")
    rows = forms.CharField(
        label=pgettext_lazy("table", "Rows"),
        max_length=LONGEST,
        widget=_rows(6),
        help_text=_("One row a line, cells divided by “|”. The first row are the headings."),
        error_messages=_needed(_("Write the headings and at least one row.")),
    )

    def clean_rows(self) -> str:
        """No larger than a table can be."""
        try:
            table_of(self.cleaned_data["rows"])
        except TableTooLarge as refused:
            words = _("A table has at most %(rows)s rows and %(columns)s columns. Divide it into several.")
            raise forms.ValidationError(words % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}) from refused
        return str(self.cleaned_data["rows"])

    def value(self) -> Any:
        return table_of(self.cleaned_data["rows"])

    @classmethod
    def typed(cls, value: Any) -> dict[str, Any]:
        return {"rows": typed_table(value)}


class CalloutForm(BlockForm):
    kind, label = "callout", _("Highlighted box")
    tone = forms.ChoiceField(label=_("Kind"), choices=TONES)
    text = RichField(label=_TEXT, widget=_rows(4), help_text=RICH, error_messages=_needed(_("Write the text.")))

    def value(self) -> Any:
        return {"tone": self.cleaned_data["tone"], "text": html_of(self.cleaned_data["text"])}

    @classmethod
    def typed(cls, value: Any) -> dict[str, Any]:
        return {"tone": value["tone"], "text": typed_of(value["text"].source)}


class AskedForm(BlockForm):
    kind, label = "question", _("Question")
    code = forms.CharField(
        label=_("Code of the question"),
        max_length=40,
        widget=forms.TextInput(attrs={"list": "codes"}),
        help_text=_("From the question bank of your unit."),
        error_messages=_needed(_("Write the code of a question.")),
    )


class TaughtForm(BlockForm):
    kind, label = "document", pgettext_lazy("lesson", "Document")
    number = forms.CharField(
        label=_("Number and symbol of the document"),
        max_length=60,
        error_messages=_needed(_("Write number and symbol of the document.")),
    )


FORMS: dict[str, type[BlockForm]] = {
    form.kind: form
    for form in (
        HeadingForm,
        ParagraphForm,
        PictureForm,
        VideoForm,
        AudioForm,
        PaperForm,
        TableForm,
        CalloutForm,
        AskedForm,
        TaughtForm,
    )
}
