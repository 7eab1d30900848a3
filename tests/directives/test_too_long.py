"""A paragraph that no document can have is an answer at the field, and is divided in a file."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.directives.blocks import plain_text
from tests.factories.documents import draft
from tests.factories.province import Province

LONG = "chữ " * 80_000
WHY = "Một đoạn quá dài. Hãy chia thành nhiều đoạn."


def test_file_with_one_endless_line_is_taken_in_as_several_paragraphs(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    files = [SimpleUploadedFile("dai.txt", LONG.encode()), SimpleUploadedFile("tot.txt", "Công văn tốt".encode())]

    page = client.post(reverse("directives:intake"), {"file": files, "unit": province.committee.pk})

    taken = [outcome.directive for outcome in page.context["outcomes"]]
    words = " ".join(plain_text(block) for block in taken[0].body)
    assert [len(directive.body) > 1 for directive in taken] == [True, False]
    assert words.replace(" ", "") == LONG.replace(" ", "")


def test_endless_line_in_the_form_is_an_error_there_and_is_kept(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.clerk)
    address = reverse("directives:edit", args=[directive.public_id])
    shown = client.get(address)
    typed: dict[str, Any] = {
        name: "\n".join(value) if isinstance(value, list) else value or ""
        for name, value in shown.context["form"].initial.items()
    }

    page = client.post(
        address, typed | {"date": "16/11/2026", "seen": shown.context["seen"], "paragraphs": LONG.strip()}
    )

    form = page.context["form"]
    assert (page.status_code, form.errors, form["paragraphs"].value()) == (200, {"paragraphs": [WHY]}, LONG.strip())
    directive.refresh_from_db()
    assert len(directive.body) == 1
