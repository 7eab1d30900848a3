"""Doors and keys that the tests of this package share."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from intranet.people.models import Person
from tests.factories.province import PASSWORD, Province

SignIn = Callable[..., Client]


@pytest.fixture
def signed_in(province: Province) -> SignIn:
    """Signs a person in through the door, as a browser of its own; ``from_`` is the address it comes from."""

    def sign_in(person: Person, *, password: str = PASSWORD, from_: str = "10.0.0.1") -> Client:
        browser = Client(REMOTE_ADDR=from_)
        answer = browser.post("/dang-nhap/", {"username": person.username, "password": password})
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return sign_in


def is_signed_in(browser: Client) -> bool:
    """Whether the next request of this browser is let in."""
    return browser.get("/tai-khoan/").status_code == 200


@pytest.fixture
def at_once(transactional_db: None, tmp_path: Path) -> Iterator[Callable[..., list[Any]]]:
    """Runs a function in many threads at once, each with a connection of its own; returns the answers in order.

    SQLite in memory is one connection for all threads, so the threads get a copy of the database on disk; ask about the
    outcome through the same fixture, with one call.
    """
    settings = connections.settings["default"]
    name = settings["NAME"]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "race.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        settings["NAME"] = str(tmp_path / "race.sqlite3")

    def run(function: Callable[[int], Any], times: int = 1) -> list[Any]:
        def alone(number: int) -> Any:
            try:
                return function(number)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(alone, range(times)))

    yield run
    settings["NAME"] = name
