import pytest

from intranet.people.demo import PERSONAS, load
from intranet.people.models import Deputy, Person, Post, PostRole, Unit
from intranet.people.queries import has_role, main_unit, roles_on
from intranet.people.roles import ADMINISTER_PEOPLE
from intranet.people.rules import today

pytestmark = pytest.mark.django_db
PASSWORD = "một mật khẩu của bản dùng thử"


def _rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Unit, Person, Post, Deputy))


def test_load_makes_the_province_once() -> None:
    people = load(PASSWORD)
    rows = _rows()

    assert load("another one") == people
    assert _rows() == rows == (6, 23, 24, 1)
    assert set(people) == {persona for persona, *_rest in PERSONAS}
    assert Unit.find_problems() == ([], [], [], [], [])


def test_load_gives_logins_to_personas_only() -> None:
    people = load(PASSWORD)

    assert [one for one in people.values() if not one.check_password(PASSWORD)] == []
    assert {one.pk for one in Person.objects.all() if one.has_usable_password()} == {one.pk for one in people.values()}


def test_load_gives_every_persona_their_role() -> None:
    people = load(PASSWORD)
    same = {"clerk", "leader", "editor", "head", "trainer", "inspector", "security", "administrator"}

    assert [persona for persona in same if not has_role(people[persona], persona)] == []
    assert roles_on(people["deputy"], today()) == {PostRole.MEMBER, PostRole.HEAD}
    assert people["administrator"].has_perm(ADMINISTER_PEOPLE)
    assert not main_unit(people["outsider"], today()).path.startswith(main_unit(people["clerk"], today()).path)
