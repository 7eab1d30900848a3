"""Who is told what, on the way from the opening to the acceptance; never what anything says."""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from intranet.notifications.models import Notice
from intranet.people.models import PostRole
from plugins.checklists.apps import ChecklistsConfig
from plugins.checklists.models import Inspection
from plugins.checklists.services import telling
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.appraising import accept, return_to_unit
from plugins.checklists.services.duties import assign
from plugins.checklists.services.states import send_back, sign, submit
from plugins.checklists.words import NOTICES
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import accepted, answer_at, filled, stands_in, told


@grounded
def opened(province: Province) -> House:
    return house(province)


def test_heads_and_those_who_answer_are_told_of_the_opening(opened: House) -> None:
    assert told("opened") == ["head"]


def test_every_hand_that_it_goes_through_is_told_and_who_did_it_is_not(opened: House) -> None:
    province, inspection = opened.province, filled(opened)
    section = answer_at(inspection, 1).question.section
    inspection.duties.create(section=section, person=province.cadre)
    submit(inspection, province.cadre)
    send_back(inspection, "bổ sung", province.head)
    submit(inspection, province.cadre)
    sign(inspection, province.head)
    return_to_unit(inspection, {1: "thiếu số"}, "bổ sung", province.editor)
    write(answer_at(inspection, 1), Typed(verdict="yes", note="số 5"), 1, province.cadre)
    submit(inspection, province.cadre)
    sign(inspection, province.head)
    accept(inspection, province.editor)

    kinds = ("submit", "send-back", "sign", "return", "accept", "found")
    assert {kind: told(kind) for kind in kinds} == {
        "submit": ["head", "head", "head"],
        "send-back": ["cadre"],
        "sign": ["editor", "editor"],
        "return": ["cadre", "head"],
        "accept": ["cadre", "head"],
        "found": ["head"],
    }


def test_whom_sections_are_assigned_to_is_told_once_of_what_is_new(opened: House) -> None:
    province, inspection = opened.province, opened.of(opened.province.office)
    first, second = inspection.campaign.version.sections.order_by("place")[:2]
    assign(inspection, {first: [province.cadre, province.head], second: [province.cadre]}, province.head)
    before = told("assigned")
    assign(inspection, {first: [province.cadre], second: [province.cadre, province.deputy]}, province.head)

    after = told("assigned")
    assign(inspection, {second: []}, province.head)
    assign(inspection, {second: [province.deputy]}, province.head)

    notice = Notice.objects.filter(kind="checklists-assigned", person=province.deputy).latest("pk")
    assert (before, after, told("assigned")) == (["cadre"], ["cadre", "deputy"], ["cadre", "deputy", "deputy"])
    assert (notice.url, notice.note) == (f"/checklists/phieu/{inspection.public_id}/", "")


def test_deputy_of_a_head_who_is_away_is_told_and_signs(opened: House) -> None:
    province, inspection = opened.province, filled(opened)
    stands_in(province.deputy, PostRole.HEAD, province.office, province.head)
    submit(inspection, province.head)

    sign(inspection, province.deputy)

    inspection.refresh_from_db()
    assert (told("submit"), inspection.signed_by) == (["deputy"], province.deputy)


def test_notice_holds_a_link_and_the_name_of_the_campaign_and_nothing_else(opened: House) -> None:
    accepted(opened)

    rows = Notice.objects.filter(kind__startswith="checklists-")
    assert set(rows.values_list("number", "subject_model")) == {("Quý IV/2026", "")}
    assert list(rows.filter(kind="checklists-found").values_list("note", flat=True)) == ["Câu 2"]
    assert set(rows.exclude(kind="checklists-found").values_list("note", flat=True)) == {""}
    assert all(url.startswith("/checklists/") for url in rows.values_list("url", flat=True))
    assert set(rows.values_list("kind", flat=True)) <= {word.code for word in NOTICES}
    assert ChecklistsConfig.manifest.notices == NOTICES


def test_number_of_the_question_is_told_in_the_language_of_the_reader(opened: House) -> None:
    with translation.override("en"):
        accepted(opened)

    assert Notice.objects.get(kind="checklists-found").note == "Câu 2"


def test_who_was_assigned_and_has_left_the_unit_is_not_told(opened: House) -> None:
    province, inspection = opened.province, filled(opened)
    section = answer_at(inspection, 1).question.section
    inspection.duties.create(section=section, person=province.cadre)
    inspection.duties.create(section=section, person=province.outsider)
    submit(inspection, province.head)

    send_back(inspection, "bổ sung", province.head)

    assert told("send-back") == ["cadre"]


def test_opening_is_told_in_two_queries_and_one_for_each_inspection(
    opened: House, django_assert_num_queries: Callable[..., Any]
) -> None:
    stands_in(opened.province.deputy, PostRole.HEAD, opened.province.office, opened.province.head)
    Notice.objects.all().delete()
    rows = list(Inspection.objects.select_related("campaign"))

    with django_assert_num_queries(3):  # nobody answers for the commune
        telling.opened(rows)

    assert told("opened") == ["deputy", "head"]
