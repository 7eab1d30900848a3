"""A space with two keepers, one document in circulation, and people on every side of each condition."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from intranet.contracts import today
from intranet.registry.services import enable
from plugins.circulation.models import Item, Level, Space
from plugins.circulation.services.clearances import grant
from plugins.circulation.services.items import Terms, add_item, issue
from plugins.circulation.services.spaces import LetIn, let_in, open_space
from tests.factories.province import Province
from tests.files.samples import pdfs

WORDS = "phuong an bang lang"


@dataclass
class Room:
    """``item`` is of level ``han-che`` and for the whole space unless said otherwise."""

    province: Province
    space: Space
    item: Item

    def level(self, slug: str) -> Level:
        return Level.objects.get(slug=slug)


def clear(province: Province, *personas: str, level: str = "han-che") -> None:
    """Clear people for a level, as the security officer does."""
    for persona in personas:
        grant(
            province.people[persona],
            Level.objects.get(slug=level),
            starts=today(),
            ends=today() + timedelta(days=30),
            basis="5/QĐ-UBND ngày 01/11/2026",
            by=province.security,
        )


def room(province: Province) -> Room:
    """Head and clerk keep it; cadre and deputy are members and cleared, the leader is a member and is not; the trainer
    is cleared and no member.
    """
    enable("circulation")
    clear(province, "head", "clerk", "cadre", "deputy", "trainer")
    space = open_space(
        Space(owner=province.office, title="Ban Chỉ đạo chuyển đổi số", purpose="Làm việc", opens_on=today()),
        [province.head, province.clerk],
        province.head,
    )
    members = tuple(f"user:{province.people[name].pk}" for name in ("cadre", "deputy", "leader"))
    let_in(space, LetIn(members, "giúp việc", today()), province.head)
    return Room(province, space, document(province, space))


def document(province: Province, space: Space, number: str = "15/PA-BCĐ", **terms: Any) -> Item:
    """A document of two pages in circulation."""
    item = draft(province, space, number)
    return issue(item, Terms(**({"whole_space": True} | terms)), province.head)


def draft(province: Province, space: Space, number: str = "15/PA-BCĐ") -> Item:
    """The same, not issued."""
    file = ContentFile(pdfs.pdf(WORDS, "trang hai"), "phuong-an.pdf")
    level = Level.objects.get(slug="han-che")
    return add_item(space, file, number=number, title="Phương án sắp xếp hạ tầng", level=level, by=province.head)
