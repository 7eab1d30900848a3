"""A page with a StreamField, in a section of twenty."""

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index


class ArticlePage(Page):
    """A title and paragraphs; the template shows a menu and the siblings, as an intranet page does."""

    body = StreamField([("heading", blocks.CharBlock()), ("paragraph", blocks.RichTextBlock())], blank=True)
    search_fields = (*Page.search_fields, index.SearchField("body"))
