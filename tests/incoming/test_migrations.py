"""Documents that were received, recalled or begun before the rules changed follow the new ones."""

from importlib import import_module

from django.apps import apps

from intranet.acknowledgement.services import Term
from intranet.directives.models import DirectiveReader
from intranet.directives.services import IssueOrder, issue, recall
from intranet.duties.services import DutyOrder
from intranet.incoming.services import instruct, register
from tests.factories.province import Province, person
from tests.outgoing.conftest import started, until

DEMOTE = import_module("intranet.incoming.migrations.0003_receivers_only_read").demote
BIND = import_module("intranet.outgoing.migrations.0002_authors_of_a_unit").bind


def test_author_is_bound_to_the_unit(province: Province) -> None:
    directive = started(province)
    token = f"member:{province.cadre.pk}@{province.office.pk}"
    DirectiveReader.objects.filter(token=token).update(token=f"user:{province.cadre.pk}")

    BIND(apps, None)

    assert directive.readers.filter(token=token, works=True).count() == 1


def test_receivers_of_another_office_no_longer_work_on_the_document(province: Province) -> None:
    clerk = person("clerk2", "Dương", "Thu", province.commune, "clerk")
    leader = person("leader2", "Dương", "Tam", province.commune, "leader")
    order = IssueOrder([f"unit:{province.commune.pk}"], [Term("unit", unit=province.commune)])
    directive = issue(until(province, "numbered").directive_id, province.editor, order)
    register(directive.pk, province.commune, clerk)
    instruct(directive.pk, province.commune, leader, text="Làm", orders=[DutyOrder("", "x", province.commune)])
    commune = [f"post:leader@{province.commune.pk}", f"unit:{province.commune.pk}"]
    directive.readers.filter(token__in=commune).update(works=True, is_chosen=True)

    DEMOTE(apps, None)

    works = dict(directive.readers.values_list("token", "works"))
    assert [works[token] for token in (*commune, f"post:leader@{province.committee.pk}")] == [False, False, True]


def test_recalled_document_is_left_to_its_office(province: Province) -> None:
    order = IssueOrder([f"unit:{province.commune.pk}"], [Term("unit", unit=province.commune)])
    directive = issue(until(province, "numbered").directive_id, province.editor, order)
    recall(directive.pk, province.editor, "Gửi nhầm")
    directive.readers.update(works=True)

    DEMOTE(apps, None)

    assert sorted(directive.readers.filter(works=True).values_list("token", flat=True)) == sorted(
        [
            f"member:{province.cadre.pk}@{province.office.pk}",
            f"post:head@{province.committee.pk}",
            f"post:leader@{province.committee.pk}",
        ]
    )
