"""Files on the disk: nothing in clear, nothing that was changed or exchanged is shown, nothing unclaimed stays."""

import base64
import hashlib
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from intranet.contracts import sealed_files
from plugins.circulation.catalogue import text_of
from plugins.circulation.folders import FOLDER, PICTURES
from plugins.circulation.health import keys
from plugins.circulation.models import ItemVersion, PagePicture
from plugins.circulation.reader.pictures import content_of
from plugins.circulation.services.items import drop
from plugins.circulation.tasks import A_DAY, rewrap, sweep
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import WORDS, Room, document, draft, room

CLEAR = (WORDS.encode(), b"trang hai", b"%PDF", b"/Type", b"JFIF", b"phuong-an")


@grounded
def house(province: Province) -> Room:
    return room(province)


def _on_disk(settings: Any, folder: str = "") -> list[Path]:
    root = Path(settings.INTRANET_FILES_DIR) / "sealed" / folder
    return sorted(path for path in root.rglob("*") if path.is_file())


def _status(client: Client, house: Room, page: int = 1) -> int:
    client.force_login(house.province.cadre)
    return client.get(f"/circulation/tai-lieu/{house.item.public_id}/trang/{page}.jpg").status_code


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_nothing_lies_in_clear_on_the_disk_or_in_the_row(house: Room, client: Client, settings: Any) -> None:
    statuses = [_status(client, house, page) for page in (1, 2)]
    version = house.item.versions.get()
    stored = [path.read_bytes() for path in _on_disk(settings)]

    assert (statuses, len(stored), WORDS in text_of(version)) == ([200, 200], 3, True)
    assert hashlib.sha256(content_of(version)).hexdigest() == version.sha256
    assert [
        word for word in CLEAR for each in [*stored, bytes(version.text), bytes(version.wrapped)] if word in each
    ] == []
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in _on_disk(settings))


def test_changed_file_is_not_drawn(house: Room, client: Client, settings: Any) -> None:
    _spoil(_on_disk(settings, FOLDER)[0])

    assert (_status(client, house), PagePicture.objects.count()) == (503, 0)


def test_changed_picture_is_drawn_anew_from_the_original(house: Room, client: Client, settings: Any) -> None:
    before = _status(client, house)
    _spoil(_on_disk(settings, PICTURES)[0])

    after = _status(client, house)
    _spoil(_on_disk(settings, FOLDER)[0])

    assert (before, after, _status(client, house)) == (200, 200, 503)


@pytest.mark.parametrize("model", [ItemVersion, PagePicture])
def test_content_that_is_not_what_its_row_says_is_not_shown(house: Room, client: Client, model: Any) -> None:
    before = _status(client, house)
    if model is ItemVersion:
        PagePicture.objects.all().delete()
    else:
        ItemVersion.objects.update(sha256="0" * 64)

    model.objects.update(sha256="0" * 64)

    assert (before, _status(client, house)) == (200, 503)


def test_file_of_another_document_in_its_place_is_not_shown(house: Room, client: Client, settings: Any) -> None:
    other = document(house.province, house.space, "16/PA-BCĐ").versions.get()
    mine = house.item.versions.get()

    ItemVersion.objects.filter(pk=other.pk).update(name="x")
    ItemVersion.objects.filter(pk=mine.pk).update(name=other.name)

    assert _status(client, house) == 503


def test_missing_file_is_said_as_such_and_the_record_stays(house: Room, client: Client, settings: Any) -> None:
    for path in _on_disk(settings):
        path.unlink()

    status = _status(client, house)
    client.force_login(house.province.head)
    assert (status, client.get(f"/circulation/tai-lieu/{house.item.public_id}/quan-ly/").status_code) == (503, 200)


def test_unclaimed_files_are_swept_after_a_day_and_no_others(house: Room, client: Client, settings: Any) -> None:
    _status(client, house)
    claimed = _on_disk(settings)
    old = [sealed_files.keep([b"x"], folder=folder).name for folder in (FOLDER, PICTURES)]
    before = time.time() - A_DAY - 60
    for path in _on_disk(settings):
        os.utime(path, (before, before))
    young = sealed_files.keep([b"x"], folder=FOLDER).name

    sweep()

    left = {path.name for path in _on_disk(settings)}
    assert left == {*(path.name for path in claimed), young}
    assert left.isdisjoint(old)


def test_dropped_draft_leaves_no_file(house: Room, settings: Any) -> None:
    item = draft(house.province, house.space, "17/NHAP")
    before = len(_on_disk(settings, FOLDER))

    drop(item, house.province.head)

    assert (before, len(_on_disk(settings, FOLDER))) == (2, 1)


def _new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def test_everything_is_read_under_a_new_master_key_and_the_old_one_is_needed_no_more(
    house: Room, client: Client, settings: Any
) -> None:
    settings.INTRANET_MASTER_KEY = ""
    _status(client, house)
    old, new = (Path(settings.DATA_DIR) / "master.key").read_text(), _new_key()
    files = {path: path.read_bytes() for path in _on_disk(settings)}
    states = [keys().state]

    settings.INTRANET_MASTER_KEY = f"{new} {old}"
    states.append(keys().state)
    rewrap()
    states.append(keys().state)
    settings.INTRANET_MASTER_KEY = new

    version = house.item.versions.get()
    assert states == ["ok", "attention", "ok"]
    assert {path: path.read_bytes() for path in _on_disk(settings)} == files
    assert ([_status(client, house, page) for page in (1, 2)], WORDS in text_of(version)) == ([200, 200], True)


def test_row_that_no_key_opens_keeps_no_other_row_from_the_new_key(house: Room, settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = ""
    other = document(house.province, house.space, "16/PA-BCĐ").versions.get()
    old, new = (Path(settings.DATA_DIR) / "master.key").read_text(), _new_key()
    ItemVersion.objects.filter(pk=house.item.versions.get().pk).update(wrapped=b"s1" + bytes(80))
    settings.INTRANET_MASTER_KEY = f"{new} {old}"

    rewrap()

    settings.INTRANET_MASTER_KEY = new
    other.refresh_from_db()
    assert (hashlib.sha256(content_of(other)).hexdigest(), keys().state) == (other.sha256, "attention")
