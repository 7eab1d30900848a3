"""The plugin switched on, and people with devices."""

import os
import uuid
from dataclasses import dataclass

import pytest
from django.test import Client

from intranet.people.models import Person
from intranet.registry.services import enable
from plugins.otp.models import AuthenticatorApp
from tests.factories.province import Province
from tests.plugins.otp.rfc6238 import code_now


@dataclass
class Phone:
    """An app that somebody has set up; it shows codes as another hand computes them."""

    app: AuthenticatorApp
    secret: bytes

    def code(self, steps: int = 0) -> str:
        return code_now(self.secret, steps)


def phone_of(person: Person, name: str = "Điện thoại") -> Phone:
    """An app set up for ``person``, without a code used."""
    secret = os.urandom(20)
    app = AuthenticatorApp(user=person, name=name, public_id=uuid.uuid4())
    app.keep(secret)
    app.save()
    return Phone(app, secret)


@pytest.fixture
def otp(province: Province) -> Province:
    """The province with the plugin on and its rules laid down."""
    enable("otp")
    return province


@pytest.fixture
def phone(otp: Province) -> Phone:
    """The administrator's."""
    return phone_of(otp.administrator)


@pytest.fixture
def administrator(otp: Province, client: Client) -> Client:
    """A browser in which the administrator is signed in by password."""
    client.force_login(otp.administrator)
    return client


def step_up(client: Client, phone: Phone, path: str = "/admin/", steps: int = 0) -> str:
    """Go to ``path``, type a code where it is asked for, and say where that led."""
    asked = client.get(path)
    assert asked.status_code == 302, asked.content.decode()[:2000]
    word = client.get(asked.headers["Location"]).context["word"]
    answer = client.post("/otp/xac-thuc/", {"den": word, "thiet-bi": phone.app.public_id, "code": phone.code(steps)})
    return answer.headers.get("Location", "")
