"""Papers for the evidence store of a unit."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from plugins.checklists.models import Revision
from plugins.checklists.services.evidence import Paper, put_in
from tests.files.samples import pdfs

CONTENT = pdfs.pdf("Sổ chuyển giao tài liệu quý IV")
DAY = date(2026, 3, 2)


def paper_of(unit: Any, by: Any, title: str = "Sổ chuyển giao quý IV") -> Revision:
    """A file of one page, put into the store of ``unit``."""
    return put_in(unit, ContentFile(CONTENT, "so-chuyen-giao.pdf"), Paper(title, DAY), by)
