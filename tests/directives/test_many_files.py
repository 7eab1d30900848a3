"""Several files at once: each says what became of it, and one that is refused holds up none of the others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.directives.demo import LETTERS
from intranet.directives.models import Directive
from tests.factories.province import Province

INTAKE = "directives:intake"


def _upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (LETTERS / name).read_bytes())


def test_several_files_are_taken_in_and_the_bad_one_says_why(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    files = [_upload("1052-UBND-NC.txt"), SimpleUploadedFile("rong.txt", b"   "), _upload("39-QD-UBND.txt")]

    page = client.post(reverse(INTAKE), {"file": files, "unit": province.committee.pk}).content.decode()

    assert sorted(Directive.objects.values_list("symbol", flat=True)) == ["1052/UBND-NC", "39/QĐ-UBND"]
    assert [page.count(words) for words in ("Đã tiếp nhận", "Chưa tiếp nhận", "rong.txt")] == [2, 1, 1]


def test_one_of_several_answers_with_its_line_only(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    sent = {"file": _upload("1052-UBND-NC.txt"), "unit": province.committee.pk, "one": "1"}

    line = client.post(reverse(INTAKE), sent).content.decode()

    assert (line.count("<li>"), "<html" in line, "1052/UBND-NC" in line) == (1, False, True)


@pytest.mark.parametrize("files", [[], [SimpleUploadedFile("a.txt", b"")]])
def test_nothing_chosen_is_said_at_the_field(province: Province, client: Client, files: list[object]) -> None:
    client.force_login(province.clerk)

    page = client.post(reverse(INTAKE), {"file": files, "unit": province.committee.pk}).content.decode()

    assert ('id="id_file-error"' in page, Directive.objects.count()) == (True, 0)
