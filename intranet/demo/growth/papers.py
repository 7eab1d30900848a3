"""Issuing the tables' documents: drafted by the owner's clerk, issued by its editor, as people do it."""

from datetime import timedelta

from intranet.acknowledgement.services import Asking, Term
from intranet.demo.growth.topics.changes import Change
from intranet.demo.growth.topics.labels import OF_SYMBOL
from intranet.demo.growth.topics.paper import Paper
from intranet.directives.models import Directive, DocumentType
from intranet.directives.services import DraftFields, IssueOrder, create_draft, issue, plan_amendment
from intranet.incoming.services import close
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.rules import today
from intranet.topics.demo import named

OPENINGS = {
    "ke-hoach": "{issuer} ban hành Kế hoạch {summary}, với các nội dung sau:",
    "cong-van": "{issuer} đề nghị các cơ quan, đơn vị thực hiện các nội dung sau:",
    "chi-thi": "Để {summary}, {issuer} yêu cầu:",
    "cong-dien": "Trước tình hình hiện nay, {issuer} yêu cầu các cơ quan, đơn vị:",
    "giay-moi": "{issuer} trân trọng kính mời {summary}.",
    "bao-cao": "{issuer} báo cáo {summary} như sau:",
    "to-trinh": "{issuer} trình xem xét {summary}, cụ thể:",
    "bien-ban": "Hôm nay, các bên lập biên bản {summary}, ghi nhận:",
}
OPENING = "{issuer} ban hành văn bản về {summary}, gồm các nội dung sau:"
CLOSING = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về {issuer} để được hướng dẫn."
QUESTIONS = (
    ("Văn bản này do cơ quan nào ban hành?", 0),
    ("Khi có vướng mắc thì phản ánh về đâu?", 0),
)
"""Each is answered by the issuer; the other answer is one that nobody takes."""

_TITLES = {True: "CHỦ TỊCH", False: "GIÁM ĐỐC"}
"""How who signs is called: where there is a leader, and where there is a head only."""


class Desk:
    """Who works on documents in each office, looked up once."""

    def __init__(self, units: dict[str, Unit]) -> None:
        self.units = units
        posts = Post.objects.exclude(role=PostRole.MEMBER).filter(ends=None).select_related("person", "unit")
        self.holders = {(post.unit.code, post.role): post.person for post in posts.order_by("-pk")}

    def holder(self, unit: str, *roles: str) -> Person:
        """Whoever holds the first of ``roles`` that is held in the unit, or else in the one above it."""
        found = next((self.holders[unit, role] for role in roles if (unit, role) in self.holders), None)
        return found or self.holder(_above(self.units[unit]).code, *roles)

    def issue(self, paper: Paper, change: Change | None = None) -> Directive:
        """Draft and issue ``paper``, which perhaps does to another document what ``change`` says."""
        owner, editor = self.units[paper.owner], self.holder(paper.owner, PostRole.EDITOR)
        draft = create_draft(owner, self.holder(paper.owner, PostRole.CLERK), self.fields(paper))
        if change is not None:
            target = Directive.objects.get(symbol=change.target, owner_unit=owner)
            plan_amendment(draft.pk, target, change.kind, editor, change_note=change.note, asks_again=change.asks_again)
        directive = issue(draft.pk, editor, self._order(paper))
        close(directive.pk, owner, self.holder(paper.owner, PostRole.CLERK), result="Đã phát hành, lưu hồ sơ.")
        return directive

    def fields(self, paper: Paper) -> DraftFields:
        """What the clerk enters."""
        owner = self.units[paper.owner]
        signer = self.holder(paper.owner, PostRole.LEADER, PostRole.HEAD)
        words = {"issuer": owner.name, "summary": paper.summary}
        numbered = [f"{n}. {item}" for n, item in enumerate(paper.items, start=1)]
        opening = OPENINGS.get(paper.type, OPENING).format(**words)
        grounds = [f"Căn cứ văn bản số {symbol};" for symbol in paper.cites]
        return DraftFields(
            type=DocumentType.objects.get(slug=paper.type),
            issuer=owner.name,
            summary=paper.summary,
            family=paper.family,
            symbol=paper.symbol,
            number=paper.symbol.replace("-", "/").partition("/")[0],
            place="An Bình",
            date=today() - timedelta(days=paper.ago),
            urgency=paper.urgency,
            addressees=[self.units[code].name for code in paper.asked],
            recipients=["Như trên;"],
            archive_line="Lưu: VT",
            signatory=signer.get_full_name(),
            signatory_title=_TITLES[(paper.owner, PostRole.LEADER) in self.holders],
            duties=numbered,
            paragraphs=[*grounds, opening, *numbered, CLOSING.format(**words)],
            cites=list(paper.cites),
            topic=named(OF_SYMBOL.get(paper.symbol, "")),
        )

    def _order(self, paper: Paper) -> IssueOrder:
        asked = [self.units[code] for code in paper.asked]
        due = None if paper.due is None else today() + timedelta(days=max(paper.due, 0))
        questions = self._questions(paper) if paper.manner == "checked" else ()
        asking = Asking(due, paper.manner, lead_unit=self.units[paper.owner], questions=questions)
        informed = [self.units[code] for code in paper.informed]
        readers = dict.fromkeys(f"under:{unit.pk}" for unit in [self.units[paper.owner], *asked, *informed])
        return IssueOrder(list(readers), [Term("under", unit=unit) for unit in asked], asking)

    def _questions(self, paper: Paper) -> list[tuple[str, list[str], int]]:
        answers = [self.units[paper.owner].name, "Không nêu trong văn bản"]
        return [(text, answers, right) for text, right in QUESTIONS]


def _above(unit: Unit) -> Unit:
    parent: Unit = unit.get_parent()
    return parent
