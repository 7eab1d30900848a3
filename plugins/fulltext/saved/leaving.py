"""What is written out about people: the searches that they keep."""

from collections.abc import Iterator
from typing import Any

from plugins.fulltext.saved.models import SavedSearch


def export(person: Any | None) -> Iterator[dict[str, Any]]:
    """Saved searches of one person, or of everybody; not what they found."""
    rows = SavedSearch.objects.select_related("person").defer("seen").order_by("pk")
    for saved in rows if person is None else rows.filter(person=person):
        yield {
            "person": saved.person.username,
            "search": saved.name,
            "question": saved.address,
            "since": saved.created_at.isoformat(),
        }
