"""Files of a page belong to a publication: a change waits for the next one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.files.models import Attachment
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import Change, seen_of
from tests.factories.guidance import published, rewritten, written
from tests.factories.province import Province


def _add(client: Client, page: GuidancePage, name: str = "mau.txt", content: str = "Biểu mẫu") -> Attachment:
    client.post(
        reverse("guidance:annexes", args=[page.public_id]), {"file": SimpleUploadedFile(name, content.encode())}
    )
    return Attachment.objects.latest("pk")


def _shown(client: Client, page: GuidancePage) -> list[str]:
    return [each.name for each in client.get(page.get_absolute_url()).context["attachments"]]


def test_file_is_shown_to_readers_with_the_next_publication(province: Province, client: Client) -> None:
    page = published(province)
    seen = seen_of(page)
    client.force_login(province.clerk)
    _add(client, page)
    client.force_login(province.cadre)
    before = _shown(client, page)

    after = rewritten(province, page, Change.MINOR)

    assert (before, _shown(client, page)) == ([], ["mau.txt"])
    assert [each["name"] for each in after.version.attachments] == ["mau.txt"]
    page.refresh_from_db()
    assert seen != seen_of(page)


def test_file_opens_for_readers_once_it_is_published(province: Province, client: Client) -> None:
    page = published(province)
    client.force_login(province.clerk)
    annex = _add(client, page)
    address = reverse("files:open", args=[annex.public_id])

    def opens() -> list[int]:
        codes = []
        for name in ("clerk", "cadre", "outsider"):
            client.force_login(getattr(province, name))
            codes.append(client.head(address).status_code)
        return codes

    before = opens()
    rewritten(province, page, Change.MINOR)

    assert (before, opens()) == ([200, 404, 404], [200, 200, 404])


def test_published_file_that_is_taken_off_stays_until_the_next_publication(province: Province, client: Client) -> None:
    page = published(province)
    client.force_login(province.clerk)
    annex = _add(client, page)
    page = rewritten(province, page, Change.MINOR)
    client.post(reverse("guidance:remove_annex", args=[page.public_id, annex.public_id]))
    listed = client.get(reverse("guidance:annexes", args=[page.public_id])).context["annexes"]
    client.force_login(province.cadre)
    before = _shown(client, page)

    rewritten(province, page, Change.MINOR, lines=["Khác."])

    assert (listed, before, _shown(client, page)) == ([], ["mau.txt"], [])


def test_same_file_comes_back_after_it_was_taken_off(province: Province, client: Client) -> None:
    page = published(province)
    client.force_login(province.clerk)
    annex = _add(client, page)
    page = rewritten(province, page, Change.MINOR)
    client.post(reverse("guidance:remove_annex", args=[page.public_id, annex.public_id]))

    _add(client, page)

    page.refresh_from_db()
    assert (page.dropped, Attachment.objects.count()) == ([], 1)


def test_file_that_was_never_published_is_gone(province: Province, client: Client) -> None:
    page = written(province)
    client.force_login(province.clerk)
    annex = _add(client, page)

    for _again in range(2):
        client.post(reverse("guidance:remove_annex", args=[page.public_id, annex.public_id]))

    assert Attachment.objects.count() == 0


@pytest.mark.parametrize("name", ["cadre", "outsider"])
def test_others_hang_nothing_on_a_page(province: Province, client: Client, name: str) -> None:
    page = published(province)
    client.force_login(getattr(province, name))

    answer = client.get(reverse("guidance:annexes", args=[page.public_id]))

    assert answer.status_code == 404
