"""Rows of a statement that stands in SQL: where it runs for every query, building it takes longer than answering it."""

from collections.abc import Sequence
from typing import Any

from django.db import connection


def rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """All rows. ``statement`` names tables of the catalogue and holds ``%s`` for each of ``values``; for a list, which
    must not be empty, that becomes a place for each of its members in brackets.
    """
    places = ["(" + ", ".join(["%s"] * len(value)) + ")" if _is_many(value) else "%s" for value in values]
    flat = [member for value in values for member in (value if _is_many(value) else [value])]
    with connection.cursor() as cursor:
        cursor.execute(statement % tuple(places), flat)
        return list(cursor.fetchall())


def _is_many(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
