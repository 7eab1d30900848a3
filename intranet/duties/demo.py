"""Demo content: items of the demo's letters given to units; one done, one late and extended, one just begun."""

from datetime import timedelta

from django.utils import timezone

from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyStep, Extension, ProgressNote
from intranet.duties.services import (
    DutyOrder,
    assign,
    close,
    extend,
    open_duties,
    report_progress,
    submit_result,
)
from intranet.files.services import accept_bytes
from intranet.people.models import Person, Unit
from intranet.people.rules import today

MINUTES = "Biên bản rà soát quy chế bảo vệ thông tin: đã rà soát 5 trên 7 quy chế, còn 2 quy chế chờ ý kiến."


def load(editor: Person, head: Person, doer: Person) -> None:
    """Give three items out as ``editor`` to units of the committee; ``head`` leads, ``doer`` works."""
    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    letter = Directive.objects.get(symbol="1052/UBND-NC")
    plan = Directive.objects.get(symbol="198/KH-UBND")
    _done(plan, units, editor, head, doer)
    _late(letter, units, editor, head, doer)
    _begun(letter, units, editor, head)


def _done(plan: Directive, units: dict[str, Unit], editor: Person, head: Person, doer: Person) -> None:
    """Item 2 of the plan: assigned, reported, closed."""
    order = DutyOrder("2", _item(plan, 2), units["VP"], today() + timedelta(days=10), informed=[units["SNV"]])
    duty = open_duties(plan, [order], editor)[0]
    assign(duty, doer, head)
    report_progress(duty, doer, "Đã bố trí máy tính bảng tại hai phòng họp, kiểm tra xong đường truyền.")
    submit_result(duty, doer, "Đã bố trí máy tính bảng tại ba phòng họp và tập huấn cho thư ký.")
    close(duty, editor)


def _late(letter: Directive, units: dict[str, Unit], editor: Person, head: Person, doer: Person) -> None:
    """Item 2 of the letter: past its day, extended once with a reason, late again."""
    order = DutyOrder(
        "2", _item(letter, 2), units["VP"], today() - timedelta(days=9), co_operating=[(units["SNV"], today())]
    )
    duty = open_duties(letter, [order], editor)[0]
    assign(duty, doer, head)
    stored = accept_bytes("bien-ban-ra-soat.txt", MINUTES.encode(), by=doer)
    report_progress(
        duty, doer, "Đã rà soát 5/7 quy chế; còn chờ ý kiến của Sở Nội vụ.", [(stored, "bien-ban-ra-soat.txt")]
    )
    extension = extend(duty, editor, today(), "Chờ ý kiến của Sở Nội vụ về hai quy chế.")
    _dated_back(duty, extension)


def _dated_back(duty: Duty, extension: Extension) -> None:
    """A demo begins today; what should have happened before is given its day, so that something is overdue."""
    now, due = timezone.now(), today() - timedelta(days=2)
    Duty.objects.filter(pk=duty.pk).update(created_at=now - timedelta(days=12), due=due)
    DutyStep.objects.filter(duty=duty).update(at=now - timedelta(days=12))
    ProgressNote.objects.filter(duty=duty).update(at=now - timedelta(days=10))
    Extension.objects.filter(pk=extension.pk).update(new_due=due, at=now - timedelta(days=9))


def _begun(letter: Directive, units: dict[str, Unit], editor: Person, head: Person) -> None:
    """Item 4 of the letter, led by the department, with the office beside it."""
    printed = "chậm nhất ngày 30 tháng 11 năm 2026"
    parts = [(units["VP"], today() + timedelta(days=3))]
    order = DutyOrder("4", _item(letter, 4), units["SNV"], today() + timedelta(days=5), printed, parts)
    open_duties(letter, [order], editor)


def _item(directive: Directive, number: int) -> str:
    """The text of a recognised item, without its number."""
    line = next((each for each in directive.duties if each.startswith(f"{number}.")), f"{number}. {directive.summary}")
    return line.partition(". ")[2]
