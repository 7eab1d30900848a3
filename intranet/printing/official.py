"""Official forms speak Vietnamese, whatever the language of the screen around them."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils import translation

P = ParamSpec("P")
Made = TypeVar("Made")


def in_vietnamese(make: Callable[P, Made]) -> Callable[P, Made]:
    """Decorator: ``make`` runs in Vietnamese; what it returns is text by then, not words still to be translated."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Made:
        with translation.override("vi"):
            return make(*args, **kwargs)

    return made
