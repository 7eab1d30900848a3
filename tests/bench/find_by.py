"""Fills a catalogue with entries recombined from the collection, and asks it as people in 10, 100 and 500 circles do,
beside rivals that hold the same texts. Prints what it measured as JSON.

    python -m tests.bench.find_by ENTRIES FOLDER
"""

import json
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

ASKED, ROUNDS, TOP = 300, 3, 20
COMMON = "quy định"
HOLDERS = (10, 100, 500)

Ask = Callable[[str], Any]


def main(count: str, folder: str) -> None:
    """Fill, ask, print."""
    os.environ.update({"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.test"})
    import django

    django.setup()
    from search.scratch import scratch_catalogue
    from tests.bench.collection import SOURCE, queries, tokens_of

    with scratch_catalogue():
        measured = filled(int(count))
        asked = queries()
        Random(1).shuffle(asked)
        for held in HOLDERS:
            measured[f"p50 {held}"], measured[f"p95 {held}"] = seconds(_whole(tokens_of(held), SOURCE), asked[:ASKED])
        measured["common"] = min(_one(_whole(tokens_of(HOLDERS[0]), SOURCE), COMMON) for _round in range(ROUNDS))
        texts = rival_texts()
        measured["p50 bare"], measured["p95 bare"] = seconds(bare_tantivy(texts, folder), asked[:ASKED])
        measured["p50 fts5"], measured["p95 fts5"] = seconds(bare_fts5(texts, folder), asked[:ASKED])
        measured["findable"] = min(findable_after() for _round in range(ROUNDS))
    sys.stdout.write(json.dumps(measured) + "\n")


def filled(count: int) -> dict[str, float]:
    """Records first, then the index as ``catalogue rebuild`` makes it: CPU seconds of that and the peak of memory."""
    from django.db import connection

    from search import models
    from search.batches import batched
    from search.rebuild import rebuild
    from search.records import record_of
    from tests.bench.collection import recombined

    connection.close()
    if os.fork() == 0:  # lest what was made of the collection counts as memory of the index
        for some in batched(recombined(count), 500):
            models.Entry.objects.bulk_create(map(record_of, some))
        os._exit(0)
    os.wait()
    begun = time.process_time()
    rebuild()
    spent = time.process_time() - begun
    return {"rebuild": count / spent, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def seconds(ask: Ask, asked: list[str]) -> tuple[float, float]:
    """Median and 95th percentile of the CPU seconds of a query; of each the cheapest of a few, as a busy neighbour on
    the processor only adds.
    """
    for text in asked[: ASKED // 3]:
        ask(text)
    spent = sorted(min(_one(ask, text) for _round in range(ROUNDS)) for text in asked)
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95)]


def _one(ask: Ask, text: str) -> float:
    begun = time.process_time()
    ask(text)
    return time.process_time() - begun


def _whole(tokens: list[str], source: str) -> Ask:
    """With permission, total, facets, texts and marks."""
    from search.catalogue import query

    return lambda text: query(text, tokens=tokens, sources=[source])


def rival_texts() -> list[tuple[int, str]]:
    """Number and folded words of every entry, with each two of them in a row, as a plain index would hold them."""
    from search import models
    from search.analysis.texts import Text

    rows = models.Entry.objects.values_list("pk", "title", "text").iterator(chunk_size=500)
    return [(pk, " ".join(_terms(Text(f"{title} {text}").folded))) for pk, title, text in rows]


def _terms(words: list[str]) -> list[str]:
    return [*words, *(f"{left}_{right}" for left, right in pairwise(words))]


def bare_tantivy(texts: list[tuple[int, str]], folder: str) -> Ask:
    """Any of the words and pairs, twenty hits; no permission, no total, no facets, no texts."""
    import tantivy
    from tantivy import Occur, Query

    from search.analysis.gating import typed_words

    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="whitespace").build()
    place = Path(folder) / "bare"
    place.mkdir()
    index = tantivy.Index(schema, path=str(place))
    writer = index.writer(50_000_000, 1)
    for _number, text in texts:
        writer.add_document(tantivy.Document(text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> Any:
        terms = [(Occur.Should, Query.term_query(schema, "text", term)) for term in _terms(typed_words(text))]
        return searcher.search(Query.boolean_query(terms), limit=TOP).hits

    return ask


def bare_fts5(texts: list[tuple[int, str]], folder: str) -> Ask:
    """What a plain installation of SQLite ships, asked in the same way."""
    from search.analysis.gating import typed_words

    base = sqlite3.connect(Path(folder) / "fts.sqlite3")
    base.execute("CREATE VIRTUAL TABLE entry USING fts5(text, content='', tokenize=\"unicode61 tokenchars '_'\")")
    base.executemany("INSERT INTO entry(rowid, text) VALUES (?, ?)", texts)
    base.commit()

    def ask(text: str) -> Any:
        words = " OR ".join(f'"{term}"' for term in _terms(typed_words(text)))
        return base.execute(
            "SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?", (words, TOP)
        ).fetchall()

    return ask


def findable_after() -> float:
    """Seconds from the commit of a change until it is found."""
    from search import catalogue
    from search.catalogue import ANY, Entry
    from tests.bench.collection import SOURCE

    chance = f"zyx{time.time_ns()}"
    changed = Entry(source=SOURCE, key="0", title=chance, url="/0/", tokens=[ANY])
    catalogue.index([changed])
    begun = time.perf_counter()
    while not catalogue.query(chance, tokens=[ANY], sources=[SOURCE]).hits:
        time.sleep(0.001)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
