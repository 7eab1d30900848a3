"""A small vocabulary that an office decides on, so that one word means one thing."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.alphabet import without_marks


class Topic(models.Model):
    """One field of work. One that is not offered any more stays on what bears it and is chosen for nothing new; none
    is ever deleted. ``slug`` stands in its address and outlives a change of the name.
    """

    slug = models.SlugField(max_length=60, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80, unique=True)
    folded = models.CharField(max_length=80, editable=False)
    is_offered = models.BooleanField(_("is offered"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["folded"]
        default_permissions = ("change",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the form by which lists are ordered: for a database Đ comes after Z."""
        self.folded = without_marks(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("portal:topic", args=[self.slug])
