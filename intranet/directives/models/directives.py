"""A directive is a record, not a page: it is issued by a service and by nothing else."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField
from wagtail.models import LockableMixin, PreviewableMixin, RevisionMixin

from intranet.directives.blocks import BODY_BLOCKS
from intranet.directives.rules import fold, printable, symbol_key


class DirectiveState(models.TextChoices):
    """``registered``: an incoming document in the register, its text frozen, read by those who handle it. ``issuing``:
    assignments are being opened in the background; readers see the document when it is complete. ``recalled``: frozen
    and kept; its readers see that it was recalled, not its text.
    """

    DRAFT = "draft", _("draft")
    REGISTERED = "registered", _("registered")
    ISSUING = "issuing", _("being issued")
    ISSUED = "issued", _("issued")
    RECALLED = "recalled", _("recalled")


class Standing(models.TextChoices):
    """What became of an issued document; its text stays as it was (Decree 30/2020/NĐ-CP, art. 18)."""

    IN_FORCE = "in-force", _("in force")
    CORRECTED = "corrected", _("corrected")
    REPLACED = "replaced", _("replaced")
    RECALLED = "recalled", _("recalled")


class Direction(models.TextChoices):
    """Two life-cycles, two registers (Decree 30/2020/NĐ-CP, art. 14–24)."""

    INCOMING = "incoming", _("incoming document")
    OUTGOING = "outgoing", _("outgoing document")


class Family(models.TextChoices):
    """State documents carry the national motto, Party documents the Party's title (annex I; 36-HD/VPTW)."""

    STATE = "state", pgettext_lazy("family", "State")
    PARTY = "party", pgettext_lazy("family", "Party")


class Urgency(models.TextChoices):
    """Decree 30/2020/NĐ-CP, annex I: khẩn < thượng khẩn < hỏa tốc."""

    NORMAL = "normal", _("normal")
    URGENT = "urgent", _("urgent")
    VERY_URGENT = "very-urgent", _("very urgent")
    EXPRESS = "express", _("express")


class Directive(PreviewableMixin, LockableMixin, RevisionMixin, models.Model):
    """An official document. What ``SERVICE_FIELDS`` names is written by ``intranet.directives.services`` only."""

    wagtail_reference_index_ignore = True
    """Nobody is shown where a document is used: the list knows no readership, and every save would pay for it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_unit = models.ForeignKey(
        "intranet_people.Unit", models.PROTECT, related_name="directives", verbose_name=_("office in charge")
    )
    direction = models.CharField(_("direction"), max_length=10, choices=Direction.choices, default=Direction.INCOMING)
    type = models.ForeignKey("intranet_directives.DocumentType", models.PROTECT, null=True, verbose_name=_("type"))
    topic = models.ForeignKey(
        "intranet_topics.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    family = models.CharField(_("family"), max_length=6, choices=Family.choices, default=Family.STATE)
    symbol = models.CharField(_("number and symbol"), max_length=60, blank=True)
    number = models.CharField(max_length=12, blank=True, editable=False)
    issuer = models.CharField(_("issuing body"), max_length=200)
    place = models.CharField(_("place"), max_length=80, blank=True)
    date = models.DateField(_("date of the document"), null=True, blank=True)
    summary = models.CharField(_("summary line"), max_length=500)
    urgency = models.CharField(_("urgency"), max_length=12, choices=Urgency.choices, default=Urgency.NORMAL)
    addressees = models.JSONField(_("addressed to"), default=list, blank=True)
    recipients = models.JSONField(_("recipients"), default=list, blank=True)
    archive_line = models.CharField(_("file copy"), max_length=120, blank=True)
    signatory = models.CharField(_("signatory"), max_length=80, blank=True)
    signatory_title = models.CharField(_("signatory's title"), max_length=120, blank=True)
    authority = models.CharField(_("authority"), max_length=80, blank=True)
    dissemination = models.CharField(_("dissemination"), max_length=120, blank=True)
    duties = models.JSONField(_("duties"), default=list, blank=True)
    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("text"))
    urgency_rank = models.PositiveSmallIntegerField(default=0, editable=False)
    folded = models.CharField(max_length=800, editable=False)
    symbol_key = models.CharField(max_length=60, default="", editable=False, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=DirectiveState.choices, default=DirectiveState.DRAFT)
    is_under_review = models.BooleanField(default=False, editable=False)
    """The draft lies with somebody who approves, checks or signs it; its text is not edited meanwhile."""
    standing = models.CharField(
        _("standing"), max_length=9, choices=Standing.choices, default=Standing.IN_FORCE, editable=False
    )
    standing_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", editable=False)
    standing_on = models.DateField(null=True, editable=False)
    standing_reason = models.CharField(max_length=300, blank=True, editable=False)
    current_version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    issued_at = models.DateTimeField(null=True, editable=False)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)

    SERVICE_FIELDS: ClassVar[tuple[str, ...]] = (
        "public_id",
        "owner_unit",
        "direction",
        "number",
        "folded",
        "symbol_key",
        "state",
        "is_under_review",
        "standing",
        "standing_by",
        "standing_on",
        "standing_reason",
        "current_version",
        "created_at",
        "created_by",
        "issued_at",
        "issued_by",
    )

    PRINTED_FIELDS: ClassVar[tuple[str, ...]] = (
        "symbol",
        "issuer",
        "place",
        "summary",
        "addressees",
        "recipients",
        "archive_line",
        "signatory",
        "signatory_title",
        "authority",
        "dissemination",
        "duties",
    )

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")
        ordering = ["-date", "-id"]
        indexes = [
            models.Index(fields=["state", "-date", "-id"]),
            models.Index(fields=["symbol", "issuer"]),
            models.Index(fields=["owner_unit", "state"]),
            models.Index(fields=["urgency_rank", "issued_at"], name="urgent_by_issue"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(current_version__isnull=False, type__isnull=False),
                name="issued_has_version_and_type",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.summary}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the forms by which a document is found: without diacritics, and by its symbol however it is spelled.
        What no office document can hold is dropped: the document is printed as one.
        """
        for name in self.PRINTED_FIELDS:
            value = getattr(self, name)
            setattr(self, name, printable(value) if isinstance(value, str) else [printable(each) for each in value])
        self.folded = fold(f"{self.symbol} {self.summary} {self.issuer}")[:800]
        self.symbol_key = symbol_key(self.symbol)
        self.urgency_rank = list(Urgency).index(Urgency(self.urgency))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("directives:read", args=[self.public_id])

    @property
    def symbol_shown(self) -> str:
        """The symbol, with an ellipsis where its number is still to come, as on paper; "" without one."""
        return f"…{self.symbol}" if self.symbol[:1] in {"/", "-"} else self.symbol

    @property
    def is_draft(self) -> bool:
        return self.state == DirectiveState.DRAFT

    @property
    def is_recalled(self) -> bool:
        return self.state == DirectiveState.RECALLED

    @property
    def is_outgoing(self) -> bool:
        return self.direction == Direction.OUTGOING

    @property
    def may_change(self) -> bool:
        """A draft that lies with nobody."""
        return self.is_draft and not self.is_under_review

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Revert brings the old text back, never the old state or number."""
        directive = super().with_content_json(content)
        for name in self.SERVICE_FIELDS:
            setattr(directive, name, getattr(self, name))
        return directive

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "intranet/directives/preview.html"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Only a draft may go.

        Raises:
            models.ProtectedError: the directive has been issued.
        """
        if not self.is_draft:
            raise models.ProtectedError("An issued directive is kept.", {self})
        return super().delete(*args, **kwargs)
