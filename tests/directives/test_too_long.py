"""A paragraph that no document can have is an answer at the field or the file, and holds up nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from intranet.directives.models import Directive
from intranet.files.models import StoredFile
from intranet.files.queries import unattached
from tests.factories.documents import draft
from tests.factories.province import Province

LONG = "chữ " * 80_000
WHY = "Một đoạn quá dài. Hãy chia thành nhiều đoạn."


def test_file_with_one_endless_line_is_not_taken_in_and_the_others_are(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    files = [SimpleUploadedFile("dai.txt", LONG.encode()), SimpleUploadedFile("tot.txt", "Công văn tốt".encode())]

    page = client.post(reverse("directives:intake"), {"file": files, "unit": province.committee.pk})

    problems = [(outcome.name, outcome.problem, outcome.directive is None) for outcome in page.context["outcomes"]]
    assert problems == [
        (
            "dai.txt",
            f"{WHY} Lưu lại tệp với các đoạn ngắn hơn. Tệp đã nhận được xóa trong vòng bảy ngày.",
            True,
        ),
        ("tot.txt", "", False),
    ]
    assert (StoredFile.objects.count(), unattached().count()) == (2, 1)


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


def test_command_says_so_and_goes_on(province: Province, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long, good = tmp_path / "dai.txt", tmp_path / "tot.txt"
    long.write_text(LONG)
    good.write_text("Công văn tốt")

    with pytest.raises(CommandError):
        call_command(
            "import_document", str(long), str(good), "--json", unit=province.committee.code, by=province.clerk.username
        )

    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert said[0]["problems"] == ["text-too-long"]
    assert Directive.objects.count() == 1
