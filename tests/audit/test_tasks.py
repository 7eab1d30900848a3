import logging
from pathlib import Path
from typing import Any

import pytest

from intranet.audit import checkpoints, tasks
from intranet.audit.models import Event
from intranet.audit.queries import last_verification
from tests.audit.conftest import Sql, recorded


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.INTRANET_AUDIT_CHECKPOINTS = str(tmp_path / "checkpoints.txt")


def test_checkpoint_writes_to_the_usual_file(db: None) -> None:
    recorded(2)

    tasks.checkpoint()

    assert checkpoints.last_of() is not None


def test_verify_records_that_the_log_is_intact(db: None) -> None:
    recorded(2)

    tasks.verify()

    event = last_verification()
    assert event is not None
    assert (event.pk, event.action, event.details["rows"]) == (3, tasks.VERIFIED, 2)


def test_verify_raises_the_alarm_when_it_is_not(intruder: Sql, caplog: pytest.LogCaptureFixture) -> None:
    recorded(3)
    intruder("UPDATE intranet_audit_event SET label = 'x' WHERE id = 2")

    with caplog.at_level(logging.CRITICAL):
        tasks.verify()

    event = Event.objects.first()
    assert event is not None
    assert (event.action, event.details["row"], event.details["fault"]) == (tasks.TAMPERED, 2, "edited")
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
