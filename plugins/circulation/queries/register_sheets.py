"""The four registers as sheets. Columns follow Decree 30/2020, annex IV ("Sổ đăng ký văn bản đi", "Sổ sử dụng bản lưu")
where it gives them; hand-overs and recalls have none there, and are the office's own.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.contracts import Sheet, Who
from plugins.circulation.models import Copy, CopyState, Item, Recall, Space
from plugins.circulation.policy import kept
from plugins.circulation.queries.registers import sums_of_each


class Register(NamedTuple):
    """One register: what it is called, its columns with their widths, and its rows."""

    title: Any
    columns: Sequence[tuple[Any, float]]
    rows: Callable[[Any], Iterable[Sequence[Any]]]


def sheet_of(name: str, space: Space, asker: Who) -> Sheet:
    """The register ``name`` of ``space``, of the documents whose records ``asker`` keeps."""
    register = SHEETS[name]
    items = kept(asker, Item.objects.filter(space=space))
    return Sheet(
        title=str(register.title),
        heads=[str(head) for head, _width in register.columns],
        widths=[width for _head, width in register.columns],
        rows=[list(row) for row in register.rows(items)],
        subtitle=[space.title],
        body=space.owner.name,
    )


def _issued(items: Any) -> Iterable[Sequence[Any]]:
    rows = items.filter(issued_at__isnull=False).select_related("level", "issued_by").prefetch_related("markings")
    of_item = sums_of_each(items)
    for item in rows.order_by("issued_at", "pk"):
        sums = of_item[item.pk]
        marks = ", ".join([str(item.level), *(str(marking) for marking in item.markings.all())])
        copying = _("allowed") if item.copying_allowed else _("not allowed")
        yield (
            item.number,
            localdate(item.issued_at),
            item.title,
            marks,
            str(item.issued_by),
            str(copying),
            sums.issued,
            sums.held,
            sums.returned,
            sums.destroyed,
        )


def _copies(items: Any) -> Any:
    return Copy.objects.filter(item__in=items).select_related("item", "holder", "handed_over_by", "ended_by", "witness")


def _loans(items: Any) -> Iterable[Sequence[Any]]:
    for copy in _copies(items).filter(due__isnull=False).order_by("handed_over_at", "pk"):
        back = localdate(copy.ended_at) if copy.ended_at and copy.state == CopyState.RETURNED else ""
        yield (
            localdate(copy.handed_over_at),
            str(copy.holder),
            copy.item.number,
            copy.item.title,
            f"{copy.number:02}",
            _signed(copy),
            copy.due,
            back,
            str(copy.handed_over_by),
            _note("" if back else _ended(copy), _defect(copy)),
        )


def _hand_overs(items: Any) -> Iterable[Sequence[Any]]:
    for copy in _copies(items).order_by("handed_over_at", "pk"):
        yield (
            localdate(copy.handed_over_at),
            copy.item.number,
            f"{copy.number:02}",
            str(copy.get_form_display()),
            copy.sheets,
            f"{copy.holder} · {copy.holder_unit}",
            _signed(copy),
            str(CopyState(copy.state).label),
            localdate(copy.ended_at) if copy.ended_at else "",
            _defect(copy),
            ", ".join(str(each) for each in (copy.ended_by, copy.witness) if each and copy.witness),
        )


def _ended(copy: Copy) -> str:
    day = f" {localdate(copy.ended_at):%d/%m/%Y}" if copy.ended_at else ""
    return f"{CopyState(copy.state).label}{day}"


def _signed(copy: Copy) -> date | str:
    return localdate(copy.received_at) if copy.received_at else ""


def _defect(copy: Copy) -> str:
    """What the receiver counted and said, where it was not what was handed over."""
    if not copy.defect:
        return ""
    said = {"got": copy.received_sheets, "of": copy.sheets, "defect": copy.defect}
    return _("%(got)s of %(of)s pages: %(defect)s") % said


def _note(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _recalls(items: Any) -> Iterable[Sequence[Any]]:
    of_item = sums_of_each(items)
    for called in Recall.objects.filter(item__in=items).select_related("item", "by").order_by("at", "pk"):
        sums = of_item[called.item_id]
        yield (
            localdate(called.at),
            called.item.number,
            called.reason,
            str(called.by),
            sums.issued,
            sums.returned,
            sums.destroyed,
            sums.held,
            localdate(called.closed_at) if called.closed_at else "",
        )


SHEETS: dict[str, Register] = {
    "di": Register(
        _("Register of issued documents"),
        (
            (_("Number and symbol"), 3),
            (_("Issued on"), 2),
            (_("Type and summary"), 6),
            (_("Level, markings"), 3),
            (pgettext_lazy("circulation", "Issued by"), 3),
            (_("Copying"), 2),
            (_("Number of copies"), 1.3),
            (_("Held"), 1.3),
            (pgettext_lazy("register", "Given back"), 1.3),
            (_("Destroyed"), 1.3),
        ),
        _issued,
    ),
    "muon": Register(
        _("Register of loans"),
        (
            (pgettext_lazy("register", "Date"), 2),
            (_("Name of the borrower"), 3),
            (_("Number and symbol"), 3),
            (_("Type and summary"), 5),
            (_("Copy"), 1.2),
            (_("Received"), 2),
            (_("To be given back by"), 2),
            (_("Given back on"), 2),
            (_("Allowed by"), 3),
            (_("Note"), 2),
        ),
        _loans,
    ),
    "giao": Register(
        _("Register of hand-overs"),
        (
            (_("Handed over on"), 2),
            (_("Number and symbol"), 3),
            (_("Copy"), 1.2),
            (_("Form"), 2),
            (_("Number of pages"), 1.2),
            (_("Receiver"), 4),
            (_("Received"), 2),
            (_("State"), 2),
            (_("Given back or destroyed on"), 2),
            (_("Defect on receipt"), 3),
            (_("Destroyed by, before whom"), 3),
        ),
        _hand_overs,
    ),
    "thu-hoi": Register(
        _("Register of recalls"),
        (
            (_("Recalled on"), 2),
            (_("Number and symbol"), 3),
            (_("Reason"), 5),
            (_("Recalled by"), 3),
            (_("Number of copies"), 1.3),
            (pgettext_lazy("register", "Given back"), 1.3),
            (_("Destroyed"), 1.3),
            (_("Held"), 1.3),
            (_("Closed on"), 2),
        ),
        _recalls,
    ),
}
