"""For the tour of all screens: whoever has no device may enter until a far day, as an office may settle it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from tests.e2e.archives import Page

if TYPE_CHECKING:
    from tests.e2e.conftest import Site
    from tests.factories.province import Province

FAR = date(2999, 1, 1)


@contextmanager
def lenient(site: "Site") -> Iterator[None]:
    """People without a device meet no guard inside the block; the rules themselves stay in force."""
    from tests.e2e.planting import plant

    plant(site, "grace")
    try:
        yield
    finally:
        plant(site, "no_grace")


def grace(province: "Province") -> Page:
    """A grace for every rule."""
    from intranet.contracts import rules_of
    from plugins.otp.known import GUARD
    from plugins.otp.models import Otherwise, Policy
    from plugins.otp.services.policies import set_policy

    for rule in rules_of(GUARD):
        set_policy(Policy(rule=rule.name, otherwise=Otherwise.GRACE, grace_until=FAR), province.administrator)
    return Page("/")


def no_grace(province: "Province") -> Page:
    """As on the first day."""
    from plugins.otp.models import Policy

    Policy.objects.filter(grace_until=FAR).delete()
    return Page("/")
