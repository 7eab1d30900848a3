"""Text that is kept as HTML: cleaned when it is written, capped in depth and size, refused in words (cases 81–84)."""

from time import process_time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.directives.cleaning import TextRefused, clean_html
from intranet.directives.models import Directive
from tests.factories.documents import draft
from tests.factories.province import Province, document_type
from tests.hostile.words import CORPUS, looked_at

LONG = "a" * 250_000


@pytest.mark.parametrize("attack", CORPUS)
def test_paragraph_that_a_service_is_given_is_kept_without_its_teeth(province: Province, attack: str) -> None:
    made = draft(province, paragraphs=[CORPUS[attack]])

    kept = Directive.objects.get(pk=made.pk).body[0].value.source
    assert looked_at(kept)[0] == []
    assert clean_html(kept) == kept


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<p><ul>", "<b></i>"])
def test_time_for_what_is_nested_too_deeply_grows_with_its_length_only(opening: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        with pytest.raises(TextRefused):
            clean_html(opening * count)
        return process_time() - start

    seconds(100)

    assert seconds(20_000) < 24 * seconds(2_500)


@pytest.mark.parametrize("text", [LONG, "&" * 100_000], ids=["long", "longer when escaped"])
def test_paragraph_that_is_too_long_is_refused_in_the_form(province: Province, client: Client, text: str) -> None:
    made = draft(province)
    client.force_login(province.clerk)
    values = {"symbol": "1/A", "type": document_type().pk, "family": "state", "urgency": "normal", "issuer": "A"}

    page = client.post(
        reverse("directives:edit", args=[made.public_id]), values | {"summary": "b", "date": "", "paragraphs": text}
    )

    assert (page.status_code, "Một đoạn quá dài." in page.content.decode()) == (200, True)
    assert Directive.objects.get().summary == made.summary


def test_file_with_a_paragraph_that_is_too_long_is_taken_in_whole(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    file = SimpleUploadedFile("dai.txt", f"Văn bản.\n\n{LONG}\n".encode())

    answer = client.post("/tiep-nhan/", {"file": file, "unit": province.committee.pk})

    assert answer.status_code == 302
    assert "".join(block.value.source for block in Directive.objects.get().body).count("a") == LONG.count("a")
