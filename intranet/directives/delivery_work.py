"""What the way of documents leaves to do, on the home page: arrivals to be confirmed, faults to be put right."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.access.decisions import visible_among
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Audience, Fault, UnitReceipt, Version
from intranet.acknowledgement.policy import RECEIVERS
from intranet.acknowledgement.subjects import OFFICES
from intranet.directives.work import SOON, WorkItem, WorkLine
from intranet.notifications.queries import title_of
from intranet.people.models import Person, PostRole
from intranet.people.rules import today

OF_VERSION = ("subject_model", "subject_id", "number")


def arrivals(person: Person) -> Iterable[WorkLine]:
    """One line for clerk and head of a body, of what they may read and is still asked about. One query, and one for
    each kind of subject; none for others.
    """
    units = units_with_role(tokens_of(person), RECEIVERS)
    if not units:
        return
    asked = Exists(Audience.objects.filter(version=OuterRef("version"), ended_at__isnull=True))
    rows = UnitReceipt.objects.filter(asked, unit__in=units, at__isnull=True).select_related("version", "unit")
    shown = rows.only("due", "unit__name", *(f"version__{name}" for name in OF_VERSION)).order_by("due", "pk")
    found = _readable(person, [(each.version, each) for each in shown])
    if found:
        late = sum(receipt.due < today() for _title, receipt in found)
        soon = sum(today() <= receipt.due <= today() + SOON for _title, receipt in found)
        items = [_arrival(title, receipt) for title, receipt in found]
        yield WorkLine(_("Documents whose arrival is to be confirmed"), "", len(found), late, soon, items)


def _arrival(title: str, receipt: UnitReceipt) -> WorkItem:
    url = reverse("acknowledgement:receive", args=[receipt.pk])
    return WorkItem(url, title, receipt.version.number, receipt.unit.name, receipt.due)


def faults(person: Person) -> Iterable[WorkLine]:
    """One line for the clerk of an office, of what readers reported about documents that the office looks after. One
    query, and one for each kind of subject; none for others.
    """
    units = units_with_role(tokens_of(person), (PostRole.CLERK,))
    if not units:
        return
    rows = Fault.objects.filter(_looked_after(units), settled_at__isnull=True)
    shown = rows.select_related("assignment__version", "assignment__person").order_by("at", "pk")
    shown = shown.defer(*(f"assignment__version__{name}" for name in ("html", "text", "attachments")))
    found = _readable(person, [(each.assignment.version, each) for each in shown])
    if found:
        items = [_fault(title, fault) for title, fault in found]
        yield WorkLine(_("Faults of delivery to be put right"), "", len(found), items=items)


def _looked_after(units: list[int]) -> Q:
    """Faults of what one of ``units`` looks after, whatever kind of subject it is."""
    mine = Q(pk__in=[])
    for label, field in OFFICES.items():
        subjects = apps.get_model(label)._default_manager.filter(**{f"{field}__in": units})
        of_kind = Q(assignment__version__subject_id__in=subjects.values("pk"))
        mine |= Q(assignment__version__subject_model=label) & of_kind
    return mine


def _fault(title: str, fault: Fault) -> WorkItem:
    url = reverse("acknowledgement:settle", args=[fault.pk])
    note = f"{fault.assignment.person}: {fault.get_kind_display()}"
    return WorkItem(url, title, fault.assignment.version.number, note=note)


def _readable(person: Person, rows: list[tuple[Version, Any]]) -> list[tuple[str, Any]]:
    """What the subject is called, and the row, of those whose subject ``person`` may read. One query for each kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for version, _row in rows:
        wanted[version.subject_model].add(version.subject_id)
    titles = {
        (label, subject.pk): title_of(subject)
        for label, keys in wanted.items()
        for subject in visible_among(person, apps.get_model(label), keys)
    }
    filed = (((version.subject_model, version.subject_id), row) for version, row in rows)
    return [(titles[key], row) for key, row in filed if key in titles]
