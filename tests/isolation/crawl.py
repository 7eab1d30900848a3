"""Visits addresses as a persona and says which forbidden words came back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core import mail
from django.http import HttpResponseBase
from django.test import Client

from tests.isolation.canaries import Canaries


@dataclass(frozen=True, slots=True)
class Leak:
    """A word that reached somebody who may not know it."""

    persona: str
    path: str
    word: str


def signed_in(canaries: Canaries, persona: str) -> Client:
    """A browser in which ``persona`` is signed in."""
    client = Client(raise_request_exception=True)
    client.force_login(canaries.province.people[persona])
    return client


def crawl(canaries: Canaries, persona: str, paths: Iterable[str]) -> Iterator[Leak]:
    """Visit every path by GET; check body, headers and the target of redirects."""
    client = signed_in(canaries, persona)
    forbidden = canaries.forbidden(persona)
    for path in paths:
        seen = everything(client.get(path))
        yield from (Leak(persona, path, word.decode()) for word in forbidden if word in seen)


def everything(response: HttpResponseBase | Any) -> bytes:
    """All bytes that leave: status line's phrase, headers, cookies, body."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return b"\n".join([headers.encode(), response.cookies.output().encode(), body, *_unpacked(body)])


def _unpacked(body: bytes) -> Iterator[bytes]:
    """What lies packed in a workbook or a DOCX, where no word could be seen."""
    if body.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(body)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def leaks_by_mail(canaries: Canaries) -> list[Leak]:
    """Forbidden words in any e-mail sent so far."""
    by_address = {person.email: persona for persona, person in canaries.province.people.items()}
    found = []
    for message in mail.outbox:
        text = message.message().as_bytes() + str(message.subject).encode() + str(message.body).encode()
        for address in message.recipients():
            persona = by_address[address]
            found += [Leak(persona, "e-mail", w.decode()) for w in canaries.forbidden(persona) if w in text]
    return found
