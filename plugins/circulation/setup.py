"""What stands in the tables from the beginning."""

from datetime import date

from plugins.circulation.models import Level, Marking

SINCE = date(2026, 1, 1)
LEVELS = (("noi-bo", "Nội bộ", "Internal", 1), ("han-che", "Lưu hành hạn chế", "Restricted circulation", 2))
MARKINGS = (
    ("luu-hanh-noi-bo", "Lưu hành nội bộ", "Internal circulation", False),
    ("xem-xong-tra-lai", "Xem xong trả lại", "Return after reading", True),
    ("tai-lieu-hoi-nghi", "Tài liệu hội nghị", "Meeting document", False),
)
"""Decree 30/2020, annex I; the two levels follow TCVN 14423:2026, 5.4.2.1b, without what is a state secret."""


def write_marks() -> None:
    """Levels and markings, whether called once or twice."""
    for slug, name, name_en, rank in LEVELS:
        about = {"name": name, "name_en": name_en, "rank": rank, "valid_from": SINCE}
        Level.objects.get_or_create(slug=slug, defaults=about)
    for slug, name, name_en, returns in MARKINGS:
        about = {"name": name, "name_en": name_en, "must_return": returns, "valid_from": SINCE}
        Marking.objects.get_or_create(slug=slug, defaults=about)
