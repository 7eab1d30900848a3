"""Whom a draft concerns, and for how long."""

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.decisions import decide
from intranet.acknowledgement.services import Term
from intranet.directives.errors import Incomplete, NotAllowed
from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue
from intranet.notifications.models import Notice
from intranet.outgoing.models import Passage
from intranet.outgoing.pages import passage_page
from intranet.outgoing.queries import narrowed
from intranet.outgoing.services import ask_comments, move
from intranet.people.models import Post
from intranet.state.services import bump_membership
from tests.factories.documents import draft as taken_in
from tests.factories.province import LONG_AGO, Province, document_type, person
from tests.outgoing.conftest import started, until


def test_issued_document_is_listed_to_those_who_work_on_it(province: Province) -> None:
    passage = until(province, "numbered")
    issue(passage.directive_id, province.editor, IssueOrder(["any"], [Term("under", unit=province.committee)]))

    listed = {name for name, who in province.people.items() if narrowed(who, "done").exists()}

    assert listed == {"cadre", "clerk", "editor", "head", "leader"}


def test_unit_that_was_asked_works_on_the_draft_until_the_comments_end(province: Province) -> None:
    asked = person("h2", "Đinh", "Sơn", province.department, "head")
    directive = started(province)
    ask_comments(directive.passage.pk, province.cadre, [province.department, province.office], due=None)
    before = [bool(decide(who, "work", directive)) for who in (asked, province.head)]

    move(directive.passage.pk, "comments-closed", province.cadre)

    after = [bool(decide(who, "work", directive)) for who in (asked, province.head)]
    assert (before, after) == ([True, True], [False, True])


@pytest.mark.parametrize(("unit", "count"), [("office", 1), ("commune", 0)])
def test_draft_is_begun_by_a_unit_of_the_issuing_office(
    province: Province, client: Client, unit: str, count: int
) -> None:
    Post.objects.create(person=province.cadre, unit=province.commune, role="member", starts=LONG_AGO)
    bump_membership()
    client.force_login(province.cadre)
    typed = {"owner": province.committee.pk, "family": "state", "type": document_type().pk, "summary": "việc"}

    client.post(reverse("outgoing:start"), typed | {"drafting_unit": getattr(province, unit).pk})

    assert Directive.objects.count() == count


STAGES = ["drafting", "approval", "form-check", "signature", "signed", "numbered"]


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        ("approval", ["head"]),
        ("form-check", ["clerk"]),
        ("signature", ["leader"]),
        ("signed", ["clerk"]),
        ("numbered", ["editor"]),
    ],
)
def test_whose_step_is_next_is_told(province: Province, stage: str, told: list[str]) -> None:
    before = until(province, STAGES[STAGES.index(stage) - 1])
    Notice.objects.all().delete()

    until(province, stage, summary="việc khác")

    mine = Notice.objects.exclude(subject_id=before.directive_id).order_by("-pk")
    assert [notice.person.username for notice in mine[: len(told)]] == told


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("drafting", "Trần Thu Hà"),
        ("approval", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("form-check", "Ủy ban nhân dân tỉnh An Bình"),
        ("signature", "Ủy ban nhân dân tỉnh An Bình"),
        ("signed", "Ủy ban nhân dân tỉnh An Bình"),
        ("numbered", "Ủy ban nhân dân tỉnh An Bình"),
    ],
)
def test_page_says_who_acts_next(province: Province, stage: str, words: str) -> None:
    passage = until(province, stage)

    assert passage_page(passage, province.clerk)["waits_for"].endswith(words)


def test_page_of_an_issued_document_waits_for_nobody(province: Province) -> None:
    passage = until(province, "numbered")
    issue(passage.directive_id, province.clerk, IssueOrder(["any"], [Term("under", unit=province.committee)]))

    assert passage_page(Passage.objects.get(), province.clerk)["waits_for"] == ""


def test_clerk_issues_what_is_numbered_and_nothing_else(province: Province) -> None:
    order = IssueOrder(["any"], [Term("under", unit=province.committee)])

    with pytest.raises(Incomplete):
        issue(until(province, "signed").directive_id, province.clerk, order)
    with pytest.raises(NotAllowed):
        issue(taken_in(province).pk, province.clerk, order)
    directive = issue(until(province, "numbered").directive_id, province.clerk, order)

    assert directive.state == "issued"


def test_author_who_took_the_draft_back_is_not_told_that_it_came_back(province: Province) -> None:
    passage = until(province, "approval")

    move(passage.pk, "withdrawn", province.cadre)

    assert Notice.objects.filter(person=province.cadre).count() == 0
