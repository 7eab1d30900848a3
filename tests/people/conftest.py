"""Doors and keys that the tests of this package share."""

from collections.abc import Callable

import pytest
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
