"""What one person has learnt as it is printed and handed on."""

from collections.abc import Iterable, Iterator

from django.utils.text import capfirst

from intranet.people.models import Person
from intranet.people.rules import local_date, today
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words
from intranet.training.models import Attempt, TrainingClass
from intranet.training.queries.transcripts import RunLine


@in_vietnamese
def transcript_sheet(
    person: Person, lines: Iterable[RunLine], classes: Iterable[TrainingClass], *, shows_tests: bool
) -> Sheet:
    """Runs with their certificates, then classes attended; tests with their points for the person alone."""
    heads = ["Khóa học, lớp tập huấn", "Lượt", "Bắt đầu", "Tình trạng", "Kết thúc"]
    widths: list[float] = [44, 8, 14, 18, 14]
    tests, test_widths = (["Bài kiểm tra"], [44]) if shows_tests else ([], [])
    return Sheet(
        "Kết quả học tập",
        [*heads, *tests, "Giấy chứng nhận số", "Có giá trị đến"],
        [*widths, *test_widths, 14, 16],
        [*_runs(lines, shows_tests), *_classes(classes, shows_tests)],
        subtitle=[person.get_full_name(), f"Ngày {day_words(today())}"],
    )


def _runs(lines: Iterable[RunLine], shows_tests: bool) -> Iterator[list[Cell]]:
    for line in lines:
        run = line.run
        ended: Cell = local_date(run.ended_at) if run.ended_at else ""
        state = capfirst(str(run.get_state_display()))
        tests: list[Cell] = ["; ".join(map(_test, line.attempts))] if shows_tests else []
        yield [line.title, run.run, local_date(run.at), state, ended, *tests, *_certificate(line)]


def _test(attempt: Attempt) -> str:
    passed = "đạt" if attempt.passed else "chưa đạt"
    return f"{attempt.item.title}, lượt {attempt.number}: {attempt.reached} trong {attempt.possible} điểm, {passed}"


def _certificate(line: RunLine) -> list[Cell]:
    if line.certificate is None:
        return ["", ""]
    return [str(line.certificate), line.certificate.valid_until or "không thời hạn"]


def _classes(classes: Iterable[TrainingClass], shows_tests: bool) -> Iterator[list[Cell]]:
    for each in classes:
        tests: list[Cell] = [""] if shows_tests else []
        yield [each.title, "", each.held.on, "Đã dự", each.until, *tests, "", ""]
