"""Takes a PDF of ten full pages in, five times, or has poppler read it; prints imports a second of all CPU used."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PAGES, LINES, ROUNDS = 10, 44, 5
SENTENCE = "Các cơ quan, đơn vị thực hiện nghiêm các quy định về quản lý văn bản và lưu trữ hồ sơ {}."


def main(side: str, folder: str) -> None:
    """Measure one side."""
    work = {"ours": _ours, "poppler": _poppler}[side](Path(folder))
    costs = []
    for number in range(ROUNDS):
        before = _cpu()
        work(number)
        costs.append(_cpu() - before)
    sys.stdout.write(json.dumps({"per_second": 1 / max(sorted(costs)[ROUNDS // 2], 1e-4)}) + "\n")


def _ours(folder: Path) -> Callable[[int], None]:
    os.environ.update({"INTRANET_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "intranet.settings.dev"})
    from intranet.demo.preparation import prepare

    prepare(lambda line: None)
    from intranet.directives.intake import take_in
    from intranet.files.kinds import INTAKE
    from intranet.files.services import accept_bytes
    from intranet.people.models import Person, Unit

    clerk, unit = Person.objects.get(username="tran.thu.ha"), Unit.objects.get(code="SNV")
    letters = [_letter(number) for number in range(ROUNDS)]

    def work(number: int) -> None:
        stored = accept_bytes("van-ban.pdf", letters[number], by=clerk, kinds=INTAKE)
        take_in(stored, name="van-ban.pdf", owner_unit=unit, by=clerk)

    return work


def _poppler(folder: Path) -> Callable[[int], None]:
    folder.mkdir()
    for number in range(ROUNDS):
        (folder / str(number)).write_bytes(_letter(number))

    def work(number: int) -> None:
        subprocess.run(["pdftotext", "-layout", str(folder / str(number)), os.devnull], check=True)

    return work


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _letter(number: int) -> bytes:
    """Ten pages as an office's word processor makes them, different from round to round."""
    from tests.files.samples.letters import LETTER, typeset

    head = [line for line in LETTER if line[1] < 280]
    body = [
        [(60, 60 + 16 * line, SENTENCE.format(f"{page}.{line}.{number}")) for line in range(LINES)]
        for page in range(1, PAGES)
    ]
    return typeset(head, *body, size=10)


if __name__ == "__main__":
    main(*sys.argv[1:])
