import gzip
import json

import pytest
from django.core.management import CommandError, call_command

from search import catalogue
from search.scratch import scratch_catalogue
from tests.search.conftest import entry, find, keys

CORPUS = [
    {"id": "a", "type": "law", "title": "Bảo vệ bí mật", "body": "Điều 1", "number": "58-QĐ/TW"},
    {"id": "b", "type": "law", "title": "Lưu trữ", "body": "Bảo vệ tài liệu", "number": ""},
    {"id": "c", "type": "law", "title": "Bảo vệ mạng", "body": "", "number": None, "tokens": ["unit:1"]},
]
QUERIES = [{"id": "1", "variant": "stripped", "text": "bao ve"}, {"id": "2", "text": "58 qd"}]


@pytest.fixture
def files(tmp_path):
    corpus, queries = tmp_path / "corpus.jsonl.gz", tmp_path / "queries.jsonl"
    corpus.write_bytes(gzip.compress("\n".join(map(json.dumps, CORPUS)).encode()))
    queries.write_text("\n".join(map(json.dumps, QUERIES)))
    return {"corpus": corpus, "queries": queries, "out": tmp_path / "run.jsonl"}


def run(files, **options):
    call_command("catalogue_bench", **files, **options)
    return [json.loads(line) for line in files["out"].read_text().splitlines()]


def test_bench_answers_every_query_as_somebody_who_may_see_what_is_open(db, files, capsys):
    answers = run(files)

    assert [(answer["id"], answer["variant"], answer["hits"]) for answer in answers] == [
        ("1", "stripped", ["a", "b"]),
        ("2", "full", ["a"]),
    ]
    assert all(answer["ms"] > 0 for answer in answers)
    assert capsys.readouterr().out.startswith("3 entries in ")


def test_bench_asks_as_the_holder_of_tokens_and_no_more_queries_than_said(db, files):
    assert [answer["hits"] for answer in run(files, as_user_tokens="any,unit:1", limit=1)] == [["c", "a", "b"]]


@pytest.mark.parametrize(("name", "line"), [("corpus", "{"), ("corpus", '{"id": 1}'), ("queries", "[]")])
def test_bench_names_a_line_that_cannot_be_read(db, files, name, line):
    file = files["queries"].with_name("broken.jsonl")
    file.write_text(line)

    with pytest.raises(CommandError, match=r"broken\.jsonl, line 1"):
        run(files | {name: file})


def test_bench_of_a_cluster_that_is_not_named_is_refused(db, files):
    with pytest.raises(CommandError, match="SEARCH_URL"):
        run(files, backend="elastic")


def test_scratch_catalogue_leaves_the_own_one_alone(db, put, settings):
    settings.SEARCH_URL = ""
    put(entry("1", "Kế hoạch"))

    with scratch_catalogue():
        catalogue.index([entry("2", "Kế hoạch"), entry("3", "Kế hoạch")])
        assert find("kế hoạch").total == 2

    assert keys(find("kế hoạch")) == ["1"]
