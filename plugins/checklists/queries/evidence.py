"""The evidence store as its unit sees it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery

from plugins.checklists.models import Citation, Evidence, Inspection, Revision


def store_of(unit: Any) -> list[Evidence]:
    """Papers of ``unit`` by name, with their revisions, the newest first, and at how many answers each is shown. Two
    queries.
    """
    revisions = Revision.objects.select_related("created_by").annotate(shown=Count("citations"))
    return list(Evidence.objects.filter(unit=unit).prefetch_related(Prefetch("revisions", revisions)))


def newest_of(unit: int) -> QuerySet[Revision]:
    """The newest revision of each paper of a unit, by the names of the papers."""
    newest = Revision.objects.filter(evidence=OuterRef("evidence")).order_by("-number")
    rows = Revision.objects.filter(evidence__unit=unit, pk=Subquery(newest.values("pk")[:1]))
    return rows.select_related("evidence").order_by("evidence__title", "pk")


def papers_of(inspection: Inspection, *, own: bool) -> Prefetch:
    """Papers beside its answers. Whoever is not of its unit is shown those that it was signed with: what was put there
    since a return is not sent yet. Three queries with the answers that it is prefetched to.
    """
    rows = Citation.objects.prefetch_related("revision__evidence")
    is_cut = not own and inspection.signed_at is not None
    return Prefetch("citations", rows.filter(added_at__lte=inspection.signed_at) if is_cut else rows)


def cited_at(paper: Evidence) -> Sequence[Revision]:
    """Revisions of ``paper``, the newest first, with the answers that show them. Two queries."""
    citations = Citation.objects.select_related("answer__question__section", "answer__inspection__campaign")
    rows = paper.revisions.select_related("created_by")
    return list(rows.prefetch_related(Prefetch("citations", citations)))
