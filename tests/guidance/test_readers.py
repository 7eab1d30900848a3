"""Who may read a published page: fewer by whoever writes it, more by its editor."""

import pytest
from django.test import Client

from intranet.guidance.errors import Incomplete
from intranet.guidance.services import seen_of, update
from tests.factories.guidance import fields, published
from tests.factories.province import Province


def test_published_page_is_not_opened_to_more_readers_by_its_clerk(province: Province, client: Client) -> None:
    page = published(province)

    with pytest.raises(Incomplete) as refused:
        update(page.pk, province.clerk, fields(province, readers=["any"]), seen=seen_of(page))

    client.force_login(province.outsider)
    assert ["biên tập viên" in problem for problem in refused.value.problems] == [True]
    assert client.get(page.get_absolute_url()).status_code == 404


def test_published_page_is_opened_to_more_readers_by_its_editor(province: Province, client: Client) -> None:
    page = published(province)

    update(page.pk, province.editor, fields(province, readers=["any"]), seen=seen_of(page))

    client.force_login(province.outsider)
    assert client.get(page.get_absolute_url()).status_code == 200


def test_published_page_is_closed_to_some_readers_by_its_clerk(province: Province, client: Client) -> None:
    page = published(province)
    narrower = fields(province, readers=[f"under:{province.office.pk}"])

    update(page.pk, province.clerk, narrower, seen=seen_of(page))
    client.force_login(province.trainer)

    assert client.get(page.get_absolute_url()).status_code == 404
