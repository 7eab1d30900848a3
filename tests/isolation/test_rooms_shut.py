"""With circulation or one-time passwords disabled, broken or removed: nothing opens that was closed."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from intranet.access.models import Rule
from intranet.access.services import release
from intranet.registry.services import disable, enable
from plugins.circulation import principals
from plugins.circulation.policy import ItemPolicy
from plugins.otp.guard import OneTimePassword
from tests.architecture.trees import copy_without, run_in, url_of_database
from tests.factories.province import build_province
from tests.isolation.knocking import knock
from tests.isolation.rooms import Rooms, plant_rooms

pytestmark = [pytest.mark.matrix, pytest.mark.django_db(transaction=True)]

ADMIN = ("/admin/", "/admin/audit/", "/admin/people/", "/admin/plugins/")
ROOMS = ("head", "cadre", "inspector")
DOORS = ("", "trang/1.jpg", "tai-ve/", "quan-ly/")


@pytest.fixture
def rooms() -> Rooms:
    """Rooms behind the rules that one-time passwords lay down; nobody has set a device up."""
    province = build_province()
    for slug in ("circulation", "fulltext", "otp"):
        enable(slug)
    return plant_rooms(province)


def doors(rooms: Rooms) -> dict[str, list[str]]:
    """What people of the rooms, and who administers, may want to open."""
    items = [f"/circulation/tai-lieu/{item.public_id}/{door}" for item in rooms.items.values() for door in DOORS]
    spaces = [
        f"/circulation/khong-gian/{space.public_id}/{page}" for space in rooms.spaces.values() for page in ("", "so/")
    ]
    return {
        **{name: [*items, *spaces, "/circulation/", "/circulation/ban-cua-toi/"] for name in ROOMS},
        **{name: list(ADMIN) for name in ("administrator", "security")},
    }


def let_everybody_through() -> None:
    """The audited way: rules are released."""
    for name in Rule.objects.filter(released_at__isnull=True).values_list("name", flat=True):
        release(name, "to see what is behind the doors")


def came_through(met: dict[str, dict[str, int]]) -> set[tuple[str, str]]:
    """Who came through which door; a page that cannot be drawn where its file is not has been opened all the same."""
    return {(name, path) for name, statuses in met.items() for path, status in statuses.items() if status in {200, 503}}


def left(rooms: Rooms, gone: str, folder: Path) -> set[tuple[str, str]]:
    """Who comes through which door where a plugin's folder was taken away rudely, rows and rules being there still."""
    tree = copy_without(folder / "tree", *([f"plugins/{gone}"] if gone else []))
    plugins = [app for app in settings.INTRANET_PLUGINS if app != f"plugins.{gone}"]
    database = {"INTRANET_DATABASE_URL": url_of_database(folder), "INTRANET_SEARCH_URL": "memory://"}
    ran = run_in(tree, "-m", "tests.isolation.knocking", json.dumps(doors(rooms)), plugins=plugins, **database)
    assert ran.returncode == 0, ran.stderr
    return came_through(json.loads(ran.stdout.splitlines()[-1]))


def of_otp(rooms: Rooms) -> set[tuple[str, str]]:
    """What stands open while nobody is confirmed: lists and titles for members who do not keep the space."""
    return came_through(knock(doors(rooms)))


def test_there_is_something_behind_the_doors(rooms: Rooms, tmp_path: Path) -> None:
    closed = of_otp(rooms)
    let_everybody_through()

    opened = came_through(knock(doors(rooms)))

    assert (len(closed), len(opened), left(rooms, "", tmp_path)) == (7, 57, opened)


@pytest.mark.parametrize("how", ["disabled", "raises"])
def test_otp_off_opens_nothing(rooms: Rooms, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    before = of_otp(rooms)
    if how == "disabled":
        disable("otp")
    else:
        monkeypatch.setattr(OneTimePassword, "check", _raise)

    assert came_through(knock(doors(rooms))) - before == set()


def test_otp_removed_opens_nothing(rooms: Rooms, tmp_path: Path) -> None:
    before = of_otp(rooms)

    assert left(rooms, "otp", tmp_path) - before == set()


@pytest.mark.parametrize("how", ["disabled", "policy raises", "tokens raise"])
def test_circulation_off_opens_nothing(rooms: Rooms, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    let_everybody_through()
    if how == "disabled":
        disable("circulation")
    elif how == "policy raises":
        monkeypatch.setattr(ItemPolicy, "allows", _raise)
    else:
        monkeypatch.setattr(principals, "_tokens", _raise)

    items = {path for _name, path in came_through(knock(doors(rooms))) if "/tai-lieu/" in path}

    assert items == set()


def test_circulation_removed_opens_nothing(rooms: Rooms, tmp_path: Path) -> None:
    let_everybody_through()

    assert {path for _name, path in left(rooms, "circulation", tmp_path) if path.startswith("/circulation/")} == set()


def _raise(*args: object, **kwargs: object) -> None:
    raise RuntimeError("broken")
