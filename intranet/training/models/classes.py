"""Lớp tập huấn: a class that is held on some days; who came to it stands in the lists of its session."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from intranet.attendance.models import Session


class TrainingClass(models.Model):
    """What is planned besides the session (``intranet.attendance``), which says the unit, the first day, the place and
    who presents. ``until`` is the last day; ``number`` that of the plan it is held by. Whoever is invited sees it once
    it is ``published_at``. Held for a ``course``, it completes for who came by name the ``item`` that is named (a
    lesson's ``public_id``), or all that ask for a class. ``summary`` is written at the end, about the class and nobody
    in it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.OneToOneField("intranet_attendance.Session", models.PROTECT, null=True, related_name="+")
    title = models.CharField(pgettext_lazy("class", "title"), max_length=200)
    number = models.CharField(_("number of the plan"), max_length=60, blank=True)
    course = models.ForeignKey("intranet_training.Course", models.PROTECT, null=True, blank=True, related_name="+")
    item = models.UUIDField(_("lesson that it completes"), null=True, blank=True)
    until = models.DateField(_("last day"))
    content = models.TextField(pgettext_lazy("class", "content"), max_length=3000, blank=True)
    published_at = models.DateTimeField(null=True)
    summary = models.TextField(pgettext_lazy("class", "summary"), max_length=3000, blank=True)

    class Meta:
        verbose_name = _("training class")
        verbose_name_plural = _("training classes")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:sessions:read", args=[self.public_id])

    @property
    def held(self) -> "Session":
        """The session, which a class has from its first moment on."""
        assert self.session is not None  # noqa: S101  ``services.plan`` gives it in the transaction that makes the class
        return self.session
