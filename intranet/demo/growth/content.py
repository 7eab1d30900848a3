"""Loads the greater part of the demo, step by step."""

from collections.abc import Callable

from intranet.demo.growth.bar import Bar
from intranet.demo.growth.coming_and_going import come_and_go
from intranet.demo.growth.dates import date_back
from intranet.demo.growth.guiding import guide
from intranet.demo.growth.papers import Desk
from intranet.demo.growth.people import load_people
from intranet.demo.growth.places import PLACES
from intranet.demo.growth.reading import read, treat
from intranet.demo.growth.topics import communes, council, departments, party, province
from intranet.demo.growth.topics.changes import CHANGES, RECALL_REASON, RECALLED
from intranet.demo.growth.topics.letters import INCOMING, OUTGOING
from intranet.demo.growth.work import give_duties, receive, write
from intranet.directives.models import Directive
from intranet.directives.services import recall
from intranet.people.models import PostRole, Unit

PAPERS = (*party.PAPERS, *council.PAPERS, *province.PAPERS, *departments.PAPERS, *communes.PAPERS)


def is_loaded() -> bool:
    """Whether the units that were added are there."""
    return Unit.objects.filter(code=PLACES[0].code).exists()


def load(say: Callable[[str], None]) -> None:
    """Add all of it to the personas' province; ``say`` gets the progress bar."""
    bar = Bar(3 * len(PAPERS) + len(CHANGES) + len(INCOMING) + len(OUTGOING) + 6, say)
    units = load_people()
    bar.step("300 người, 40 đơn vị")
    desk = Desk(units)
    issued = [(desk.issue(paper), paper) for paper in bar.over(PAPERS, "Ban hành văn bản")]
    for directive, paper in bar.over(issued, "Xác nhận đã đọc"):
        read(directive, paper, desk)
    for turn, (directive, paper) in enumerate(bar.over(issued, "Gia hạn, miễn, báo lỗi, ký giấy")):
        treat(directive, paper, desk, turn)
    _recalled(desk)
    bar.step("Thu hồi")
    for change in bar.over(CHANGES, "Đính chính, thay thế"):
        read(desk.issue(change.paper, change), change.paper, desk)
    for letter in bar.over(INCOMING, "Văn bản đến"):
        receive(letter, desk)
    for letter in bar.over(OUTGOING, "Văn bản đi"):
        write(letter, desk)
    give_duties(desk)
    bar.step("Giao việc")
    guide(desk)
    bar.step("Cẩm nang nghiệp vụ")
    come_and_go(units)
    bar.step("Người đến, người đi")
    for directive, paper in issued:
        date_back(directive, paper)
    bar.step("Ngày tháng")
    bar.end()


def _recalled(desk: Desk) -> Directive:
    directive = desk.issue(RECALLED)
    read(directive, RECALLED, desk)
    return recall(directive.pk, desk.holder(RECALLED.owner, PostRole.EDITOR), RECALL_REASON)
