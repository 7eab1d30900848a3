"""What an office usually guards: rules laid down when the plugin is switched on, and others to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.contracts import lay_down_once

GUARD = "otp"
ADMINISTRATORS = ("post:administrator@", "post:security@", "superuser")
KEEPERS = ("circulation:keeper",)
WORKING_SESSION, SENSITIVE, IRREVOCABLE = 60, 15, 5
"""Minutes for which a code counts: long enough to finish what was begun, the shorter the more it costs if it was not
the person.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A rule with its name in words, what it stands before, and the policy it has until somebody changes it."""

    name: str
    label: Any
    subject: str
    action: str = "open"
    holders: tuple[str, ...] = ()
    minutes: int = SENSITIVE
    alone: bool = False
    at_once: bool = True
    """Whether it is laid down when the plugin is switched on."""


KNOWN = (
    Known("otp-admin", _("Administration, for administrators and security officers"), "path:/admin/",
          holders=ADMINISTRATORS, minutes=WORKING_SESSION),
    Known("otp-audit", _("Audit log"), "path:/admin/audit/"),
    Known("otp-restricted-item", _("Reading items of restricted circulation"), "plugin_circulation.item", "read"),
    Known("otp-restricted-download", _("Downloading items of restricted circulation"), "plugin_circulation.item",
          "download"),
    Known("otp-restricted-recall", _("Recall of items of restricted circulation"), "plugin_circulation.item", "recall",
          minutes=IRREVOCABLE, alone=True),
    Known("otp-clearance", _("Granting and lowering clearance"), "plugin_circulation.clearance", "*",
          minutes=IRREVOCABLE, alone=True),
    Known("otp-keepers", _("Spaces of restricted circulation, for their keepers"), "plugin_circulation.space", "*",
          holders=KEEPERS, minutes=WORKING_SESSION),
    Known("otp-export-attendance", _("Export of attendance lists, with names"),
          "path:/buoi-quan-triet/*/danh-sach.", minutes=IRREVOCABLE),
    Known("otp-export-loans", _("Export of the register of loans, with names"), "path:/so/*/muon.",
          minutes=IRREVOCABLE),
    Known("otp-export-copies", _("Export of the registers of restricted copies, with names"),
          "path:/circulation/khong-gian/*/so/*/xuat", holders=KEEPERS, minutes=IRREVOCABLE),
    Known("otp-export-progress", _("Export of who has read and who has not, with names"),
          "path:/tinh-hinh/*/don-vi/*/danh-sach.", minutes=IRREVOCABLE),
    Known("otp-people", _("People and units in the administration, for everybody"), "path:/admin/people/",
          at_once=False),
    Known("otp-administration", _("Administration, for everybody who has access to it"), "path:/admin/",
          minutes=WORKING_SESSION, at_once=False),
    Known("otp-directory", _("Directory of people"), "path:/can-bo/", minutes=WORKING_SESSION, at_once=False),
    Known("otp-registers", _("Registers"), "path:/so/", minutes=WORKING_SESSION, at_once=False),
)  # fmt: skip
"""In the order in which the screen lists them."""

DEVICES, OWN = "otp-devices", "otp-own-devices"
"""Not rules of the core: what the plugin itself asks before policies and resets change, and before one's own devices
do.
"""


def known(rule: str) -> Known | None:
    """What is known of a rule. One laid down anew after a release bears a number: ``otp-audit-2``."""
    by_name = {each.name: each for each in KNOWN}
    stem, _dash, number = rule.rpartition("-")
    return by_name.get(rule) or (by_name.get(stem) if number.isdigit() else None)


def label_of(rule: str) -> str:
    """A rule in words."""
    if rule == DEVICES:
        return str(_("changes of devices and of what they protect"))
    if rule == OWN:
        return str(_("changes of your devices"))
    found = known(rule)
    return str(found.label) if found else rule


def lay_down_defaults() -> None:
    """Lay down what is guarded from the first day; what was released stays released."""
    for each in _at_once():
        lay_down_once(each.name, action=each.action, subject=each.subject, guard=GUARD, holders=each.holders)


def _at_once() -> Iterator[Known]:
    return (each for each in KNOWN if each.at_once)
