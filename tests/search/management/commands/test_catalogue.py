import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import backends, catalogue, models
from search.management.commands.catalogue import BUSY, DOWN, FAULTY
from tests.search.conftest import entry, find

pytestmark = pytest.mark.usefixtures("engine")


def run(*arguments):
    out = StringIO()
    call_command("catalogue", *arguments, stdout=out)
    return out.getvalue()


def fails(*arguments):
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("catalogue", *arguments, stdout=out)
    return caught.value.returncode, out.getvalue()


def test_status_shows_figures(put):
    put(entry("1"), entry("2", tokens=["unit:1"]))
    catalogue.index([entry("2", tokens=["unit:2"])])
    answer = run("status")

    assert "entries    2, of which 1 open" in answer
    assert "in engine  2" in answer
    assert "waiting    1, of which 1 withdrawn" in answer
    assert json.loads(run("status", "--json"))["waiting"] == 1


def test_status_fails_when_something_is_wrong(put):
    put(entry("1"), entry("2"))
    models.Entry.objects.filter(key="1").delete()

    assert fails("status")[0] == FAULTY
    assert json.loads(fails("status", "--json")[1])["ok"] is False


def test_rebuild_says_how_far_it_is(put):
    put(entry("1", "Kế hoạch"), entry("2"))
    answer = run("rebuild")

    assert answer.splitlines() == ["2 of 2", "The new index holds 2 entries."]
    assert json.loads(run("rebuild", "--json")) == {"entries": 2}
    assert find("kế hoạch").total == 1


def test_rebuild_beside_another_fails(put):
    put(entry("1"))

    with backends.current().replacing():
        assert fails("rebuild")[0] == BUSY


def test_verify_agrees_after_everything_was_told(put):
    put(entry("1"))

    assert run("verify") == "The index agrees with the records.\n"
    assert json.loads(run("verify", "--json")) == {"missing": [], "orphaned": []}


def test_verify_names_what_differs(put):
    put(entry("1"), entry("2"))
    gone = models.Entry.objects.get(key="1").pk
    models.Entry.objects.filter(key="1").delete()
    models.Entry.objects.filter(key="2").update(revision=5)

    code, answer = fails("verify")
    assert code == FAULTY
    assert answer.splitlines() == [
        "letter/2 is missing or old in the index",
        f"{gone} is in the index without a record",
    ]
    assert json.loads(fails("verify", "--json")[1])["orphaned"] == [gone]


@pytest.mark.parametrize("engine", ["embedded"], indirect=True)
def test_verify_of_an_engine_that_is_down_fails(put, tmp_path):
    put(entry("1"))
    for file in tmp_path.glob("index/index-*/*"):
        file.write_bytes(b"")
    backends.close()

    assert fails("verify")[0] == DOWN
    assert fails("status")[0] == DOWN
