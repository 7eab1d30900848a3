import os
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from intranet.audit.models import Event
from intranet.files import storage, tasks
from intranet.files.incoming import receive
from intranet.files.models import Attachment, StoredFile
from intranet.files.services import accept_bytes
from intranet.files.sweeping import Swept, Verified, sweep, verify
from intranet.people.models import Person

DAY = timedelta(days=1)


def age(sha256: str, by: timedelta) -> None:
    """Make a stored file, and its row if there is one, older."""
    past = timezone.now() - by
    os.utime(storage.path_of(sha256), (past.timestamp(), past.timestamp()))
    StoredFile.objects.filter(sha256=sha256).update(accepted_at=past)


@pytest.fixture
def orphan(db: None) -> str:
    """A file in the store whose transaction never came to its end."""
    with receive([b"Cong van khong dong"]) as received:
        storage.put(received)
    return received.sha256


def test_sweep_leaves_a_young_file_without_a_row(orphan: str) -> None:
    assert sweep() == Swept(0, 0, 0, 0)
    assert storage.path_of(orphan).exists()


def test_sweep_removes_a_file_without_a_row_after_a_day(orphan: str) -> None:
    age(orphan, DAY)

    assert sweep(dry_run=True) == Swept(0, 0, 0, 1)
    assert sweep() == Swept(0, 0, 0, 1)
    assert not storage.path_of(orphan).exists()


def test_sweep_leaves_an_orphan_whose_content_came_in_again(orphan: str, clerk: Person) -> None:
    age(orphan, DAY)
    accept_bytes("a.txt", b"Cong van khong dong", by=clerk)

    assert sweep() == Swept(0, 0, 0, 0)
    assert storage.path_of(orphan).exists()


def test_sweep_leaves_an_attached_file_however_old(annex: Attachment) -> None:
    age(annex.file.sha256, 1000 * DAY)

    assert sweep() == Swept(0, 0, 0, 0)
    assert verify() == Verified(1, (), 0)


def test_sweep_removes_a_file_that_was_never_attached_after_a_week(clerk: Person) -> None:
    stored = accept_bytes("a.txt", b"Cong van", by=clerk)
    assert sweep() == Swept(0, 0, 0, 0)
    age(stored.sha256, 7 * DAY)

    assert sweep() == Swept(0, 0, 1, 1)
    assert (StoredFile.objects.count(), storage.path_of(stored.sha256).exists()) == (0, False)
    assert Event.objects.get(action="file.swept").details == {"attachments": 0, "files": 1}


def test_sweep_removes_the_attachment_of_a_subject_that_is_gone(annex: Attachment, circle: Group) -> None:
    circle.delete()

    assert sweep() == Swept(0, 1, 0, 0)
    assert Attachment.objects.count() == 0


def test_sweep_keeps_the_files_of_an_app_that_is_not_installed(annex: Attachment) -> None:
    Attachment.objects.update(subject_model="plugin_absent.item")

    assert sweep() == Swept(0, 0, 0, 0)
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_verify_names_a_damaged_file(damage: str, annex: Attachment) -> None:
    path = storage.path_of(annex.file.sha256)
    path.unlink() if damage == "missing" else path.write_bytes(b"9" * annex.file.size)

    assert verify() == Verified(0, (annex.file.sha256,), 0)


def test_command_sweeps_and_says_so(orphan: str) -> None:
    age(orphan, DAY)
    out = StringIO()

    call_command("files", "sweep", "--json", stdout=out)

    assert out.getvalue() == '{"half_received": 0, "lost_attachments": 0, "unused": 0, "orphans": 1}\n'


def test_command_verify_ends_with_an_error_on_damage(annex: Attachment) -> None:
    storage.path_of(annex.file.sha256).unlink()
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("files", "verify", stdout=out)

    assert out.getvalue() == f"intact: 0\ndamaged: ('{annex.file.sha256}',)\norphans: 0\n"


def test_tasks_do_the_same_for_the_worker(annex: Attachment, caplog: pytest.LogCaptureFixture) -> None:
    storage.path_of(annex.file.sha256).unlink()

    tasks.sweep()
    tasks.verify()

    assert annex.file.sha256 in caplog.text
