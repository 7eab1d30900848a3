"""The bank as a workbook: what goes out comes back the same, and nothing is written before it was shown."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.spreadsheets import write_xlsx
from intranet.training.models import Question
from intranet.training.office.cells import HEADS
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def bank(province: Province) -> list[Question]:
    return training.questions(province)


def address(name: str, province: Province) -> str:
    return reverse(f"training:office:{name}", args=[province.department.pk])


def sent(client: Client, province: Province, content: bytes) -> Any:
    return client.post(address("import", province), {"file": SimpleUploadedFile("cau-hoi.xlsx", content)})


def workbook(*rows: Sequence[Any]) -> bytes:
    target = io.BytesIO()
    write_xlsx(target, list(HEADS.values()), rows)
    return target.getvalue()


NEW = ("M-1", "một phương án đúng", "Mới?", "A | B | C", "2", 1, "Vì thế.", "sổ; thư")
CHANGED = ("SO-5", "một con số", "Mấy ngày?", "", "3 ± 1", 2, "Vì number.", "sổ")


def test_what_goes_out_comes_back_the_same(province: Province, bank: list[Question], client: Client) -> None:
    Question.objects.filter(code="SO-6").update(text="Hai\ndòng?")
    client.force_login(province.trainer)
    content = client.get(address("export", province)).content

    compared = sent(client, province, content).context["compared"]

    assert (compared.new, compared.changed, compared.same, compared.wrong) == ([], [], 6, [])


def test_dry_run_shows_what_is_new_and_changed_and_writes_nothing(
    province: Province, bank: list[Question], client: Client
) -> None:
    client.force_login(province.trainer)

    answer = sent(client, province, workbook(NEW, CHANGED))

    compared = answer.context["compared"]
    assert [each.code for each in compared.new] == ["M-1"]
    assert [(each.code, heads) for each, heads in compared.changed] == [("SO-5", ["Câu hỏi", "Đáp án", "Điểm"])]
    assert Question.objects.filter(code="M-1").count() == 0
    client.post(address("confirm", province), {"ticket": answer.context["ticket"]})
    made, changed = Question.objects.get(code="M-1"), Question.objects.get(code="SO-5")
    assert (made.options, made.key, made.tags, made.feedback) == (["A", "B", "C"], 1, ["sổ", "thư"], "Vì thế.")
    assert (changed.text, changed.key, changed.points) == ("Mấy ngày?", ["3", "1"], 2)
    assert Question.objects.count() == 7


def test_wrong_rows_are_named_and_nothing_can_be_confirmed(
    province: Province, bank: list[Question], client: Client
) -> None:
    client.force_login(province.trainer)

    answer = sent(
        client,
        province,
        workbook(
            NEW,
            ("M-2", "một phương án đúng", "Gì?", "A | B", "", 1, "", ""),
            ("M-1", "trả lời ngắn", "Gì?", "", "x", 1, "", ""),
            ("", "trả lời ngắn", "Gì?", "", "x", 1, "", ""),
            ("M-4", "tự luận", "Gì?", "", "", 1, "", ""),
        ),
    )

    kinds = "một phương án đúng; nhiều phương án đúng; xếp thứ tự; nối cặp; một con số; trả lời ngắn"
    assert [(each.row, each.problems) for each in answer.context["wrong"]] == [
        (3, ["Hãy chọn phương án đúng."]),
        (4, ["Dòng 2 cũng có mã này."]),
        (5, ["Hãy đặt mã câu hỏi, dài nhất 40 ký tự."]),
        (6, [f"Hãy ghi một trong các loại: {kinds}."]),
    ]
    assert (answer.context["ticket"], Question.objects.count()) == ("", 6)


def test_dry_run_says_which_number_was_understood_and_refuses_one_with_two_readings(
    province: Province, bank: list[Question], client: Client
) -> None:
    client.force_login(province.trainer)
    row = ("M-5", "một con số", "Bao nhiêu?", "", "1234 ± 0,5", 1, "", "")

    shown = sent(client, province, workbook(row, CHANGED)).context
    refused = sent(client, province, workbook((*row[:4], "1.234", 1, "", ""))).context

    said = [line[-1] for line in (*shown["new"], *shown["changed"])]
    assert said == [
        "hiểu là số nguyên 1.234, sai lệch nhiều nhất số thập phân 0,5",
        "hiểu là số nguyên 3, sai lệch nhiều nhất số nguyên 1",
    ]
    assert ([each.problems for each in refused["wrong"]], refused["ticket"]) == (
        [["“1.234” có thể hiểu là 1234 hoặc 1,234. Hãy ghi một trong hai cách này."]],
        "",
    )


def test_bank_changed_meanwhile_is_not_overwritten(province: Province, bank: list[Question], client: Client) -> None:
    client.force_login(province.trainer)
    ticket = sent(client, province, workbook(NEW, CHANGED)).context["ticket"]
    Question.objects.filter(code="SO-5").update(text="Của họ?")

    answer = client.post(address("confirm", province), {"ticket": ticket})

    assert answer["Location"] == address("import", province)
    assert list(Question.objects.filter(code__in=["M-1", "SO-5"]).values_list("text", flat=True)) == ["Của họ?"]


@pytest.mark.parametrize("ticket", ["", "x:y:z"])
def test_forged_ticket_writes_nothing(province: Province, bank: list[Question], client: Client, ticket: str) -> None:
    client.force_login(province.trainer)

    client.post(address("confirm", province), {"ticket": ticket})

    assert Question.objects.count() == 6


def test_file_without_headings_is_refused(province: Province, client: Client) -> None:
    client.force_login(province.trainer)
    target = io.BytesIO()
    write_xlsx(target, ["a", "b"], [["1", "2"]])

    answer = sent(client, province, target.getvalue())

    words = "Không thấy dòng tiêu đề. Hãy tải bảng tính về rồi ghi vào đó."
    assert answer.context["form"].errors == {"file": [words]}
