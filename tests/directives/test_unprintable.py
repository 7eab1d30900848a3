"""Characters that no office document can hold are dropped when a document is written, wherever they stand."""

import pytest
from django.test import Client

from intranet.directives.models import Direction, Directive
from tests.factories.documents import draft
from tests.factories.province import Province

ODD = "a\ufffe\uffff\x0b\ud800b"
NAMES = [name for name in Directive.PRINTED_FIELDS if name not in {"addressees", "recipients", "duties"}]


def test_document_with_odd_characters_everywhere_prints(province: Province, client: Client) -> None:
    lists = {name: [ODD] for name in ("addressees", "recipients", "duties")}
    client.force_login(province.clerk)

    directive = draft(
        province, direction=Direction.OUTGOING, paragraphs=[ODD, "x&#65534;y"], **dict.fromkeys(NAMES, ODD) | lists
    )

    directive.refresh_from_db()
    assert {getattr(directive, name) for name in NAMES} == {"ab"}
    assert [getattr(directive, name) for name in lists] == [["ab"]] * 3
    for address in ("in.docx", "in.pdf"):
        assert client.get(directive.get_absolute_url() + address).status_code == 200


@pytest.mark.parametrize("text", ["tab\tdòng\nvà 𝐀 é"])
def test_what_can_be_printed_is_kept(province: Province, text: str) -> None:
    assert draft(province, signatory=text).signatory == text
