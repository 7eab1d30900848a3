"""What belongs to the demo, and what does not but refers to it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Model as Row

from intranet.demo.unloading.references import Model, living, pointing_at, readers_of, rows_of, targets_of
from intranet.people.models import Person, Unit

MAIL = "@anbinh.example"
"""The address of everybody in the demo; nobody else can have it: ``example`` is no domain (RFC 2606)."""

ROOT_CODE, ROOT_NAME = "AB", "Tỉnh An Bình"
Belongings = dict[Model, set[Any]]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Real work that refers to the demo: which kind of row, how many, and one of them by name."""

    kind: str
    count: int
    example: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.count} ({self.example})"


def belongings() -> Belongings:
    """The demo's people and units, and everything that refers to them, however far. A fixed number of questions for
    each step away from them.
    """
    found: Belongings = defaultdict(set)
    root = Unit.objects.filter(depth=1, code=ROOT_CODE, name=ROOT_NAME).first()
    fresh: Belongings = {Person: set(Person.objects.filter(email__endswith=MAIL).values_list("pk", flat=True))}
    fresh[Unit] = set(Unit.objects.filter(path__startswith=root.path).values_list("pk", flat=True)) if root else set()
    while fresh:
        for model, keys in fresh.items():
            found[model] |= keys
        fresh = _one_step(fresh, found)
    return dict(found)


def _one_step(fresh: Belongings, found: Belongings) -> Belongings:
    further: Belongings = defaultdict(set)
    for model, keys in fresh.items():
        for parent in model._meta.parents:
            further[parent] |= keys - found[parent]
        for other, others in pointing_at(model, keys):
            further[other] |= others - found[other]
    return {model: keys for model, keys in further.items() if keys}


def strangers(own: Belongings) -> list[Stranger]:
    """Rows that hang on the demo and on real people, units or work at once; real readers among them."""
    mixed: Belongings = defaultdict(set)
    real = living()
    for model, keys in own.items():
        for _column, target, pairs in targets_of(model, keys):
            if target in real:
                mixed[model] |= {row for row, key in pairs if key not in own.get(target, set())}
    for model, rows in readers_of(own.get(Person, set()), own.get(Unit, set())):
        mixed[model] |= rows - own.get(model, set())
    return [_stranger(model, keys) for model, keys in mixed.items() if keys]


def _stranger(model: Model, keys: set[Any]) -> Stranger:
    first: Row = rows_of(model).get(pk=min(keys))
    return Stranger(str(model._meta.verbose_name), len(keys), str(first)[:80])
