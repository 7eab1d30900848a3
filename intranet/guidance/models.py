"""Guidance as Wagtail pages: one shelf below the root, the pages side by side on it, each with its unit and readers."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from intranet.access.models import Reader
from intranet.directives.blocks import BODY_BLOCKS


class GuidanceShelf(Page):
    """The parent of every guidance page; shown by its list, never by itself."""

    max_count = 1
    subpage_types: ClassVar[list[str]] = ["intranet_guidance.GuidancePage"]

    class Meta:
        verbose_name = _("guidance shelf")
        verbose_name_plural = _("guidance shelves")


class GuidancePage(Page):
    """How one kind of work is done. What is live is the text of ``version``; what is being written is a revision.

    Three say who stands behind it: ``owner_unit`` looks after it, ``responsible`` is the person of that unit who
    answers for it, ``owner`` (Wagtail's field) began to write it. ``review_on`` without a day means that nobody need
    look through it. ``dropped`` are attachments that go with the next publication.
    """

    wagtail_reference_index_ignore = True
    """As with a directive: nobody is shown where a page is used."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_unit = models.ForeignKey(
        "intranet_people.Unit",
        models.PROTECT,
        related_name="guidance_pages",
        verbose_name=_("unit that looks after it"),
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person who answers for it"),
    )
    topic = models.ForeignKey(
        "intranet_topics.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("text"))
    review_on = models.DateField(_("to be looked through by"), null=True, blank=True)
    reviewed_on = models.DateField(null=True, editable=False)
    dropped = models.JSONField(default=list, editable=False)
    version = models.ForeignKey(
        "intranet_acknowledgement.Version", models.PROTECT, null=True, editable=False, related_name="+"
    )

    parent_page_types: ClassVar[list[str]] = ["intranet_guidance.GuidanceShelf"]
    subpage_types: ClassVar[list[str]] = []

    AT_ONCE: ClassVar[tuple[str, ...]] = (
        "public_id",
        "owner_unit",
        "responsible",
        "topic",
        "review_on",
        "reviewed_on",
        "dropped",
        "version",
    )
    """What no revision holds."""

    class Meta:
        verbose_name = _("guidance page")
        verbose_name_plural = _("guidance pages")

    def __str__(self) -> str:
        return str(self.title)

    @property
    def issuer(self) -> str:
        """Who stands beside the title in lists."""
        return str(self.owner_unit.name)

    def get_absolute_url(self) -> str:
        return reverse("guidance:read", args=[self.public_id])

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A revision brings its text back, never the office, the id, what is in force, or what changes at once."""
        page = super().with_content_json(content)
        for name in self.AT_ONCE:
            setattr(page, name, getattr(self, name))
        return page


class GuidanceReader(Reader):
    """One circle that may read a page once it is published."""

    page = models.ForeignKey(GuidancePage, models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "token"], name="one_guidance_reader_token")]
        indexes = [models.Index(fields=["token", "page"])]

    def __str__(self) -> str:
        return self.token
