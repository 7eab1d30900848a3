"""Guards before paths of the site: asked before the view, silent for whom they do not concern, closed without one."""

import pytest
from django.test import Client

from intranet.access.services import lay_down
from intranet.notifications.models import Notice
from intranet.notifications.services import notify
from tests.doubles.dummy.guard import KEY
from tests.doubles.switches import force_on
from tests.factories.province import Province

PATH = "/thong-bao/"


def _guard_path(province: Province, guard: str = "dummy-password", holders: tuple[str, ...] = ()) -> None:
    lay_down("papers", action="open", subject=f"path:{PATH}", guard=guard, by=province.security, holders=holders)


@pytest.fixture
def dummy(db: None) -> None:
    force_on("plinth", "dummy")


def test_guarded_path_challenges_and_opens_once_satisfied(province: Province, client: Client, dummy: None) -> None:
    _guard_path(province)
    client.force_login(province.cadre)

    asked = client.get(PATH)
    session = client.session
    session[KEY] = True
    session.save()

    assert (asked.status_code, asked.headers["Location"]) == (302, "/dummy/say/")
    assert client.get(PATH).status_code == 200


@pytest.mark.parametrize("guard", ["dummy-password", "absent"])
def test_guarded_path_without_its_guard_answers_like_a_missing_one(
    province: Province, client: Client, guard: str
) -> None:
    client.force_login(province.cadre)
    assert client.get(PATH).status_code == 200

    _guard_path(province, guard)

    assert client.get(PATH).status_code == 404
    assert client.get("/thong-bao-khong-co/").status_code == 404


def test_guarded_path_lets_those_pass_whom_the_rule_does_not_concern(
    province: Province, client: Client, dummy: None
) -> None:
    _guard_path(province, holders=("post:administrator@",))
    answers = {}

    for persona in ("cadre", "administrator"):
        client.force_login(province.people[persona])
        answers[persona] = client.get(PATH).status_code

    assert answers == {"cadre": 200, "administrator": 302}


def test_guarded_path_sends_strangers_to_sign_in(province: Province, client: Client, dummy: None) -> None:
    _guard_path(province)

    assert client.get(PATH).headers["Location"] == f"/dang-nhap/?next={PATH}"


def test_guarded_path_runs_nothing_of_an_unsafe_request(province: Province, client: Client, dummy: None) -> None:
    notify(province.cadre, kind="duty-opened", key="1", subject=None, number="", url="/")
    newest = Notice.objects.get().pk
    _guard_path(province)
    client.force_login(province.cadre)

    answer = client.post(f"{PATH}da-doc/", {"up_to": newest})

    assert (answer.headers["Location"], Notice.objects.get().read_at) == ("/dummy/say/", None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/thong-bao/7/da-doc/", 302), ("/thong-bao/7/khac/", 404), ("/thong-bao/7/8/da-doc/", 404), ("/thong-bao/", 200)],
)
def test_star_in_a_guarded_path_is_any_one_part(
    province: Province, client: Client, dummy: None, path: str, expected: int
) -> None:
    subject = "path:/thong-bao/*/da-doc/"
    lay_down("papers", action="open", subject=subject, guard="dummy-password", by=province.security)
    client.force_login(province.cadre)

    assert client.get(path).status_code == expected
