"""Opening writes the answers in one statement: as blank as the model makes them, one for each question asked."""

import pytest
from django.forms.models import model_to_dict

from plugins.checklists.models import Answer
from plugins.checklists.services.opening import open_inspections
from tests.factories.province import Province
from tests.plugins.checklists.house import house, planned, published

pytestmark = pytest.mark.django_db


def test_answers_are_as_blank_as_the_model_makes_them(province: Province) -> None:
    house(province)

    own = {"id", "inspection", "question"}
    for answer in Answer.objects.all():
        assert model_to_dict(answer, exclude=own) == model_to_dict(Answer(), exclude=own)


def test_each_unit_gets_every_question_of_its_version_and_no_other(province: Province) -> None:
    opened = house(province)
    planned(province, published(province, code="khac"), title="Đợt khác")

    again = open_inspections(opened.campaign)

    asked = Answer.objects.values_list("inspection__unit__code", "question__place").order_by("inspection", "question")
    assert again == 0
    assert sorted(asked) == [(code, place) for code in ("UBNDHL", "VP") for place in (1, 2, 3, 4)]
    assert {each.question.section.version_id for each in Answer.objects.all()} == {opened.campaign.version_id}
