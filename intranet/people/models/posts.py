"""Posts held: who is what, where, from when to when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PostRole(models.TextChoices):
    """What a post lets one do; the title on the door is free text beside it."""

    MEMBER = "member", _("member of staff")
    HEAD = "head", _("head of unit")
    CLERK = "clerk", _("clerk (văn thư)")
    LEADER = "leader", _("leader")
    EDITOR = "editor", _("editor")
    TRAINER = "trainer", _("trainer")
    INSPECTOR = "inspector", _("inspector")
    SECURITY = "security", _("security officer")
    ADMINISTRATOR = "administrator", _("system administrator")


CELL_ROLES = (PostRole.HEAD, PostRole.CLERK)
"""The only posts of a Party cell: membership is political data, and no list of members is kept."""


class Post(models.Model):
    """One post of one person in one unit. ``ends`` is the last day; an open end is no date.

    An end before the beginning means that the post was withdrawn before it took effect: no day lies between, so every
    question by date finds nothing, and the row still says that it was granted.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts", verbose_name=_("person"))
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="posts", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=15, choices=PostRole.choices, default=PostRole.MEMBER)
    title = models.CharField(_("title"), max_length=120, blank=True)
    is_main = models.BooleanField(_("main post"), default=False)
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(is_main=True, ends__isnull=True), name="one_open_main_post"
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role"], condition=models.Q(ends__isnull=True), name="one_open_post_of_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["unit", "role"])]

    def __str__(self) -> str:
        return f"{self.person} · {self.title or self.get_role_display()} · {self.unit}"
