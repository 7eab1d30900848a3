"""Threads that start together, each with a connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections


def races(many: int, before: Callable[[], Any], run: Callable[[int], bool], at_once: int) -> list[int]:
    """How many of ``at_once`` threads, which start together, succeed: for each of ``many`` races. ``before`` is called
    ahead of each, ``run`` with the number of the thread.
    """
    start = threading.Barrier(at_once, action=before)

    def runner(number: int) -> list[bool]:
        try:
            return [start.wait() >= 0 and run(number) for _race in range(many)]
        except BaseException:
            start.abort()
            raise
        finally:
            connections.close_all()

    with ThreadPoolExecutor(at_once) as threads:
        return [sum(won) for won in zip(*threads.map(runner, range(at_once)), strict=True)]
