"""Which units the lines of “Nơi nhận” and “Kính gửi” name: offered for a tick, decided by a person."""

import re
from collections.abc import Iterable
from typing import Any

from intranet.directives.rules import fold

_PURPOSE = re.compile(r"\(.*?\)|\s*[;.,:]+\s*$|^\s*[-–+]\s*")
_AS_ABOVE = re.compile(r"như trên\b", re.I)


def named_units(addressees: Iterable[str], recipients: Iterable[str], units: Iterable[Any]) -> list[Any]:
    """Those of ``units`` whose name or short name is a whole line, or a part of one between commas.

    “Như trên” stands for the addressees (Decree 30/2020/NĐ-CP, annex I, II.9). Names that two units bear are left out.
    """
    lines = list(recipients)
    if any(_AS_ABOVE.match(_bare(line)) for line in lines):
        lines += addressees
    named = {fold(part) for line in lines for part in (_bare(line), *map(_bare, _bare(line).split(",")))} - {""}
    found: dict[str, list[Any]] = {}
    for unit in units:
        for name in {fold(unit.name), fold(unit.short_name)} & named:
            found.setdefault(name, []).append(unit)
    return list({same[0].pk: same[0] for same in found.values() if len(same) == 1}.values())


def _bare(line: str) -> str:
    """A line without its dash, its purpose in brackets and its last mark."""
    before = ""
    while before != line:
        before, line = line, _PURPOSE.sub("", line).strip()
    return line
