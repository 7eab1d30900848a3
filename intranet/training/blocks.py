"""What a lesson is made of. Files are the course's own: a block names one of them, it never chooses from a library."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

FEATURES = ["bold", "italic", "ol", "ul"]


class FileBlock(blocks.CharBlock):
    """The name of one of the course's files."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"max_length": 255, "label": _("File of the course")} | options))


class PictureBlock(blocks.StructBlock):
    """A picture; ``alt`` says what it shows to whoever does not see it."""

    file = FileBlock()
    alt = blocks.CharBlock(label=_("What it shows, in words"), max_length=300)
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)


class RecordingBlock(blocks.StructBlock):
    """A video or a sound recording; who does not hear it reads ``captions`` (WebVTT) or ``transcript``."""

    file = FileBlock()
    captions = FileBlock(label=_("Captions (.vtt)"), required=False)
    transcript = blocks.TextBlock(label=_("What is said, in writing"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=200)


class PaperBlock(blocks.StructBlock):
    """A PDF, opened beside the lesson."""

    file = FileBlock()
    title = blocks.CharBlock(label=_("Title"), max_length=200)


TONES = [
    ("note", pgettext_lazy("callout", "note")),
    ("warning", pgettext_lazy("callout", "warning")),
    ("example", pgettext_lazy("callout", "example")),
]


class CalloutBlock(blocks.StructBlock):
    """What must not be overlooked."""

    tone = blocks.ChoiceBlock(label=_("Kind"), choices=TONES)
    text = blocks.RichTextBlock(label=pgettext_lazy("block", "Text"), features=FEATURES)


class AskedBlock(blocks.StructBlock):
    """A question of the bank, asked in the middle of the text; answering it tells whether it was right."""

    code = blocks.CharBlock(label=_("Code of the question"), max_length=40)


class TaughtBlock(blocks.StructBlock):
    """The document that this part teaches; who may not read it sees its absence, never its title."""

    number = blocks.CharBlock(label=_("Number and symbol of the document"), max_length=60)


LESSON_BLOCKS = [
    ("heading", blocks.CharBlock(label=_("Heading"), icon="title", max_length=200)),
    ("paragraph", blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=FEATURES)),
    ("picture", PictureBlock(label=_("Picture"), icon="image")),
    ("video", RecordingBlock(label=_("Video"), icon="media")),
    ("audio", RecordingBlock(label=_("Recording"), icon="media")),
    ("paper", PaperBlock(label=_("PDF"), icon="doc-full")),
    (
        "table",
        TypedTableBlock(
            [("text", blocks.CharBlock(label=pgettext_lazy("block", "Text"), required=False))],
            label=_("Table"),
            icon="table",
        ),
    ),
    ("callout", CalloutBlock(label=_("Highlighted box"), icon="warning")),
    ("question", AskedBlock(label=_("Question"), icon="help")),
    ("document", TaughtBlock(label=pgettext_lazy("block", "Document"), icon="link")),
]
