"""Random issued documents, and the list of a person as the rule alone would give it: all rows, one by one."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Receipt, ReceiptKind, Version
from intranet.directives.models import Directive, DirectiveReader, DirectiveState, DocumentType
from intranet.directives.policy import LABEL
from intranet.directives.queries import readable
from intranet.directives.rules import fold, words_of
from intranet.directives.services.listing import list_directive
from intranet.directives.walks import Filters
from intranet.people.models import Person
from intranet.topics.services import add_topic
from tests.factories.province import Province

STATES = [DirectiveState.ISSUED] * 8 + [DirectiveState.RECALLED, DirectiveState.REGISTERED]
WORDS = ["báo", "cáo", "bảo", "mật", "phòng", "họp", "phòng-họp", "2026", "026", "A1", "kế", "kếhoạch"]
ISSUERS = ["Ủy ban", "Sở Nội vụ", "Sở Y tế", "sở y tế", "Văn phòng"]


@dataclass
class Shelf:
    """A province with many documents, made from a seed."""

    province: Province
    chance: random.Random

    def __post_init__(self) -> None:
        self.topics = [add_topic(name, self.province.editor) for name in ("Y tế", "Giáo dục", "Chuyển đổi số")]

    def fill(self, count: int) -> None:
        for _number in range(count):
            list_directive(self._document())

    def _document(self) -> Directive:
        owner = self.chance.choice([self.province.committee, self.province.department])
        made = Directive(owner_unit=owner, created_by=self.province.clerk, state=DirectiveState.DRAFT, **self._fields())
        made.save()
        made.current_version = self._version(made)
        made.state = self.chance.choice(STATES)
        made.save()
        for token in self.chance.sample(self._circles(), self.chance.randint(0, 3)):
            DirectiveReader.objects.create(directive=made, token=token, works=self.chance.random() < 0.2)
        if self.chance.random() < 0.2:
            self._acknowledge(made, self.chance.choice([self.province.trainer, self.province.cadre]))
        return made

    def _fields(self) -> dict[str, object]:
        return {
            "type": self.chance.choice(list(DocumentType.objects.order_by("pk")[:4])),
            "issuer": self.chance.choice(ISSUERS),
            "topic": self.chance.choice([None, *self.topics[:2]]),
            "symbol": f"{self.chance.randint(1, 30):02}/{self.chance.choice(['QĐ-UBND', 'BC'])}",
            "summary": " ".join(self.chance.choices(WORDS, k=4)),
            "date": date(2024, 12, 25) + timedelta(days=self.chance.randint(0, 400)),
        }

    def _version(self, directive: Directive) -> Version:
        return Version.objects.create(
            subject_model=LABEL,
            subject_id=directive.pk,
            title=directive.summary,
            created_at=timezone.now(),
            created_by=self.province.clerk,
        )

    def _circles(self) -> list[str]:
        units = (self.province.office, self.province.department, self.province.committee)
        return ["any", f"user:{self.province.cadre.pk}", *(f"unit:{unit.pk}" for unit in units)]

    def _acknowledge(self, directive: Directive, person: Person) -> None:
        """Once, by somebody who may no longer be among the readers."""
        asked = Assignment.objects.create(
            version=directive.current_version,
            person=person,
            unit=self.province.department,
            cause="",
            opened_at=timezone.now(),
        )
        kind = self.chance.choice([ReceiptKind.ACKNOWLEDGED, ReceiptKind.ON_PAPER, ReceiptKind.LEFT])
        Receipt.objects.create(assignment=asked, kind=kind, at=timezone.now(), by=person)

    def filters(self) -> Filters:
        types = [*DocumentType.objects.order_by("pk").values_list("slug", flat=True)[:5], "", "", ""]
        return Filters(
            text=self.chance.choice(
                ["", "", "bao", "phong hop", "ke", "03", "3/qd", "20", "k", "khong", "hop bao", "-"]
            ),
            type=self.chance.choice(types),
            issuer=self.chance.choice(["", "", "", *ISSUERS]),
            topic=self.chance.choice(["", "", "", "khong-co", *(topic.slug for topic in self.topics)]),
            year=self.chance.choice([None, None, 2025, 2026, 2020]),
        )


def expected(person: Person, filters: Filters) -> list[Directive]:
    """What the rule lets ``person`` read and the filters leave, newest first."""
    rows = [row for row in readable(person) if _passes(row, filters)]
    words = words_of(fold(filters.text))
    whole = [row for row in rows if set(words) <= set(words_of(row.folded))]
    if not filters.text or whole or not words:
        return whole if words or not filters.text else []
    *others, last = words
    begun = [row for row in rows if any(word.startswith(last) for word in words_of(row.folded))]
    return [row for row in begun if set(others) <= set(words_of(row.folded))]


def _passes(row: Directive, filters: Filters) -> bool:
    assert row.type is not None
    assert row.date is not None
    return (
        filters.type in {"", row.type.slug}
        and filters.issuer in {"", row.issuer}
        and filters.topic in {"", row.topic.slug if row.topic else None}
        and filters.year in {None, row.date.year}
    )
