"""What the text of a directive is made of: headings and paragraphs, as an official document has them."""

from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

BODY_BLOCKS = [
    ("heading", blocks.CharBlock(label=_("Heading"), icon="title", form_classname="title")),
    (
        "paragraph",
        blocks.RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=["bold", "italic", "ol", "ul"]),
    ),
]


def plain_text(block: Any) -> str:
    """A block of the body as one line of words."""
    source = block.value if block.block_type == "heading" else block.value.source
    return " ".join(unescape(strip_tags(source)).split())
