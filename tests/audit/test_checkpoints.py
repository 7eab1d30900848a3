from pathlib import Path
from typing import Any

import pytest

from intranet.audit import checkpoints
from intranet.audit.checks import check
from intranet.audit.errors import UnreadableCheckpoints
from intranet.audit.models import Event, Head
from intranet.audit.verify import Fault, verify
from tests.audit.conftest import Sql, recorded


@pytest.fixture
def file(tmp_path: Path, settings: Any) -> Path:
    """Where checkpoints go in this test."""
    path = tmp_path / "audit" / "checkpoints.txt"
    settings.INTRANET_AUDIT_CHECKPOINTS = str(path)
    return path


def set_back(sql: Sql, row: int) -> None:
    sql("DELETE FROM intranet_audit_event WHERE id > %s", row)
    last = Event.objects.get(pk=row)
    sql("UPDATE intranet_audit_head SET last_id = %s, last_hash = %s", last.pk, last.hash)


def test_a_checkpoint_names_the_end_of_the_chain(db: None) -> None:
    last = recorded(3)[-1]

    mark, number, digest, _at, signature = checkpoints.take().line().split(" ")

    assert (mark, number, digest, len(signature)) == ("sen-audit-1", "3", last.hash, 64)


def test_append_adds_one_line_readable_by_its_owner_only(db: None, file: Path) -> None:
    first = checkpoints.append()
    recorded(2)
    second = checkpoints.append()

    assert file.read_text() == f"{first.line()}\n{second.line()}\n"
    assert oct(file.stat().st_mode)[-3:] == "600"
    assert checkpoints.last_of() == second


def test_without_a_file_the_default_is_in_the_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.INTRANET_AUDIT_CHECKPOINTS, settings.DATA_DIR = "", tmp_path

    assert checkpoints.default_file() == tmp_path / "audit" / "checkpoints.txt"


def test_a_log_that_only_grew_agrees_with_its_checkpoints(db: None, file: Path) -> None:
    for _round in range(4):
        recorded(2)
        checkpoints.append()
    recorded(3)

    assert checkpoints.compare(file) is None


def test_a_rollback_that_the_chain_cannot_see_is_found(intruder: Sql, file: Path) -> None:
    recorded(5)
    checkpoints.append()
    set_back(intruder, 3)

    assert verify().finding is None
    finding = check().finding
    assert finding is not None
    assert (finding.row, finding.fault) == (4, Fault.TRUNCATED)


def test_a_rollback_after_which_work_went_on_is_found(intruder: Sql, file: Path) -> None:
    recorded(2)
    checkpoints.append()
    recorded(3)
    checkpoints.append()
    set_back(intruder, 2)
    recorded(9)

    assert verify().finding is None
    finding = check().finding
    assert finding is not None
    assert (finding.row, finding.fault) == (3, Fault.ROLLED_BACK)
    assert "rows 3 to 5 are not those of then" in finding.message


def test_an_empty_database_under_an_old_checkpoint_is_found(intruder: Sql, file: Path) -> None:
    recorded(5)
    checkpoints.append()
    intruder("DELETE FROM intranet_audit_event")
    Head.objects.all().delete()

    finding = check().finding

    assert finding is not None
    assert (finding.row, finding.fault) == (1, Fault.TRUNCATED)


@pytest.mark.parametrize("forgery", ["number", "hash", "time", "signature", "rubbish"])
def test_a_forged_line_is_found(intruder: Sql, file: Path, forgery: str) -> None:
    recorded(5)
    checkpoints.append()
    set_back(intruder, 3)
    parts = checkpoints.last_of(file).line().split(" ")  # type: ignore[union-attr]
    changed = {
        "number": (1, "3"),
        "hash": (2, Head.objects.get().last_hash),
        "time": (3, "2026-01-01T00:00:00.000000Z"),
    }
    position, value = changed.get(forgery, (4, "0" * 64))
    parts[position] = value
    file.write_text(" ".join(parts) + "\n" if forgery != "rubbish" else "rubbish\n")

    finding = check().finding

    assert finding is not None
    assert finding.fault == Fault.CHECKPOINT_FORGED


def test_a_line_cut_off_by_a_power_cut_says_nothing(db: None, file: Path) -> None:
    recorded(2)
    checkpoints.append()
    with file.open("a") as handle:
        handle.write("sen-audit-1 99 ")

    assert check().finding is None


def test_an_older_secret_key_still_verifies(db: None, file: Path, settings: Any) -> None:
    recorded(2)
    checkpoints.append()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one", [settings.SECRET_KEY]

    assert checkpoints.compare(file) is None


def test_a_key_of_its_own_signs_and_the_secret_key_alone_cannot(db: None, file: Path, settings: Any) -> None:
    settings.INTRANET_AUDIT_KEY = "kept elsewhere"
    recorded(2)
    checkpoints.append()

    assert checkpoints.compare(file) is None
    settings.INTRANET_AUDIT_KEY = ""
    finding = checkpoints.compare(file)
    assert finding is not None
    assert finding.fault == Fault.CHECKPOINT_FORGED


def test_checkpoints_that_are_not_there_cannot_be_compared(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")

    for path in (tmp_path / "none", tmp_path / "empty", tmp_path):
        with pytest.raises(UnreadableCheckpoints):
            checkpoints.compare(path)


def test_check_without_any_checkpoint_says_so(db: None, file: Path) -> None:
    recorded(1)

    assert check().notes[-1:] == ("there are no checkpoints; a rollback could not be seen",)
