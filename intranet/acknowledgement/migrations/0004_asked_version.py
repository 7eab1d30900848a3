"""Audiences learn which version they ask about; those that were recalled or replaced have ended."""

from typing import Any

from django.db import migrations
from django.utils import timezone

ENDS = ["recalled", "replaced"]


def learn(apps: Any, schema_editor: Any) -> None:
    """The newest major version is what is asked about, where anybody was asked at all."""
    audience, version, receipt = (
        apps.get_model("intranet_acknowledgement", name) for name in ("Audience", "Version", "Receipt")
    )
    for each in audience.objects.filter(version__isnull=True):
        of_subject = version.objects.filter(subject_model=each.subject_model, subject_id=each.subject_id, minor=0)
        each.version = of_subject.filter(assignments__isnull=False).order_by("-major").first()
        if each.version and receipt.objects.filter(assignment__version=each.version, kind__in=ENDS).exists():
            each.ended_at = timezone.now()
        each.save(update_fields=["version", "ended_at"])


class Migration(migrations.Migration):
    dependencies = [("intranet_acknowledgement", "0003_ledger")]

    operations = [migrations.RunPython(learn, migrations.RunPython.noop)]
