"""The way of an outgoing document: where its draft lies, and the comments that were asked for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Where the draft lies (Decree 30/2020/NĐ-CP, art. 10–14). Issuing and what follows are states of the document."""

    DRAFTING = "drafting", _("being drafted")
    COMMENTING = "commenting", _("out for comments")
    APPROVAL = "approval", _("with the head of the drafting unit")
    FORM_CHECK = "form-check", _("check of form")
    SIGNATURE = "signature", _("submitted for signature")
    SIGNED = "signed", _("signed, awaiting its number")
    NUMBERED = "numbered", _("numbered, awaiting issue")
    ISSUED = "issued", pgettext_lazy("stage", "issued")


class Passage(models.Model):
    """One row a document that this house writes; changed by ``intranet.outgoing.services`` only."""

    directive = models.OneToOneField("intranet_directives.Directive", models.CASCADE, related_name="passage")
    drafting_unit = models.ForeignKey(
        "intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("drafting unit")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.DRAFTING)
    signed_text = models.TextField(blank=True)
    is_signed_on_paper = models.BooleanField(default=False)
    number = models.ForeignKey("intranet_numbering.Number", models.PROTECT, null=True, related_name="+")
    copies = models.PositiveIntegerField(_("number of copies"), default=1)
    passed_on = models.DateField(_("passed on"), null=True)
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Whoever ever changed the draft: none of them approves it."""

    class Meta:
        verbose_name = _("way of an outgoing document")
        verbose_name_plural = _("ways of outgoing documents")
        indexes = [models.Index(fields=["stage"])]

    def __str__(self) -> str:
        return f"{self.directive_id}: {self.stage}"


class Comment(models.Model):
    """A comment (góp ý) that a unit was asked for, about the draft; empty until it has answered."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="comments")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    due = models.DateField(_("due"), null=True)
    asked_at = models.DateTimeField()
    text = models.TextField(_("comment given"), max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("comment on a draft")
        verbose_name_plural = _("comments on drafts")
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.unit_id} on {self.passage_id}"
