"""Every address as every persona: no byte holds a word that the persona may not know."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from intranet.directives.policy import DirectivePolicy
from tests.factories.province import PERSONAS, Province
from tests.isolation.addresses import Address, all_addresses, paths
from tests.isolation.canaries import Canaries, plant, values
from tests.isolation.crawl import Leak, crawl, everything, leaks_by_mail, signed_in

pytestmark = pytest.mark.matrix

REVIEWED = Path(__file__).with_name("reviewed.txt")
PERSONA_NAMES = [name for name, *_rest in PERSONAS]


def reviewed() -> dict[str, str]:
    """Addresses that are not visited here, each with its reason: ``name<TAB>reason`` a line."""
    lines = [line for line in REVIEWED.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t", 1) for line in lines)


def classified() -> tuple[list[Address], list[str]]:
    """Addresses in the matrix, and names of those that nobody has classified."""
    known = {"pk", "public_id", "assignment_id"}
    listed = reviewed()
    matrix, unknown = [], []
    for address in all_addresses():
        if address.name in listed:
            continue
        (matrix if known.issuperset(address.arguments) else unknown).append(address)
    return matrix, [address.name for address in unknown]


def test_every_address_is_classified() -> None:
    assert classified()[1] == []


def test_reviewed_list_names_only_addresses_that_exist() -> None:
    assert sorted(set(reviewed()) - {address.name for address in all_addresses()}) == []


@pytest.fixture
def canaries(province: Province) -> Canaries:
    return plant(province)


def all_paths(canaries: Canaries) -> list[str]:
    found = values(canaries)
    return [path for address in classified()[0] for path in paths(address, found)]


@pytest.mark.parametrize("persona", PERSONA_NAMES)
def test_no_address_leaks(canaries: Canaries, persona: str) -> None:
    assert list(crawl(canaries, persona, all_paths(canaries))) == []


@pytest.mark.parametrize("persona", ["cadre", "outsider", "editor"])
def test_what_may_be_read_is_there_to_be_leaked(canaries: Canaries, persona: str) -> None:
    client = signed_in(canaries, persona)

    seen = b"".join(everything(client.get(directive.get_absolute_url())) for directive in canaries.directives)

    assert [word for word in canaries.known(persona) if word not in seen] == []


def test_no_mail_leaks(canaries: Canaries, django_capture_on_commit_callbacks: object) -> None:
    from intranet.notifications.mail import send_pending

    send_pending()

    assert leaks_by_mail(canaries) == []


@pytest.fixture(params=["policy opens everything", "lists are not filtered"])
def broken_build(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Builds with a hole, one at a time; a matrix that does not see the hole proves nothing."""
    if request.param == "policy opens everything":
        monkeypatch.setattr(DirectivePolicy, "keeps", lambda *args: True)
    else:
        monkeypatch.setattr(DirectivePolicy, "visible", lambda self, who, queryset: queryset)
    return request.param


def test_broken_build_is_caught(canaries: Canaries, broken_build: str) -> None:
    leaks: list[Leak] = list(crawl(canaries, "outsider", all_paths(canaries)))

    assert {leak.word for leak in leaks} >= {"qatreesummaryzq"}
