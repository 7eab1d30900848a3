"""What the text of a directive is made of: headings and paragraphs, as an official document has them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

BODY_BLOCKS = [
    ("heading", blocks.CharBlock(label=_("Heading"), icon="title", form_classname="title")),
    (
        "paragraph",
        blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=["bold", "italic", "ol", "ul"]),
    ),
]
