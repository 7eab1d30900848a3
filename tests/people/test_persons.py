import pytest

from intranet.audit.models import Event
from intranet.people.errors import InvisibleCharacter, MayNotGrant, NameTaken, NeedsSecurityOfficer, OwnRights
from intranet.people.models import Person
from intranet.people.services.persons import close_login, correct_contact, create_person, reopen_login
from tests.factories.province import PASSWORD, Province


def test_create_person_has_no_usable_login(province: Province) -> None:
    person = create_person("Tran.Van.Moi", by=province.administrator, family_name="Trần Văn", given_name="Mới")

    assert (person.username, str(person), person.has_usable_password()) == ("tran.van.moi", "Trần Văn Mới", False)
    assert Event.objects.first().action == "person.created"


def test_create_person_twice_or_by_somebody_else_is_refused(province: Province) -> None:
    with pytest.raises(NameTaken):
        create_person("CADRE", by=province.administrator, family_name="Trần", given_name="Khác")
    for by in (province.security, province.clerk, province.head):
        with pytest.raises(MayNotGrant):
            create_person("moi", by=by, family_name="Trần", given_name="Mới")

    assert Person.objects.count() == len(province.people)


@pytest.mark.parametrize("field", ["username", "family_name", "given_name"])
def test_a_person_whose_name_is_not_what_it_looks_like_is_refused(province: Province, field: str) -> None:
    typed = {"username": "moi", "family_name": "Trần", "given_name": "Mới"}

    with pytest.raises(InvisibleCharacter):
        create_person(**typed | {field: f"{typed[field]}\u200b"}, by=province.administrator)

    assert Person.objects.count() == len(province.people)


def test_close_login_can_be_opened_again_but_not_the_password(province: Province) -> None:
    closed = close_login(province.cadre, by=province.administrator, reason="nghỉ ốm")
    assert (closed.is_active, closed.has_usable_password()) == (False, False)

    opened = reopen_login(closed, by=province.administrator)

    assert (opened.is_active, opened.check_password(PASSWORD)) == (True, False)


def test_close_login_of_oneself_or_of_a_security_officer_needs_another(province: Province) -> None:
    with pytest.raises(OwnRights):
        close_login(province.administrator, by=province.administrator, reason="x")
    with pytest.raises(NeedsSecurityOfficer):
        close_login(province.security, by=province.administrator, reason="x")
    with pytest.raises(MayNotGrant):
        close_login(province.cadre, by=province.security, reason="x")

    assert Person.objects.filter(is_active=False).count() == 0


def test_correct_contact_that_changes_nothing_records_nothing(province: Province) -> None:
    before = Event.objects.count()

    correct_contact(province.cadre, by=province.cadre, email=province.cadre.email, phone=province.cadre.phone)

    assert Event.objects.count() == before
