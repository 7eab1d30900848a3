"""Courses as Wagtail pages: one shelf, courses on it, modules in a course, lessons in a module, in their order.

They are never served by Wagtail, and Wagtail's page screens stay closed, as with guidance: training has its own.
"""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField
from wagtail.models import Page

from intranet.access.models import Reader
from intranet.training.blocks import LESSON_BLOCKS
from intranet.training.rules.completion import Completion


class Kept(Page):
    """A page of which some fields are no part of any revision: a revision brings its text back, never these."""

    AT_ONCE: ClassVar[tuple[str, ...]] = ("public_id",)
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def with_content_json(self, content: dict[str, Any]) -> Any:
        page = super().with_content_json(content)
        for name in self.AT_ONCE:
            setattr(page, name, getattr(self, name))
        return page


class CourseShelf(Page):
    """The parent of every course; shown by its list, never by itself."""

    max_count = 1
    subpage_types: ClassVar[list[str]] = ["intranet_training.Course"]

    class Meta:
        verbose_name = _("course shelf")
        verbose_name_plural = _("course shelves")


class Course(Kept):
    """What is taught, for whom, and what it takes to finish. What learners see is ``version``.

    ``minutes`` is how long it takes, as its trainers say. ``valid_months`` is for how long a certificate is valid; none
    is given where ``gives_certificate`` is off, and without months it does not end. ``teaches`` are ids of the ledger's
    subjects, filed as versions are ("intranet_directives.directive:12").
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner_unit = models.ForeignKey(
        "intranet_people.Unit", models.PROTECT, related_name="+", verbose_name=_("unit that looks after it")
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("trainer who answers for it"),
    )
    topic = models.ForeignKey(
        "intranet_topics.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    summary = models.TextField(_("what one can do afterwards"), max_length=1000, blank=True)
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), null=True, blank=True)
    is_open = models.BooleanField(_("whoever may read it may enrol"), default=True)
    gives_certificate = models.BooleanField(_("gives a certificate"), default=True)
    valid_months = models.PositiveSmallIntegerField(
        _("valid for months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    teaches = models.JSONField(default=list, editable=False)
    version = models.ForeignKey(
        "intranet_training.CourseVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )

    parent_page_types: ClassVar[list[str]] = ["intranet_training.CourseShelf"]
    subpage_types: ClassVar[list[str]] = ["intranet_training.Module"]
    AT_ONCE: ClassVar[tuple[str, ...]] = ("public_id", "owner_unit", "responsible", "topic", "is_open", "version")

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_absolute_url(self) -> str:
        return reverse("training:course", args=[self.public_id])


class CourseReader(Reader):
    """One circle that may see a course once it is published, and enrol where it is open."""

    page = models.ForeignKey(Course, models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "token"], name="one_course_reader_token")]
        indexes = [models.Index(fields=["token", "page"])]

    def __str__(self) -> str:
        return self.token


class Module(Kept):
    """A part of a course; its title stands above its lessons."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    parent_page_types: ClassVar[list[str]] = ["intranet_training.Course"]
    subpage_types: ClassVar[list[str]] = ["intranet_training.Lesson"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class Lesson(Kept):
    """One item of a course: a text to read, a test, or both.

    ``after`` is the ``public_id`` of the lesson that opens this one. ``time`` is in minutes and asked for where
    ``completion`` says so. A lesson has a test where ``draws`` says which questions of the bank it asks: a list of
    ``{"question": id}`` and ``{"tag": text, "count": n}``; ``limit`` is in minutes, and none of the two limits stands
    where it is empty. One that is ``left_out`` is no part of what is published next.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = StreamField(LESSON_BLOCKS, blank=True, verbose_name=_("content"))
    completion = models.CharField(
        _("counts as done when"), max_length=10, choices=Completion.choices, default=Completion.SEEN
    )
    time = models.PositiveSmallIntegerField(_("minutes it is open"), null=True, blank=True)
    after = models.UUIDField(_("opens after"), null=True, blank=True)
    draws = models.JSONField(default=list, blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, per cent"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempts = models.PositiveSmallIntegerField(pgettext_lazy("test", "attempts"), null=True, blank=True)
    limit = models.PositiveSmallIntegerField(_("time limit in minutes"), null=True, blank=True)
    shuffled = models.BooleanField(_("answers in an order of their own each time"), default=True)
    left_out = models.BooleanField(default=False, editable=False)

    AT_ONCE: ClassVar[tuple[str, ...]] = ("public_id", "left_out")
    parent_page_types: ClassVar[list[str]] = ["intranet_training.Module"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
