"""An office whose outgoing documents another system numbers, and documents that wait for their number."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.numbering.models import Series
from intranet.numbering.services import SeriesFields, save_series
from intranet.outgoing.elsewhere.rows import Row
from intranet.outgoing.models import Passage
from tests.factories.number_lists import HEADS, upload, workbook
from tests.factories.province import Province
from tests.grounds import grounded
from tests.outgoing.conftest import until


@grounded
def elsewhere(province: Province) -> Series:
    """The committee's outgoing documents are numbered in another system."""
    fields = SeriesFields("Văn bản đi", "outgoing", family="state", is_external=True)
    return save_series(province.committee, fields, province.clerk)


@grounded
def signed(province: Province, elsewhere: Series) -> Callable[..., Passage]:
    """Makes a signed document that waits for its number."""
    return lambda **changes: until(province, "signed", **changes)


class Screen:
    """The screen of one office, as one person."""

    def __init__(self, client: Client, province: Province, persona: str = "clerk") -> None:
        self.client, self.office = client, province.committee
        client.force_login(province.people[persona])

    def send(self, content: bytes, name: str = "so.xlsx") -> Any:
        """The answer to a list."""
        return self.client.post(reverse("outgoing:elsewhere", args=[self.office.pk]), {"file": upload(content, name)})

    def rows(self, *rows: tuple[Any, ...]) -> Any:
        """The answer to a workbook with the headings of the register."""
        return self.send(workbook(HEADS, *rows))

    def confirm(self, checked: Any, **decided: Any) -> Any:
        """The answer to the confirmation of ``checked``, with what it preselects unless ``decided`` says otherwise."""
        chosen = {
            f"document-{row.entry.row}": row.document.public_id for row in checked.context["open"] if row.document
        }
        values = {"ticket": checked.context["ticket"]} | chosen | {k.replace("_", "-"): v for k, v in decided.items()}
        return self.client.post(reverse("outgoing:elsewhere_confirm", args=[self.office.pk]), values)


@pytest.fixture
def screen(client: Client, province: Province, elsewhere: Series) -> Screen:
    return Screen(client, province)


def states(answer: Any) -> list[tuple[int, str]]:
    found: list[Row] = [row for part in ("open", "wrong", "there", "passed") for row in answer.context[part]]
    return sorted((row.entry.row, row.state) for row in found)


def words(answer: Any, part: str = "wrong") -> list[tuple[str, ...]]:
    return [row.words for row in answer.context[part]]
