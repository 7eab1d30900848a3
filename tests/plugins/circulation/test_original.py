"""The original never goes out: the digest of no answer is the digest of the file (security case 76)."""

import hashlib
import re

import pytest
from django.test import Client

from plugins.circulation.reader.pictures import content_of
from plugins.circulation.services.copies import hand_over
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import WORDS, Room, document, room


@grounded
def house(province: Province) -> Room:
    house = room(province)
    document(province, house.space, "16/PA-BCĐ", copying_allowed=True)
    hand_over(house.item, [province.cadre, province.head], province.head)
    return house


def _crawled(client: Client, start: str) -> dict[str, bytes]:
    """Every answer of circulation that links, pictures and forms lead to by GET, and the same asked for as a range."""
    found: dict[str, bytes] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        for header in ({}, {"Range": "bytes=0-"}):
            answer = client.get(path, headers=header)
            found[path if not header else f"{path} {header}"] = answer.getvalue()
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'(?:href|src|action)="([^"#]*)', found[path].decode())
            links = [path.partition("?")[0] + link if link.startswith("?") else link for link in links]
            waiting += [link.replace("&amp;", "&") for link in links if link.startswith("/circulation/")]
    return found


@pytest.mark.parametrize(("persona", "downloads"), [("head", 1), ("cadre", 1)])
def test_no_answer_is_the_original_or_holds_its_text(house: Room, client: Client, persona: str, downloads: int) -> None:
    originals = [content_of(item.versions.get()) for item in house.space.items.all()]
    client.force_login(house.province.people[persona])

    seen = _crawled(client, "/circulation/")

    digests = {hashlib.sha256(content).hexdigest() for content in originals}
    pages = [path for path in seen if path.endswith(".jpg")]
    stamped = [path for path, content in seen.items() if content.startswith(b"%PDF") and path.endswith("tai-ve/")]
    assert (len(pages) >= 2, len(stamped)) == (True, downloads)
    assert [path for path, content in seen.items() if hashlib.sha256(content).hexdigest() in digests] == []
    assert [path for path, content in seen.items() if WORDS.encode() in content] == []
    assert [path for path, content in seen.items() for whole in originals if whole in content] == []
