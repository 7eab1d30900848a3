"""Things that must not leak, each with words of its own, and who may know which word."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from wagtail.models import Revision

from intranet.access.models import Rule
from intranet.access.services import release
from intranet.acknowledgement.models import Assignment, UnitReceipt, Version
from intranet.acknowledgement.services import Term
from intranet.attendance.models import Session
from intranet.attendance.services import SessionFields, attach_minutes, count_heads
from intranet.directives.models import Directive
from intranet.dissemination.services import plan
from intranet.duties.models import Duty
from intranet.duties.services import DutyOrder, extend, open_duties, report_progress, submit_result
from intranet.files.models import Attachment
from intranet.files.services import accept_bytes, attach
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import PageFields, create, publish, seen_of, update
from intranet.incoming.rules import TRANSITIONS as INCOMING_STEPS
from intranet.incoming.services import close, instruct, register
from intranet.numbering.models import Book, Series
from intranet.outgoing.models import Comment
from intranet.outgoing.rules import TRANSITIONS as OUTGOING_STEPS
from intranet.outgoing.services import answer_comment, ask_comments, move
from intranet.people.models import Absence
from intranet.people.rules import today
from intranet.people.services.absences import record_absence
from intranet.portal.models import PageProblem
from intranet.portal.problems import report
from intranet.registers.models import Loan
from intranet.registers.services import LoanFields, lend
from intranet.registry.loader import registry
from intranet.registry.services import enable
from intranet.topics.models import Topic
from intranet.topics.services import add_topic
from search import feed
from search.catalogue import Wording
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.isolation.learning import Learning, plant_courses
from tests.outgoing.conftest import until


@dataclass
class Canaries:
    """``words`` maps each secret word to the personas who may read it; every other persona must never meet it."""

    province: Province
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    directives: list[Directive] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    guidance: list[GuidancePage] = field(default_factory=list)
    topic: Topic | None = None
    rooms: Any = None
    checking: Any = None
    learning: Learning | None = None

    def forbidden(self, persona: str) -> list[bytes]:
        """Words that must be in no byte sent to ``persona``."""
        planted = (each.words for each in (self.rooms, self.checking, self.learning) if each)
        words = self.words | {word: allowed for some in planted for word, allowed in some.items()}
        return [word.encode() for word, allowed in words.items() if persona not in allowed]

    def known(self, persona: str) -> list[bytes]:
        """Words that ``persona`` may read."""
        return [word.encode() for word, allowed in self.words.items() if persona in allowed]


PARTS = ("symbol", "summary", "issuer", "body", "addressee", "signatory", "file")


def plant(province: Province) -> Canaries:
    """A draft, a document for the committee's tree and one for the commune, with a word in each of their parts."""
    canaries = Canaries(province)
    committee = {p for p, unit in _units(province).items() if unit != "commune"}
    for plugin in registry().plugins:
        if plugin.slug != "poison":
            enable(plugin.slug)
    _open_guards()
    canaries.topic = add_topic("Lĩnh vực chung", province.editor)
    _plant(canaries, "qadr", {"clerk", "editor"}, issue_to=None)
    _plant(canaries, "qatree", committee, issue_to=province.committee)
    _plant(canaries, "qacomm", {"outsider", "clerk", "editor", "leader"}, issue_to=province.commune)
    _plant_duty(canaries)
    _plant_on_its_way(canaries)
    _plant_guidance(canaries, committee)
    _plant_session(canaries)
    _plant_problem(canaries)
    _plant_absence(canaries)
    canaries.learning = plant_courses(province)
    if apps.is_installed("plugins.circulation"):
        from tests.isolation.rooms import plant_rooms

        canaries.rooms = plant_rooms(province)
    if apps.is_installed("plugins.checklists"):
        from tests.isolation.checking import plant_checklists

        canaries.checking = plant_checklists(province)
    if apps.is_installed("plugins.fulltext"):
        _plant_pick(canaries)
    feed.drain()
    return canaries


def _open_guards() -> None:
    """What stands behind a guard must not leak to whom the guard lets in either: nobody is asked for anything."""
    for name in Rule.objects.filter(released_at__isnull=True).values_list("name", flat=True):
        release(name, "every door is tried")


def _units(province: Province) -> dict[str, str]:
    from tests.factories.province import PERSONAS

    return {persona: unit for persona, _last, _first, unit, _role in PERSONAS}


def _plant(canaries: Canaries, stem: str, allowed: set[str], *, issue_to: object) -> None:
    word = {part: f"{stem}{part}zq" for part in PARTS}
    fields = {
        "symbol": f"77/{word['symbol'].upper()}",
        "summary": f"Văn bản {word['summary']}",
        "issuer": f"Cơ quan {word['issuer']}",
        "date": date(2026, 11, 2),
        "addressees": [f"Nơi {word['addressee']}"],
        "signatory": word["signatory"],
        "topic": canaries.topic,
        "paragraphs": [f"Nội dung {word['body']}"],
    }
    province = canaries.province
    if issue_to is None:
        directive = draft(province, **fields)
    else:
        token = f"under:{issue_to.pk}"  # type: ignore[attr-defined]
        directive = issued(province, readers=[token], audience=[Term("under", unit=issue_to)], **fields)  # type: ignore[arg-type]
    directive.save_revision()
    stored = accept_bytes(f"{word['file']}.txt", f"Tệp gốc {word['body']}".encode(), by=province.clerk)
    attach(stored, directive, role="annex", name=f"{word['file']}.txt")
    canaries.directives.append(directive)
    for part in PARTS:
        # A number, and nothing else of a document, stands in the audit log.
        readers = allowed | {"security"} if part == "symbol" else allowed
        canaries.words[word[part].upper() if part == "symbol" else word[part]] = frozenset(readers)


def _plant_on_its_way(canaries: Canaries) -> None:
    """A document that was returned with a reason and is out for comments, and one that a leader gave an instruction on:
    seen by those who work on them.
    """
    province = canaries.province
    works = frozenset({"cadre", "clerk", "editor", "leader", "head"})
    passage = until(province, "approval", summary="Văn bản qaoutsummaryzq", signatory="qaoutsignatoryzq")
    move(passage.pk, "returned-by-head", province.head, "Lý do qaoutreasonzq")
    ask_comments(passage.pk, province.cadre, [province.office], due=None)
    answer_comment(passage.comments.get().pk, province.head, "Góp ý qaoutcommentzq")
    canaries.directives.append(passage.directive)
    canaries.words |= {f"qaout{part}zq": works for part in ("summary", "signatory", "reason", "comment")}
    arrived = draft(province, symbol="88/QAINSYMBOLZQ", summary="Văn bản qainsummaryzq", issuer="Sở khác")
    register(arrived.pk, province.committee, province.clerk)
    order = DutyOrder("", "Việc qaindutyzq", province.office)
    instruct(arrived.pk, province.committee, province.leader, text="Chỉ đạo qaininstructionzq", orders=[order])
    canaries.directives.append(arrived)
    canaries.duties.extend(arrived.opened_duties.all())
    in_unit = frozenset({"clerk", "editor", "leader", "head", "cadre", "deputy"})
    canaries.words |= {"qainsummaryzq": in_unit, "qaindutyzq": in_unit, "QAINSYMBOLZQ": in_unit | {"security"}}
    canaries.words["qaininstructionzq"] = frozenset({"clerk", "editor", "leader"})
    closed = draft_closed(province)
    canaries.directives.append(closed)
    close(closed.pk, province.committee, province.clerk, result="Kết quả qainresultzq")
    canaries.words["qainresultzq"] = frozenset({"clerk", "editor", "leader"})
    fields = LoanFields(arrived, province.cadre, province.leader, note="qaloannotezq")
    lend(province.committee, fields, province.clerk)
    canaries.words["qaloannotezq"] = frozenset({"clerk", "editor", "leader"})


def draft_closed(province: Province) -> Directive:
    """A registered document whose handling is about to be closed."""
    directive = draft(province, symbol="89/QD-SK", summary="việc đã xong", issuer="Sở khác")
    register(directive.pk, province.committee, province.clerk)
    return directive


def _plant_duty(canaries: Canaries) -> None:
    """A duty of the committee's document for its office: the department may read the document, but not the duty."""
    province, directive = canaries.province, canaries.directives[1]
    given = DutyOrder("9", "Việc qadutytextzq", province.office, due_words="hạn qadutywordszq")
    duty = open_duties(directive, [given], province.editor)[0]
    stored = accept_bytes("qadutyfilezq.txt", b"qadutybodyzq", by=province.head)
    report_progress(duty, province.head, "Đã làm qadutynotezq", [(stored, "qadutyfilezq.txt")])
    extend(duty, province.editor, today() + timedelta(days=900), "Vì qadutyreasonzq")
    submit_result(duty, province.head, "Kết quả qadutyresultzq")
    canaries.duties.append(duty)
    concerned = {"cadre", "deputy", "head", "clerk", "editor", "leader"}
    for part in ("text", "words", "file", "body", "note", "result"):
        canaries.words[f"qaduty{part}zq"] = frozenset(concerned)
    # The reason of an extension stands in the audit log.
    canaries.words["qadutyreasonzq"] = frozenset(concerned | {"security"})


def _plant_guidance(canaries: Canaries, committee: set[str]) -> None:
    """A page that nobody has published, and one for the committee's tree with changes that nobody has."""
    province, office = canaries.province, frozenset({"clerk", "editor"})
    about = {"readers": ["any"], "topic": canaries.topic}
    begun = create(province.committee, province.clerk, PageFields("qagdtitlezq", ["qagdbodyzq"], **about))
    about |= {"readers": [f"under:{province.committee.pk}"]}
    page = create(province.committee, province.clerk, PageFields("qagptitlezq", ["qagpbodyzq"], **about))
    page = publish(page.pk, province.editor, seen=seen_of(page))
    fields = PageFields("qagptitlezq", ["qagpbodyzq", "qagchangezq"], **about)
    update(page.pk, province.clerk, fields, seen=seen_of(page))
    canaries.guidance += [begun, page]
    # The titles stand in the audit log.
    canaries.words |= {"qagdtitlezq": office | {"security"}, "qagptitlezq": frozenset(committee | {"security"})}
    canaries.words |= {"qagdbodyzq": office, "qagchangezq": office, "qagpbodyzq": frozenset(committee)}


def _plant_session(canaries: Canaries) -> None:
    """A session of the office about the committee's document, with its minutes: for the head of the office only."""
    province, version = canaries.province, canaries.directives[1].current_version
    assert version
    fields = SessionFields(today(), place="qasesplacezq", presenters="qasespresenterzq")
    session = plan(version, province.office, fields, by=province.head)
    count_heads(session.pk, province.office, 7, province.head)
    stored = accept_bytes("qasesfilezq.txt", b"qasesminuteszq", by=province.head)
    attach_minutes(session.pk, stored, "qasesfilezq.txt", province.head)
    for part in ("place", "presenter", "file", "minutes"):
        canaries.words[f"qases{part}zq"] = frozenset({"head"})


def _plant_problem(canaries: Canaries) -> None:
    """What one reader says of a page: seen by who looks after it, and by nobody else who reads it."""
    path = canaries.guidance[1].get_absolute_url()
    report(path, "wrong", "qaproblemzq", canaries.province.cadre)
    canaries.words["qaproblemzq"] = frozenset({"cadre", "clerk", "editor"})


def _plant_absence(canaries: Canaries) -> None:
    """When the cadre will be away: a day of a year that nothing else speaks of."""
    cadre, starts = canaries.province.cadre, date(2098, 3, 7)
    record_absence(cadre, starts=starts, ends=starts + timedelta(days=4), by=cadre)
    canaries.words["07/03/2098"] = frozenset({"cadre", "head", "clerk"})


def _plant_pick(canaries: Canaries) -> None:
    """A query for which the committee's document stands first: its words are seen by who picks."""
    from intranet.contracts import who
    from plugins.fulltext.editors.picks import choose

    asker = who(canaries.province.editor)
    assert asker
    choose("văn bản qapickzq", ("directive", str(canaries.directives[1].pk)), asker)
    canaries.words["qapickzq"] = frozenset({"editor"})


def values(canaries: Canaries) -> dict[str, list[object]]:
    """Values for the arguments of addresses: ids of what was planted, and ids of nothing."""
    pks = [directive.pk for directive in canaries.directives]
    public = [directive.public_id for directive in canaries.directives]
    duties = [duty.public_id for duty in canaries.duties]
    guidance = [page.public_id for page in canaries.guidance]
    files = list(Attachment.objects.values_list("public_id", flat=True))
    assignments = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))[:3]
    topic = canaries.topic
    revisions = list(Revision.objects.order_by("pk").values_list("pk", flat=True))
    return {
        "pk": [*pks, canaries.province.cadre.pk],
        "number": [1],  # the first page of a file
        "public_id": [*public, *files, *duties, *guidance],
        **{f"{name}:public_id": [*public, *files[:1], *duties[:1]] for name in OF_DIRECTIVES},
        "annex": files[:1],
        "assignment_id": assignments,
        "version_id": list(Version.objects.order_by("pk").values_list("pk", flat=True)),
        "unit_id": [canaries.province.committee.pk, canaries.province.office.pk, canaries.province.commune.pk],
        "receipt_id": list(UnitReceipt.objects.order_by("pk").values_list("pk", flat=True))[:3] or [1],
        "fault_id": [1],
        "change_id": [1],
        "absence_id": [*Absence.objects.values_list("pk", flat=True), 99_999],
        "object_id": pks,
        "app_label": ["intranet_directives"],
        "model_name": ["directive"],
        "action": ["delete"],
        "incoming:action": [*INCOMING_STEPS],
        "outgoing:action": [*OUTGOING_STEPS],
        "office_id": [canaries.province.committee.pk, canaries.province.commune.pk],
        "book_id": list(Book.objects.values_list("pk", flat=True)),
        "series_id": list(Series.objects.values_list("pk", flat=True)),
        "loan_id": list(Loan.objects.values_list("pk", flat=True)),
        "comment_id": list(Comment.objects.values_list("pk", flat=True)),
        "register": ["dang-ky", "giai-quyet"],
        "problem_id": list(PageProblem.objects.values_list("pk", flat=True)),
        "session_id": [*Session.objects.values_list("pk", flat=True), 99_999],
        "day": ["2027-02-06"],
        "rule": ["otp-admin"],
        "reset_id": [1],
        **{name: [1] for name in ("asked", "clearance", "copy", "entry", "extension", "proposal")},
        "revision_id": revisions or [1],
        "revision_id_a": ["earliest"],
        "revision_id_b": ["latest"],
        "slug": [*(plugin.slug for plugin in registry().plugins), *([topic.slug] if topic else [])],
        "topic_id": [topic.pk] if topic else [],
        **_of_search(pks),
        **(canaries.rooms.values() if canaries.rooms else {}),
        **(canaries.learning.values() if canaries.learning else {}),
        **(canaries.checking.values() if canaries.checking else {}),
    }


def _of_search(pks: list[int]) -> dict[str, list[object]]:
    """Every document is asked for what is related to it."""
    wordings = list(Wording.objects.order_by("pk").values_list("pk", flat=True))[:1]
    return {"fulltext:source": ["directive"], "fulltext:key": [*pks], "wording_id": [*wordings]}


OF_DIRECTIVES = ("directives", "incoming", "outgoing", "acknowledgement", "progress")
"""Whose addresses name documents: each is tried with every document, and with one id of each other kind."""

CLOSED_VALUES: dict[str, list[object]] = {
    **{name: [1] for name in ("pk", "page_id", "parent_page_id", "page_to_move_id", "destination_id", "revision_id")},
    **{
        name: [1]
        for name in ("collection_id", "task_id", "task_state_id", "workflow_state_id", "page_pk", "workflow_pk")
    },
    **{name: ["wagtailcore"] for name in ("app_label", "app_name", "content_type_app_name")},
    **{name: ["page"] for name in ("model_name", "content_type_model_name")},
    "action_name": ["approve"],
    "revision_id_a": ["earliest"],
    "revision_id_b": ["latest"],
    "uidb64": ["x"],
    "token": ["x"],
}
"""Arguments for addresses that are closed whatever they say."""
