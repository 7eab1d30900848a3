import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from intranet.audit import checkpoints
from tests.audit.conftest import Sql, recorded


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.INTRANET_AUDIT_CHECKPOINTS = tmp_path, ""


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output of ``manage.py audit …``."""
    out = StringIO()
    try:
        call_command("audit", *arguments, stdout=out, stderr=StringIO())
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def test_verify_of_an_intact_log_ends_with_0(db: None) -> None:
    last = recorded(3)[-1]

    assert run("verify") == (0, f"3 rows, all as recorded; the chain ends with {last.hash}\n")


def test_verify_of_a_tampered_log_names_the_row_and_ends_with_1(intruder: Sql) -> None:
    recorded(3)
    intruder("UPDATE intranet_audit_event SET label = 'x' WHERE id = 2")

    assert run("verify") == (1, "first bad row: 2 (edited)\n")


def test_verify_as_json_says_the_same_to_programs(intruder: Sql) -> None:
    recorded(3)
    intruder("DELETE FROM intranet_audit_event WHERE id = 2")

    code, out = run("verify", "--json")

    verdict = json.loads(out)
    assert (code, verdict["intact"], verdict["last_id"]) == (1, False, 1)
    assert (verdict["finding"]["row"], verdict["finding"]["fault"]) == (2, "missing")


def test_verify_against_a_file_that_is_not_there_ends_with_2(db: None, tmp_path: Path) -> None:
    assert run("verify", "--checkpoints", str(tmp_path / "none"))[0] == 2


def test_checkpoint_prints_a_line_that_verify_takes(db: None, tmp_path: Path) -> None:
    recorded(3)
    code, line = run("checkpoint")
    kept = tmp_path / "kept-elsewhere.txt"
    kept.write_text(line)

    assert (code, run("verify", "--checkpoints", str(kept))[0]) == (0, 0)
    assert not checkpoints.default_file().exists()


def test_checkpoint_appends_to_a_file(db: None, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"

    lines = [run("checkpoint", "--out", str(kept))[1] for _time in range(2)]

    assert kept.read_text() == "".join(lines)
