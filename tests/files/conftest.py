"""A thing that files belong to, with readers; people who send files; and a way to ask what is left on the disk."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.test import Client

from intranet.access import policies
from intranet.contracts import Who
from intranet.files import refusals
from intranet.files.models import Attachment
from intranet.files.services import accept_bytes, attach
from intranet.people.models import Person


class MembersOnly:
    """A group is read by those who were let in here, and by nobody else. (A person's own groups follow their posts.)"""

    def __init__(self) -> None:
        self.readers: set[tuple[Group, Person]] = set()

    def allows(self, who: Who, action: str, subject: Any) -> bool:
        return action == "read" and (subject, who.person) in self.readers

    def tokens(self, action: str, subject: Any) -> Iterable[str]:
        return ["any"]

    def keeps(self, who: Who, action: str, subject: Any) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=[group.pk for group, reader in self.readers if reader == who.person])


@pytest.fixture(autouse=True)
def no_content_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Higher apps register what they refuse; these tests register their own."""
    monkeypatch.setattr(refusals, "_checks", {})


@pytest.fixture
def clerk(db: None) -> Person:
    """Who sends files. No units and posts here: a file knows nothing of them."""
    return Person.objects.create_user("clerk")


@pytest.fixture
def cadre(db: None) -> Person:
    """Who may read what files are attached to."""
    return Person.objects.create_user("cadre")


@pytest.fixture
def members(monkeypatch: pytest.MonkeyPatch) -> MembersOnly:
    """The policy that answers for groups during this test."""
    policy = MembersOnly()
    monkeypatch.setitem(policies._core, "auth.group", policy)
    return policy


@pytest.fixture
def circle(cadre: Person, members: MembersOnly) -> Group:
    """What files are attached to; the cadre is a reader of it, the outsider is not."""
    made = Group.objects.create(name="hồ sơ")
    members.readers.add((made, cadre))
    return made


@pytest.fixture
def reader(cadre: Person) -> Client:
    return _signed_in(cadre)


@pytest.fixture
def stranger(db: None) -> Person:
    """Who is signed in and may read none of it."""
    return Person.objects.create_user("outsider")


@pytest.fixture
def outsider(stranger: Person) -> Client:
    return _signed_in(stranger)


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def annex(circle: Group, clerk: Person) -> Attachment:
    """A text of 5,000 bytes under a Vietnamese name."""
    stored = accept_bytes("a.txt", b"0123456789" * 500, by=clerk)
    return attach(stored, circle, role="annex", name="Phụ lục số 1.txt")


@pytest.fixture
def files_dir(settings: Any) -> Path:
    return Path(settings.INTRANET_FILES_DIR)


def kept_in(folder: Path) -> list[str]:
    """Names of all files below ``folder``, the store's lock apart."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.name != "lock")
