"""Fills a catalogue with 20,000 open and 20,000 private entries, each of a circle of its own and some of 200, and asks
it as somebody in 500 circles and as somebody in none. Prints the CPU seconds of a query of each.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from random import Random
from typing import Any

OPEN = PRIVATE = 20_000
HELD, SHARED_BY, ROUNDS = 500, 200, 5
SOURCE, EVERY = "letter", 1_000
"""Every so many private entries is for 200 circles besides its own."""

SAID = (
    "bảo vệ bí mật nhà nước chính trị nội bộ kế hoạch kiểm tra công tác văn thư lưu trữ cán bộ "
    "đảng viên quy định hướng dẫn thực hiện báo cáo tổng kết năm tháng tỉnh ủy ban nhân dân sở phòng hội "
    "đồng chỉ thị nghị quyết an toàn"
)
WORDS = SAID.split()


def main(folder: str) -> None:
    """Measure both, in turn; of each the cheapest round, as a busy neighbour on the processor only adds."""
    os.environ.update({"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.test"})
    import django

    django.setup()
    from search import models
    from search.batches import batched
    from search.rebuild import rebuild
    from search.records import record_of
    from search.scratch import scratch_catalogue

    with scratch_catalogue():
        for some in batched(_entries(), 500):
            models.Entry.objects.bulk_create(map(record_of, some))
        rebuild()
        held = ["any", *(f"unit:{number}" for number in range(HELD - 2)), f"post:{SHARED_BY - 1}"]
        _check(held)
        rounds = [(_seconds(held), _seconds(["any"])) for _round in range(ROUNDS)]
    sys.stdout.write(json.dumps([min(side) for side in zip(*rounds, strict=True)]) + "\n")


def _entries() -> Iterator[Any]:
    from search.catalogue import Entry

    chance = Random(58)
    for at in range(OPEN + PRIVATE):
        number = at - OPEN
        own = [f"unit:{number}", *(f"post:{each}" for each in range(SHARED_BY) if number % EVERY == 0)]
        words = [*chance.choices(WORDS, k=30), "chung" if number < 0 else "riêng"]
        title = " ".join(chance.choices(WORDS, k=6))
        facets = {"kind": f"K{at % 3}", "issuer": f"Cơ quan {at % 40}"}
        tokens = ["any"] if number < 0 else own
        yield Entry(
            source=SOURCE, key=str(at), title=title, url="/", text=" ".join(words), tokens=tokens, facets=facets
        )


def _check(held: list[str]) -> None:
    """Every private entry of a circle that is held, those for 200 circles of which one is, and no other."""
    private = (HELD - 2) + len(range(0, PRIVATE, EVERY)) - len(range(0, HELD - 2, EVERY))
    totals = (_ask("riêng", held).total, _ask("riêng", ["any"]).total, _ask("chung", held).total)
    if totals != (private, 0, OPEN):
        raise SystemExit(f"Wrong answers: {totals} are not {(private, 0, OPEN)}.")


def _ask(text: str, tokens: list[str]) -> Any:
    from search.catalogue import query

    return query(text, tokens=tokens, sources=[SOURCE])


def _seconds(tokens: list[str]) -> float:
    chance = Random(4)
    asked = [" ".join(chance.choices(WORDS, k=each % 4 + 1)) for each in range(40)]
    begun = time.process_time()
    for text in asked:
        _ask(text, tokens)
    return (time.process_time() - begun) / len(asked)


if __name__ == "__main__":
    main(sys.argv[1])
