"""Every opening of a page and every download, written before the first byte; and pages drawn once, sealed."""

from django.conf import settings
from django.db import models

from plugins.circulation.models.copies import Copy
from plugins.circulation.models.items import ItemVersion


class Opening(models.Model):
    """Somebody was shown a page (from 1), or began a download (page 0). Appended, never changed but for ``sent``."""

    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    copy = models.ForeignKey(Copy, models.PROTECT, null=True, related_name="openings")
    page = models.PositiveIntegerField()
    at = models.DateTimeField()
    sent = models.PositiveBigIntegerField(null=True, help_text="Bytes of a download that went out; null while it runs.")
    cut_off = models.BooleanField(default=False, help_text="A recall ended it.")

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["version", "person"])]

    def __str__(self) -> str:
        return f"page {self.page} of version {self.version_id}"


class PagePicture(models.Model):
    """One page without any mark, drawn once and kept sealed; it never goes out as it is."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="pictures")
    page = models.PositiveIntegerField()
    name = models.CharField(max_length=40, unique=True)
    wrapped = models.BinaryField()
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["version", "page"], name="plugin_circulation_one_picture_a_page")
        ]

    def __str__(self) -> str:
        return f"picture of page {self.page} of version {self.version_id}"
