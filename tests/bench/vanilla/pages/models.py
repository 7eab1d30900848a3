"""A page with a StreamField, in a section of twenty."""

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page


class ArticlePage(Page):
    """A title and paragraphs; the template shows a menu and the siblings, as an intranet page does."""

    body = StreamField([("heading", blocks.CharBlock()), ("paragraph", blocks.RichTextBlock())], blank=True)
