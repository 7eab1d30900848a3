"""Said by ``manage.py check --deploy``."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from intranet.sealing.keys import master_keys


def master_key_is_set(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """One error where nothing could be sealed."""
    try:
        master_keys()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="intranet_sealing.E001")]
    return []
