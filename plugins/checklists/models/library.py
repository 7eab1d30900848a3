"""The library: checklists, their versions, sections and questions. A published version never changes."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugins.checklists.models.lasting import QuestionRows, SectionRows, VersionRows, VersionState, check_draft


class Kind(models.TextChoices):
    """What a question asks for beside the verdict."""

    VERDICT = "verdict", _("met, partly met, not met")
    NUMBER = "number", _("number")
    SHARE = "share", _("part of a total")
    DATE = "date", _("date")
    CHOICE = "choice", _("choice")
    TEXT = "text", pgettext_lazy("answer", "text")
    FILE = "file", _("file")


class Proof(models.TextChoices):
    """Whether evidence is shown."""

    NONE = "none", pgettext_lazy("evidence", "none")
    WELCOME = "welcome", _("if there is any")
    REQUIRED = "required", _("required; without it an explanation")


class Checklist(models.Model):
    """What units are asked about, under one code for all its versions."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("name"), max_length=200)
    owner = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("lead unit"))

    class Meta:
        ordering = ["title"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """One wording of a checklist. ``revision`` counts the writes of a draft: two editors overwrite nothing unseen."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    basis = models.TextField(_("basis"), max_length=2000, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = VersionRows.as_manager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="plugin_checklists_one_version_a_number"),
            models.UniqueConstraint(
                fields=["checklist"], condition=Q(state="draft"), name="plugin_checklists_one_draft_a_checklist"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False),
                name="plugin_checklists_published_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist} · {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept, unless it was published before, whatever this object says of itself. Raises: as ``Question.save``."""
        check_draft(*Version.objects.filter(pk=self.pk).only("state"))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Gone, unless it is published. Raises: as ``Question.save``."""
        check_draft(self)
        return super().delete(*args, **kwargs)


class Section(models.Model):
    """A part of a version, lettered in its order: A, B, C …"""

    version = models.ForeignKey(Version, models.CASCADE, related_name="sections")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(pgettext_lazy("checklist", "title"), max_length=200)

    objects = SectionRows.as_manager()

    class Meta:
        ordering = ["place"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["version", "place"], name="plugin_checklists_one_section_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.letter}. {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept, unless its version is published. Raises: as ``Question.save``."""
        check_draft(self.version)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Gone, unless its version is published. Raises: as ``Question.save``."""
        check_draft(self.version)
        return super().delete(*args, **kwargs)

    @property
    def letter(self) -> str:
        return chr(ord("A") + self.place - 1)


class Question(models.Model):
    """One question about the practice of a unit. ``key`` stays with it from version to version: answers of two periods
    are compared by it.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField(help_text="Running through the version, from 1.")
    key = models.CharField(max_length=40)
    text = models.TextField(_("question"), max_length=1000)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=Kind.choices, default=Kind.VERDICT)
    choices = models.JSONField(
        pgettext_lazy("question", "choices"), default=list, blank=True, help_text="Texts, for a choice."
    )
    measure = models.CharField(_("counted in"), max_length=40, blank=True)
    weight = models.DecimalField(
        _("weight"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("0: asked, and not scored."),
    )
    proof = models.CharField(_("evidence"), max_length=10, choices=Proof.choices, default=Proof.WELCOME)
    guidance = models.TextField(_("guidance"), max_length=2000, blank=True)
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    directive = models.ForeignKey(
        "intranet_acknowledgement.Version", models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The document that demands it."""

    objects = QuestionRows.as_manager()

    class Meta:
        ordering = ["place"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], name="plugin_checklists_one_question_a_key"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="plugin_checklists_weight_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept, unless its version is published.

        Raises:
            ValueError: it is: a published version never changes.
        """
        check_draft(self.section.version)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Gone, unless its version is published. Raises: as ``save``."""
        check_draft(self.section.version)
        return super().delete(*args, **kwargs)

    @property
    def is_scored(self) -> bool:
        return self.weight > 0
