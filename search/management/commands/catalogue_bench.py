"""``manage.py catalogue_bench``: a corpus and queries through the same code as the site."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import models
from search.answering import query
from search.batches import batched
from search.corpus import SOURCE, NotACorpus, Query, entries_of, queries_of
from search.entries import ANY, Entry
from search.errors import EngineDown
from search.rebuild import rebuild
from search.records import record_of
from search.scratch import scratch_catalogue

HITS = 20
_AT_A_TIME = 500
ENGINES = ("embedded", "elastic")


class Command(BaseCommand):
    help = (
        "Puts a corpus into a catalogue of its own, asks queries of it as the site does, and writes a line for each: "
        '{"id", "variant", "hits": [20 ids], "ms"}. The site\'s own catalogue is neither read nor written.'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--corpus", type=Path, required=True, help="lines of id, type, title, body, number, tokens")
        parser.add_argument("--queries", type=Path, required=True, help="lines of id, text and variant")
        parser.add_argument("--backend", choices=ENGINES, default="embedded")
        parser.add_argument("--out", type=Path, required=True, help="where the answers are written")
        parser.add_argument("--limit", type=int, help="so many queries, the first")
        parser.add_argument("--as-user-tokens", default=ANY, help="who asks: tokens, with commas between them")

    def handle(self, *args: Any, corpus: Path, queries: Path, out: Path, backend: str, **options: Any) -> None:
        engine = settings.SEARCH_URL if backend == "elastic" else ""
        if backend == "elastic" and not engine.startswith("elastic"):
            raise CommandError("SEARCH_URL names no cluster. Set it, or ask the embedded engine.")
        tokens = [token for token in options["as_user_tokens"].split(",") if token]
        try:
            with scratch_catalogue(engine), out.open("w", encoding="utf-8") as file:
                self._fill(entries_of(corpus))
                for answer in answers(islice(queries_of(queries), options["limit"]), tokens):
                    file.write(json.dumps(answer, ensure_ascii=False) + "\n")
        except (NotACorpus, OSError, EngineDown) as error:
            raise CommandError(str(error)) from error

    def _fill(self, entries: Iterator[Entry]) -> None:
        begun = perf_counter()
        for some in batched(entries, _AT_A_TIME):
            models.Entry.objects.bulk_create(map(record_of, some))
        held = rebuild()
        self.stdout.write(f"{held} entries in {perf_counter() - begun:.1f} s")


def answers(queries: Iterator[Query], tokens: list[str]) -> Iterator[dict[str, Any]]:
    """One answer for each query; ``ms`` is its whole time, with facets and marks."""
    for each in queries:
        begun = perf_counter()
        found = query(each.text, tokens=tokens, sources=[SOURCE], size=HITS)
        ms = (perf_counter() - begun) * 1000
        yield {"id": each.id, "variant": each.variant, "hits": [hit.key for hit in found.hits], "ms": round(ms, 3)}
