"""Every address leads to its own view: no pattern stands before another that would answer the same path."""

import uuid
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from intranet.registry.loader import registry
from intranet.registry.services import enable
from tests.isolation.addresses import all_addresses, paths
from tests.isolation.canaries import CLOSED_VALUES

REPLACED = {"wagtailadmin_login", "wagtailadmin_account"}
"""Wagtail's own screens that this house leads elsewhere."""

LISTED = Path(__file__).with_name("addresses.txt")

SAMPLES = CLOSED_VALUES | {
    **{name: [uuid.UUID(int=1)] for name in ("public_id", "annex", "item")},
    "kind": ["single"],
    **{name: [1] for name in ("assignment_id", "object_id", "office_id", "book_id", "series_id", "loan_id")},
    **{name: [1] for name in ("comment_id", "session_id", "number", "version_id", "unit_id", "problem_id")},
    **{name: [1] for name in ("receipt_id", "fault_id", "change_id", "absence_id", "topic_id", "wording_id")},
    "app_label": ["intranet_directives"],
    "model_name": ["directive"],
    "uid": ["x"],
    "action": ["register"],
    "register": ["dang-ky"],
    "day": ["2027-02-06"],
    "rule": ["x"],
    "reset_id": [1],
    **{name: [1] for name in ("asked", "clearance", "copy", "entry", "extension", "proposal")},
    "slug": ["fulltext"],
    **{name: [1] for name in ("place", "unit", "attempt", "run", "person_id")},
    "letter": ["A"],
    "figure": ["da-ky"],
    "key": ["mot"],
    "source": ["directive"],
    "code": ["thu"],
}


def closed_on_purpose() -> set[str]:
    """Names of addresses that lead elsewhere: replaced, or behind the door that closes parts of the admin."""
    lines = [line.split("\t") for line in LISTED.read_text().splitlines() if line and not line.startswith("#")]
    return REPLACED | {name for name, _route, how in lines if how == "closed"}


def view_at(path: str) -> str:
    """The name of the view that answers ``path``, or nothing."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


@pytest.mark.usefixtures("province")
def test_every_address_resolves_to_its_own_view() -> None:
    for plugin in registry().plugins:
        if plugin.slug != "poison":
            enable(plugin.slug)
    closed = closed_on_purpose()
    tried = {
        path: address.name
        for address in all_addresses()
        if address.name not in closed and "(" not in address.name and not address.name.startswith("poison")
        for path in paths(address, SAMPLES)
    }

    assert {path: view_at(path) for path in tried} == tried
    assert len(tried) > 100
