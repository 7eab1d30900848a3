"""Why somebody may: the same answer as ``decide``, with the circles that give it."""

from intranet.access.decisions import decide
from intranet.access.explaining import explain
from intranet.access.services import lay_down
from intranet.people.models import Person
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def test_explain_says_what_decide_says_for_everybody(province: Province) -> None:
    documents = [draft(province), issued(province, symbol="1/X"), issued(province, symbol="2/X", readers=["any"])]
    people = list(Person.objects.all())

    said = {(person, each): explain(person, "read", each).may for person in people for each in documents}

    assert said == {(person, each): bool(decide(person, "read", each)) for person, each in said}
    assert set(said.values()) == {True, False}


def test_explain_names_the_circles_that_let_somebody_in_and_no_other(province: Province) -> None:
    office = f"under:{province.office.pk}"
    document = issued(
        province, readers=[office, f"unit:{province.commune.pk}", f"user:{province.cadre.pk}"], audience=[]
    )

    inside, outside = (explain(person, "read", document) for person in (province.cadre, province.security))

    words = ["Văn phòng Ủy ban nhân dân tỉnh và các đơn vị trực thuộc", "Trần Thu Hà"]
    assert [circle.token for circle in inside.circles] == [office, f"user:{province.cadre.pk}"]
    assert [(circle.words, circle.is_borrowed) for circle in inside.circles] == [(each, False) for each in words]
    assert (outside.may, outside.circles) == (False, ())


def test_explain_behind_a_guard_says_that_one_asks_for_more(province: Province) -> None:
    document = issued(province)
    lay_down("x", action="read", subject=f"intranet_directives.directive:{document.pk}", guard="otp", by=None)

    assert [explain(who, "read", document).is_guarded for who in (province.cadre, province.outsider)] == [True, False]
    assert explain(province.cadre, "read", document).may


def test_explain_of_somebody_whose_login_is_closed_is_no(province: Province) -> None:
    province.cadre.is_active = False

    assert not explain(province.cadre, "read", issued(province)).may
