"""What people saw during a fault, as a line of the table in ``search/backends/elastic/README.md``.

A test asserts what must be; how long things took is only written down, where ``FAULT_TABLE`` names a file.
"""

import os
from pathlib import Path
from time import perf_counter
from typing import Any

from django.http import HttpResponse
from django.test import Client

SEARCH = "/fulltext/"


class TimedClient(Client):
    """A browser that remembers how many milliseconds each answer took."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.took: list[tuple[str, float]] = []

    def request(self, **request: Any) -> HttpResponse:
        begun = perf_counter()
        try:
            return super().request(**request)
        finally:
            self.took.append((request["PATH_INFO"], (perf_counter() - begun) * 1000))

    def longest(self) -> str:
        """The longest of the pages and of the searches so far; then it begins anew."""
        searches = [ms for path, ms in self.took if path == SEARCH]
        pages = [ms for path, ms in self.took if path != SEARCH]
        self.took = []
        return " | ".join(f"{max(some, default=0):.0f} ms" for some in (pages, searches))


def write(fault: str, during: str, said: str, afterwards: str) -> None:
    """A line: the fault, the longest page and search during it, what search said, and what came afterwards."""
    if place := os.environ.get("FAULT_TABLE"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(f"| {fault} | {during} | {said} | {afterwards} |\n")
