"""Every address as every persona: no byte holds a word that the persona may not know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from intranet.attendance.models import Session
from intranet.directives.finding import Finder
from intranet.directives.models import Directive, Listed
from intranet.directives.policy import DirectivePolicy
from intranet.duties.policy import DutyPolicy
from intranet.files.models import Attachment
from search.rebuild import rebuild
from tests.factories.province import PERSONAS, Province
from tests.grounds import grounded
from tests.isolation.addresses import Address, all_addresses, paths
from tests.isolation.canaries import CLOSED_VALUES, Canaries, plant, values
from tests.isolation.crawl import Leak, crawl, everything, leaks_by_mail, signed_in

pytestmark = pytest.mark.matrix

LISTED = Path(__file__).with_name("addresses.txt")
PERSONA_NAMES = [name for name, *_rest in PERSONAS]


def listed() -> dict[str, str]:
    """The reviewed list: name and route, then ``visited``, ``closed`` or the reason why it is not visited."""
    lines = [line.split("\t") for line in LISTED.read_text().splitlines() if line and not line.startswith("#")]
    return {f"{name} {route}": how for name, route, how in lines}


def key(address: Address) -> str:
    return f"{address.name} {address.route}"


def of(how: str) -> list[Address]:
    """Addresses that the list treats so."""
    treated = listed()
    return [address for address in all_addresses() if treated.get(key(address)) == how]


def test_every_address_is_on_the_reviewed_list() -> None:
    """A new address fails here until somebody has said how it is to be tried."""
    assert sorted({key(address) for address in all_addresses()}) == sorted(listed())


@grounded
def planted(province: Province) -> Canaries:
    return plant(province)


@pytest.fixture
def canaries(planted: Canaries) -> Canaries:
    """What is planted, and an index that holds it."""
    rebuild()
    return planted


@pytest.mark.parametrize("persona", ["outsider", "editor", "administrator"])
def test_closed_addresses_answer_like_a_missing_page(canaries: Canaries, client: Client, persona: str) -> None:
    client.force_login(canaries.province.people[persona])
    missing = client.get("/khong-co-trang-nay/")

    answers = {path: client.get(path) for address in of("closed") for path in paths(address, CLOSED_VALUES)}

    assert answers != {}
    assert {path: a.status_code for path, a in answers.items() if a.content != missing.content} == {}


def all_paths(canaries: Canaries) -> list[str]:
    found = values(canaries)
    searches = [
        f"{path}?q=van+ban" for path in ("/fulltext/", "/fulltext/suggestions/", "/van-ban/", "/admin/directives/")
    ]
    boards = [
        f"/nhiem-vu/{page}?view={view}&state=all"
        for page in ("", "nhiem-vu.xlsx")
        for view in ("follow", "lead", "part", "mine")
    ]
    return searches + boards + [path for address in of("visited") for path in paths(address, found)]


@pytest.mark.parametrize("persona", PERSONA_NAMES)
def test_no_address_leaks(canaries: Canaries, persona: str) -> None:
    assert list(crawl(canaries, persona, all_paths(canaries))) == []


@pytest.mark.parametrize("persona", ["cadre", "outsider", "editor", "head"])
def test_what_may_be_read_is_there_to_be_leaked(canaries: Canaries, persona: str) -> None:
    client = signed_in(canaries, persona)

    subjects = (*canaries.directives, *canaries.duties, *canaries.guidance)
    pages = [subject.get_absolute_url() for subject in subjects]
    pages += [reverse("guidance:edit", args=[page.public_id]) for page in canaries.guidance]
    pages += [f"/tep/{public_id}/" for public_id in Attachment.objects.values_list("public_id", flat=True)]
    pages += [reverse("dissemination:read", args=[pk]) for pk in Session.objects.values_list("pk", flat=True)]
    pages.append(reverse("people:person", args=[canaries.province.cadre.pk]))
    pages += [reverse("portal:reported"), reverse("portal:problems"), "/admin/fulltext/"]
    pages.append(reverse("registers:loans", args=[canaries.province.committee.pk]))
    seen = b"".join(everything(client.get(page)) for page in pages)

    assert [word for word in canaries.known(persona) if word not in seen] == []


@pytest.mark.parametrize("persona", ["cadre", "outsider"])
def test_what_may_be_learnt_is_there_to_be_leaked(canaries: Canaries, persona: str) -> None:
    client, learning = signed_in(canaries, persona), canaries.learning
    assert learning is not None
    values = learning.values()
    named = [address for address in all_addresses() if address.name.startswith("training:")]
    seen = b"".join(everything(client.get(path)) for address in named for path in paths(address, values))

    known = [word for word, allowed in learning.words.items() if persona in allowed]
    assert len(known) > 3
    assert [word for word in known if word.encode() not in seen] == []


def test_no_mail_leaks(canaries: Canaries, django_capture_on_commit_callbacks: object) -> None:
    from intranet.notifications.mail import send_pending

    while send_pending():
        pass

    assert leaks_by_mail(canaries) == []


@pytest.fixture(params=["policy opens everything", "lists are not filtered"])
def broken_build(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Builds with a hole, one at a time; a matrix that does not see the hole proves nothing."""
    if request.param == "policy opens everything":
        monkeypatch.setattr(DirectivePolicy, "keeps", lambda *args: True)
    else:
        monkeypatch.setattr(DirectivePolicy, "visible", lambda self, who, queryset: queryset)
        monkeypatch.setattr(Finder, "find", lambda *args: list(Directive.objects.values_list("pk", flat=True)))
    return request.param


def test_broken_build_is_caught(canaries: Canaries, broken_build: str) -> None:
    leaks: list[Leak] = list(crawl(canaries, "outsider", all_paths(canaries)))

    assert {leak.word for leak in leaks} >= {"qatreesummaryzq"}


def test_filter_that_offers_too_much_is_caught(canaries: Canaries) -> None:
    """Rows of a list under too wide a token: the rule still holds each document back, the issuer alone would show."""
    rows = list(Listed.objects.filter(token__startswith="post:editor@"))
    Listed.objects.bulk_create([listed_for_anybody(row) for row in rows])

    leaks: list[Leak] = list(crawl(canaries, "outsider", ["/van-ban/"]))

    assert {leak.word for leak in leaks} == {"qatreeissuerzq"}


def listed_for_anybody(row: Listed) -> Listed:
    row.pk, row.token = None, "any"
    return row


def test_broken_policy_of_duties_is_caught(canaries: Canaries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DutyPolicy, "tokens", lambda *args: {"any"})

    leaks: list[Leak] = list(crawl(canaries, "trainer", all_paths(canaries)))

    assert {leak.word for leak in leaks} == {
        f"qaduty{part}zq" for part in ("text", "words", "file", "body", "note", "reason", "result")
    }
