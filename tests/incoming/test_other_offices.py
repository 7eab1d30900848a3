"""What an office that receives a document of another one learns of it, before and after a recall."""

import pytest
from django.test import Client

from intranet.access.decisions import decide
from intranet.acknowledgement.services import Term
from intranet.directives.models import Directive
from intranet.directives.policy import EXPORT, chosen_tokens
from intranet.directives.services import IssueOrder, issue, recall
from intranet.duties.services import DutyOrder
from intranet.incoming.services import instruct, register
from intranet.outgoing.services import assign_number, check_form, move, sign, submit
from intranet.people.models import Unit
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import LONG_AGO, Province, person
from tests.outgoing.conftest import started

WHY = "CANARY-LY-DO-NOI-BO"
TEXT = "Phổ biến văn bản này"


def _received(province: Province) -> Directive:
    """Returned once while it was drafted; registered by the commune, whose leader passed it on to a unit below."""
    clerk = person("clerk2", "Dương", "Thu", province.commune, "clerk")
    leader = province.people["leader2"] = person("leader2", "Dương", "Tam", province.commune, "leader")
    province.commune.refresh_from_db()
    below = province.commune.add_child(name="Tổ công tác", kind="office", valid_from=LONG_AGO, code="TCT")
    province.people["worker"] = person("worker", "Dương", "Tư", Unit.objects.get(pk=below.pk))
    passage = started(province).passage
    submit(passage.pk, province.cadre)
    move(passage.pk, "returned-by-head", province.head, WHY)
    submit(passage.pk, province.cadre)
    move(passage.pk, "approved", province.head)
    check_form(passage.pk, province.clerk)
    sign(passage.pk, province.leader)
    assign_number(passage.pk, province.clerk, day=today())
    order = IssueOrder([f"unit:{province.commune.pk}"], [Term("unit", unit=province.commune)])
    directive = issue(passage.directive_id, province.editor, order)
    register(directive.pk, province.commune, clerk)
    instruct(directive.pk, province.commune, leader, text="Làm", orders=[DutyOrder("", "x", below)])
    directive.refresh_from_db()
    return directive


def _page(client: Client, who: object, directive: Directive) -> str:
    client.force_login(who)  # type: ignore[arg-type]
    answer = client.get(directive.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("persona", ["leader2", "worker"])
def test_receiving_office_reads_the_document_and_not_how_it_was_drafted(
    province: Province, client: Client, persona: str
) -> None:
    directive = _received(province)

    page = _page(client, province.people[persona], directive)
    own = _page(client, province.editor, directive)

    assert [(TEXT in each, WHY in each) for each in (page, own)] == [(True, False), (True, True)]
    may = [bool(decide(province.people[persona], action, directive)) for action in ("read", "work", EXPORT)]
    assert may == [True, False, False]


def test_face_does_not_name_the_units_that_a_receiving_office_passed_it_on_to(province: Province) -> None:
    directive = _received(province)

    assert chosen_tokens(directive.pk) == [f"unit:{province.commune.pk}"]


@pytest.mark.parametrize("persona", ["leader2", "worker"])
def test_receiving_office_sees_the_face_only_of_what_was_recalled(
    province: Province, client: Client, persona: str
) -> None:
    directive = _received(province)

    recall(directive.pk, province.editor, "Gửi nhầm")
    directive.refresh_from_db()

    assert TEXT not in _page(client, province.people[persona], directive)
    assert not decide(province.people[persona], "read", directive)


def test_recalled_document_is_read_by_the_office_in_charge_and_the_author_only(province: Province) -> None:
    directive = _received(province)
    before = {name for name, who in province.people.items() if decide(who, "read", directive)}

    recall(directive.pk, province.editor, "Gửi nhầm")
    directive.refresh_from_db()

    after = {name for name, who in province.people.items() if decide(who, "read", directive)}
    assert before == {"cadre", "clerk", "editor", "head", "leader", "leader2", "outsider", "worker"}
    assert after == {"cadre", "clerk", "editor", "leader"}


def test_unit_that_handled_an_incoming_document_loses_it_with_the_recall(province: Province) -> None:
    directive = issued(province, readers=[f"unit:{province.department.pk}"], audience=[])
    instruct(
        directive.pk, province.committee, province.leader, text="Làm", orders=[DutyOrder("", "x", province.office)]
    )
    directive.refresh_from_db()
    before = bool(decide(province.deputy, "read", directive))

    recall(directive.pk, province.editor, "Gửi nhầm")
    directive.refresh_from_db()

    assert (before, bool(decide(province.deputy, "read", directive))) == (True, False)
