"""An inspection of the office that is signed, or accepted with one finding; and who was told what."""

from datetime import timedelta
from typing import Any

from intranet.contracts import today
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Post, PostRole
from intranet.state.services import bump_membership
from plugins.checklists.models import Answer, Finding, Inspection
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.appraising import accept
from plugins.checklists.services.states import sign, submit
from tests.plugins.checklists.house import House

YESTERDAY = today() - timedelta(days=1)


def answer_at(inspection: Inspection, place: int) -> Answer:
    return Answer.objects.get(inspection=inspection, question__place=place)


def filled(house: House) -> Inspection:
    """Of the office: the second question is not as it should be, the others are."""
    head, inspection = house.province.head, house.of(house.province.office)
    write(answer_at(inspection, 1), Typed(verdict="yes", note="quy-chế-số-5"), 0, head)
    wrong = Typed(verdict="no", note="chưa có", cause="mới sáp nhập", owner_id=head.pk, remedy_by=today())
    write(answer_at(inspection, 2), wrong, 0, head)
    write(answer_at(inspection, 3), Typed(verdict="yes", number=4), 0, head)  # type: ignore[arg-type]
    write(answer_at(inspection, 4), Typed(verdict="yes", text="đủ"), 0, head)
    return inspection


def signed(house: House) -> Inspection:
    """The same, signed by the head."""
    inspection = filled(house)
    submit(inspection, house.province.head)
    sign(inspection, house.province.head)
    inspection.refresh_from_db()
    return inspection


def accepted(house: House) -> Finding:
    """The same, accepted as the unit saw it: one finding."""
    [finding] = accept(signed(house), house.province.editor)
    return Finding.objects.get(pk=finding.pk)


def stands_in(person: Any, role: PostRole, unit: Any, of: Any) -> Deputy:
    """``person`` fills the post of ``of`` today."""
    post = Post.objects.get(person=of, role=role, unit=unit)
    made = Deputy.objects.create(post=post, person=person, starts=today(), ends=today())
    bump_membership()
    return made


def told(kind: str) -> list[str]:
    """Usernames of those who got a notice of ``kind``, one for each notice."""
    rows = Notice.objects.filter(kind=f"checklists-{kind}").order_by("person__username")
    return list(rows.values_list("person__username", flat=True))
