"""What went from one person to another when a post ended: kept, so that its minutes print again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HandOver(models.Model):
    """One hand-over. ``lines`` are as they stood on that day: what, how many, whether moved or following the post, and
    things by number and title; earlier ones by number only.
    """

    post = models.ForeignKey("intranet_people.Post", models.PROTECT, related_name="handovers")
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("successor")
    )
    successor_title = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField(_("last day"))
    reason = models.CharField(max_length=200, blank=True)
    lines = models.JSONField(default=list)

    class Meta:
        verbose_name = _("hand-over of a post")
        verbose_name_plural = _("hand-overs of posts")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"hand-over {self.pk} of post {self.post_id}"
