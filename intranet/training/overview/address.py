"""Where the heads of those who are asked to take a course are led."""

from django.urls import reverse

from intranet.acknowledgement.models import Version
from intranet.training.models import Course


def address_of(version: Version) -> str:
    """The overview of the course. One query."""
    course = Course.objects.only("public_id").get(pk=version.subject_id)
    return reverse("training:overview:course", args=[course.public_id])
