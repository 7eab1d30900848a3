"""Several files at once: each says what became of it, and one that is refused holds up none of the others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.directives.demo import LETTERS
from intranet.directives.intake import take_in, take_in_each
from intranet.directives.models import Directive
from intranet.files.services import accept_bytes
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


def test_file_that_came_in_before_says_so_and_is_taken_in_all_the_same(province: Province, client: Client) -> None:
    client.force_login(province.clerk)
    twice, again = [_upload("1052-UBND-NC.txt") for _time in range(2)], (LETTERS / "1052-UBND-NC.txt").read_bytes()
    files = [*twice, SimpleUploadedFile("ban-khac.txt", again + b"\n"), _upload("39-QD-UBND.txt")]

    page = client.post(reverse(INTAKE), {"file": files, "unit": province.committee.pk})

    first, *others = page.context["outcomes"]
    assert (first.like, [outcome.like for outcome in others]) == (None, [first.directive, first.directive, None])
    assert page.content.decode().count("Giống văn bản đã tiếp nhận:") == 2
    assert f'href="{first.directive.get_absolute_url()}"' in page.content.decode()


def test_file_that_only_another_office_has_is_not_named(province: Province) -> None:
    there = accept_bytes("a.txt", "Ghi chép".encode(), by=province.clerk)
    kept = take_in(there, name="a.txt", owner_unit=province.commune, by=province.clerk).directive
    upload = SimpleUploadedFile("a.txt", "Ghi chép".encode())

    outcome = take_in_each([upload], owner_unit=province.committee, by=province.clerk, vouched=False)[0]

    assert (kept.summary, outcome.directive.summary, outcome.like) == ("Ghi chép", "Ghi chép", None)


@pytest.mark.parametrize(
    ("text", "called"), [("# Hướng dẫn dùng máy\n\nBật máy.", "Hướng dẫn dùng máy"), ("---\n***\n", "README.md")]
)
def test_text_that_is_no_official_document_has_a_name(province: Province, text: str, called: str) -> None:
    upload = SimpleUploadedFile("README.md", text.encode())

    made = take_in_each([upload], owner_unit=province.committee, by=province.clerk, vouched=False)[0].directive

    assert made.summary == called
