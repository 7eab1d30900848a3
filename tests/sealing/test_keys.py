import base64
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from intranet.sealing.checks import master_key_is_set
from intranet.sealing.keys import master_keys

ONE, OTHER = (base64.urlsafe_b64encode(bytes([number]) * 32).decode() for number in (1, 2))


def test_keys_of_the_environment_come_in_their_order(settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = f"{ONE}, {OTHER}\n"

    assert [key.secret for key in master_keys()] == [b"\1" * 32, b"\2" * 32]


@pytest.mark.parametrize("text", ["short", base64.urlsafe_b64encode(b"x" * 16).decode(), "!" * 44])
def test_key_that_is_none_is_refused(settings: Any, text: str) -> None:
    settings.INTRANET_MASTER_KEY = text

    with pytest.raises(ImproperlyConfigured):
        master_keys()
    assert [found.id for found in master_key_is_set(None)] == ["intranet_sealing.E001"]


def test_development_makes_a_key_once_for_its_user_alone(settings: Any, tmp_path: Path) -> None:
    first = master_keys()

    assert first == master_keys()
    assert stat.S_IMODE((tmp_path / "master.key").stat().st_mode) == 0o600


def test_production_makes_no_key_by_itself(settings: Any, tmp_path: Path) -> None:
    settings.INTRANET_OWN_MASTER_KEY = False

    with pytest.raises(ImproperlyConfigured):
        master_keys()
    assert list(tmp_path.iterdir()) == []


def test_secret_is_not_in_what_a_key_says_of_itself(settings: Any) -> None:
    settings.INTRANET_MASTER_KEY = ONE

    assert "\\x01" not in repr(master_keys()[0]).replace(repr(master_keys()[0].id), "")
