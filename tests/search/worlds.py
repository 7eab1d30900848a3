"""What people find against what they would find if nothing else existed, for random people and questions.

A world is a few hundred entries, most of them for some circles. For each person every answer is taken from the engine
that holds all of it; then all that the person may not see is deleted from the records, an engine that never knew it is
filled with the rest, and asked the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction

from search import backends, catalogue, census, models
from search.analysis.syllables import syllables
from search.backends.memory import MemoryBackend
from search.catalogue import ANY, Entry
from search.documents import document_of
from search.rebuild import rebuild

ENTRIES, PEOPLE, ASKED = 240, 25, 20
CIRCLES = [f"unit:{number}" for number in range(14)]
SOURCES = ("letter", "guide")

COMMON_WORDS = (
    "bảo vệ bí mật nhà nước kế hoạch kiểm tra công tác văn thư lưu trữ chỉ thị quyết định hướng dẫn báo cáo tập huấn "
    "cán bộ đơn vị ủy ban nhân dân tỉnh huyện xã phòng chống bão lụt thống kê đất đai hộ nghèo chuyển đổi số sở y tế"
)
RARE_WORDS = "zanzibar xôi khuếch quờ nghễnh thuyền lẫm quýt rượi giấc ngoẹo khoắng phướng oằn hễ"
SYLLABLES, RARE = COMMON_WORDS.split(), RARE_WORDS.split()
SHORT = ("UBND", "BMNN", "QĐ", "CT", "KH", "CV")
KINDS = ("Directive", "Guidance", "Lesson")

Answers = list[Any]


@dataclass(frozen=True)
class Person:
    """Somebody who holds these tokens, and what they ask."""

    tokens: frozenset[str]
    asked: list[Callable[[frozenset[str]], Any]]


def world(chance: Random) -> Iterator[Entry]:
    """Entries of which six of ten are for some circles only; those have words that no other has."""
    for at in range(ENTRIES):
        tokens = [ANY] if chance.random() < 0.4 else chance.sample(CIRCLES, chance.randint(1, 3))
        words = SYLLABLES if tokens == [ANY] else SYLLABLES + RARE
        title, text = _said(chance, words, 3, 9), "\f".join(_said(chance, words, 5, 60) for _ in range(2))
        number = f"{chance.randint(1, 40)}/{chance.choice(('QĐ-UBND', 'KH-BCĐ', 'CT-TU'))}"
        source, key = chance.choice(SOURCES), str(at)
        more = {"number": number, "title": title, "date": date(2026, 1, 1) - timedelta(days=chance.randrange(900))}
        more["facets"] = {"kind": chance.choice(KINDS), "issuer": f"Sở {chance.randrange(5)}"}
        yield Entry(source=source, key=key, url=f"/{key}/", tokens=tokens, text=text, **more)
        if chance.random() < 0.2:
            fewer = tokens if chance.random() < 0.5 else [chance.choice(CIRCLES)]
            more |= {"part": "annex", "attachment": "Phụ lục.pdf", "text": _said(chance, SYLLABLES + RARE, 20, 60)}
            yield Entry(source=source, key=key, url=f"/{key}/tep/", tokens=fewer, **more)


def people(chance: Random, many: int) -> Iterator[Person]:
    """Random people with random questions; what restricted texts say is asked for as often as anything."""
    for _ in range(many):
        tokens = frozenset({ANY, *chance.sample(CIRCLES, chance.choice((0, 0, 1, 2, 4)))})
        yield Person(tokens, [_question(chance) for _ in range(ASKED)])


def differences(seed: int, many: int = PEOPLE) -> Iterator[tuple[int, str]]:
    """For each person the number of pairs compared, and what differs ("" if nothing does). Nothing is kept."""
    chance = Random(seed)
    with transaction.atomic():
        catalogue.index(world(chance))
        rebuild()
        for person in list(people(chance, many)):
            found = [ask(person.tokens) for ask in person.asked]
            expected = _alone(person)
            unlike = [at for at, answer in enumerate(found) if answer != expected[at]]
            told = [f"{sorted(person.tokens)}\n  {found[at]}\n  {expected[at]}" for at in unlike[:1]]
            yield len(found), "".join(told)
        transaction.set_rollback(True)


def _alone(person: Person) -> Answers:
    """What the person finds when there is nothing that they may not see."""
    point = transaction.savepoint()
    own = [entry.pk for entry in models.Entry.objects.all() if not person.tokens.isdisjoint(entry.tokens)]
    models.Entry.objects.exclude(pk__in=own).delete()
    census.take()
    engine = MemoryBackend()
    with engine.writing() as writer:
        writer.apply(map(document_of, models.Entry.objects.all()))
    with _instead(engine):
        answers = [ask(person.tokens) for ask in person.asked]
    transaction.savepoint_rollback(point)
    return answers


class _instead:
    """Let the catalogue ask another engine inside."""

    def __init__(self, engine: MemoryBackend) -> None:
        self._engine, self._made = engine, backends._engine

    def __enter__(self) -> None:
        backends._engine = lambda url, folder: self._engine

    def __exit__(self, *error: object) -> None:
        backends._engine = self._made


def _question(chance: Random) -> Callable[[frozenset[str]], Any]:
    key, text = str(chance.randrange(ENTRIES)), _typed(chance)
    source, other = chance.choice(SOURCES), str(chance.randrange(ENTRIES))
    way = chance.random()
    if way < 0.1:
        return lambda tokens: catalogue.suggest(text, tokens=tokens, sources=SOURCES)
    if way < 0.2:
        return lambda tokens: catalogue.related(source, key, tokens=tokens, sources=SOURCES)
    if way < 0.25:
        return lambda tokens: catalogue.named([(source, key), (source, other)], tokens=tokens, sources=SOURCES)
    more: dict[str, Any] = {"sources": chance.choice((SOURCES, SOURCES, SOURCES[:1])), "size": chance.choice((3, 10))}
    more |= {"sort": chance.choice(("relevance", "date")), "page": chance.choice((1, 1, 2, 9))}
    more["exactly"] = chance.random() < 0.1
    if chance.random() < 0.3:
        more["filters"] = {"kind": chance.sample(KINDS, 2), "issuer": [f"Sở {chance.randrange(5)}"]}
    if chance.random() < 0.2:
        more["since"] = date(2025, 1, 1)
    if chance.random() < 0.2:
        more |= {"apart": [(source, key)], "without": [(source, other)]}
    return lambda tokens: catalogue.query(text, tokens=tokens, **more)


def _typed(chance: Random) -> str:
    text = _said(chance, SYLLABLES + RARE, 1, 7)
    way = chance.random()
    if way < 0.2:  # a letter wrong
        at = chance.randrange(len(text))
        return text[:at] + chance.choice("abcdeghiklmnopqrstuvxy") + text[at + 1 :]
    if way < 0.3:
        return f'"{text}"'
    if way < 0.4:
        return f"{chance.randint(1, 40)} {chance.choice(('qđ', 'QĐ-UBND', 'CT/TU', 'kh bcd'))}"
    if way < 0.5:
        return f"{chance.choice(SHORT)} {text}"
    return _folded(text) if way < 0.7 else text


def _folded(text: str) -> str:
    return " ".join(word.folded for word in syllables(text))


def _said(chance: Random, words: list[str], least: int, most: int) -> str:
    at = [chance.randrange(len(words)) for _ in range(chance.randint(least, most))]
    return " ".join(words[place] for start in at for place in (start, (start + 1) % len(words)))
