"""Whom a draft concerns, and for how long."""

import pytest
from django.test import Client
from django.urls import reverse

from intranet.access.decisions import decide
from intranet.acknowledgement.services import Term
from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue
from intranet.outgoing.queries import narrowed
from intranet.outgoing.services import ask_comments, move
from intranet.people.models import Post
from intranet.state.services import bump_membership
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
