"""Statements whose SQL the ORM builds once and runs many times.

Building the SQL of one query takes the ORM five to ten times what the database takes to answer it. Where a statement
runs on every page or in every acknowledgement it is prepared: written in the ORM like any other, compiled the first
time with a slot in the place of each argument, and from then on only its values change.
"""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import CharField, Expression, ForeignKey, IntegerField, Model, QuerySet, TextField
from django.db.models.constants import OnConflict
from django.db.models.fields import AutoFieldMixin
from django.db.models.query import FlatValuesListIterable, ValuesListIterable
from django.db.models.sql import InsertQuery, UpdateQuery

Row = TypeVar("Row")
AnyModel = TypeVar("AnyModel", bound=Model)

STEP = 8
"""Lists are filled up to a multiple of this, so that few lengths are compiled."""


PLAIN = (str, int, type(None))
"""What a driver takes as it is; of exactly these types, as a ``TextChoices`` is text that drivers write differently."""


class Slot(Expression):
    """The place of an argument; ``index`` is its place in a list, or None for a single value."""

    def __init__(self, position: int, index: int | None = None) -> None:
        super().__init__()
        self.position, self.index = position, index

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def value(self, arguments: Sequence[Any]) -> Any:
        argument = arguments[self.position]
        return argument if self.index is None else argument[self.index]


def prepared(build: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Decorator: ``build`` makes a query set from slots; calling the result with values returns its rows as a list.

    A value is a number, text, date, UUID, or a list of them for ``__in`` (an empty list matches nothing; of a relation
    write ``unit__pk__in``). ``build`` runs once for each length of list, so it must not look at its arguments;
    prefetches are not followed.
    """
    templates: dict[Any, Template] = {}

    def run(*values: Any) -> list[Row]:
        database = connections[DEFAULT_DB_ALIAS]
        arguments = [_filled(value) for value in values]
        lengths = tuple(len(argument) if isinstance(argument, list) else None for argument in arguments)
        template = templates.get((database.vendor, lengths))
        if template is None:
            template = templates[database.vendor, lengths] = _template(build(*_slots(lengths)))
        bound = _bound(template.params, arguments, database)
        return _values(template, bound, database) if template.is_values else _objects(template, bound, database)

    return run


def _filled(value: Any) -> Any:
    if not isinstance(value, list | tuple | set | frozenset):
        return value
    values = list(value)
    return values + [values[-1] if values else None] * (-len(values) % STEP or (0 if values else STEP))


def _slots(lengths: tuple[int | None, ...]) -> Iterator[Any]:
    for position, length in enumerate(lengths):
        yield Slot(position) if length is None else [Slot(position, index) for index in range(length)]


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled query set: the ORM's own compiler, which knows how to make rows of the answer, and its SQL."""

    queryset: Any
    compiler: Any
    converters: Any
    sql: str
    params: tuple[Any, ...]

    @property
    def is_values(self) -> bool:
        return self.queryset._iterable_class in (ValuesListIterable, FlatValuesListIterable)

    @property
    def is_flat(self) -> bool:
        return self.queryset._iterable_class is FlatValuesListIterable


def _template(queryset: Any) -> Template:
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    return Template(queryset, compiler, compiler.get_converters([column[0] for column in compiler.select]), sql, params)


def _values(template: Template, bound: tuple[Any, ...], database: Any) -> list[Any]:
    with database.cursor() as cursor:
        cursor.execute(template.sql, bound)
        rows = cursor.fetchall()
    if template.converters:
        rows = [_converted(row, template.converters, database) for row in rows]
    return [row[0] for row in rows] if template.is_flat else rows


def _converted(row: Sequence[Any], converters: Any, database: Any) -> tuple[Any, ...]:
    values = list(row)
    for position, (functions, column) in converters.items():
        for function in functions:
            values[position] = function(values[position], column, database)
    return tuple(values)


def _objects(template: Template, bound: tuple[Any, ...], database: Any) -> list[Any]:
    """Run the SQL and let the ORM make its objects of the answer, as it would have."""
    compiler = copy.copy(template.compiler)
    compiler.connection = database
    compiler.as_sql = lambda *_args, **_options: (template.sql, bound)
    compiler.get_converters = lambda _columns: template.converters
    query = copy.copy(template.queryset.query)
    query.get_compiler = lambda *_args, **_options: compiler
    return list(template.queryset._iterable_class(QuerySet(template.queryset.model, query, DEFAULT_DB_ALIAS)))


def _bound(params: Iterable[Any], arguments: Sequence[Any], database: Any) -> tuple[Any, ...]:
    return tuple([_adapted(each.value(arguments), database) if type(each) is Slot else each for each in params])


def _adapted(value: Any, database: Any) -> Any:
    if isinstance(value, str | int):
        return value
    if isinstance(value, UUID):
        return value if database.features.has_native_uuid_field else value.hex
    return database.ops.adapt_unknown_value(value)


def prepared_update(build: Callable[..., tuple[QuerySet[Any], dict[str, Any]]]) -> Callable[..., int]:
    """Decorator like ``prepared``: ``build`` returns the rows to change and their new values; a call changes them and
    returns how many there were. Single values only.
    """
    templates: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def run(*values: Any) -> int:
        database = connections[DEFAULT_DB_ALIAS]
        if database.vendor not in templates:
            queryset, new = build(*(Slot(position) for position in range(len(values))))
            query: Any = queryset.query.chain(UpdateQuery)
            query.add_update_values(new)
            templates[database.vendor] = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        sql, params = templates[database.vendor]
        with database.cursor() as cursor:
            cursor.execute(sql, _bound(params, values, database))
            return int(cursor.rowcount)

    return run


def insert(row: AnyModel) -> AnyModel:
    """Insert ``row`` and give it its key. Neither ``save()`` of the model nor a signal runs: for rows of a log or a
    ledger, which are written in one place only.

    Raises:
        IntegrityError: a constraint forbids it.
    """
    database = connections[DEFAULT_DB_ALIAS]
    insertion = _insertion(type(row), database.vendor)
    with database.cursor() as cursor:
        cursor.execute(insertion.sql, _columns(insertion.fields, row, database))
        if insertion.returns_key:
            row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return row


def insert_copies(row: Model, changes: Iterable[Mapping[str, Any]], *, ignore_conflicts: bool = False) -> None:
    """Insert a copy of ``row`` for each of ``changes``, which say what is different in it: the same columns in each,
    relations by their key (``person_id``). What is said of ``insert`` holds, and the copies are not returned. With
    ``ignore_conflicts`` one that is there already is passed over.

    Raises:
        IntegrityError: a constraint forbids it.
    """
    changes = list(changes)
    if not changes:
        return
    database = connections[DEFAULT_DB_ALIAS]
    insertion = _insertion(type(row), database.vendor, many=True, ignoring=ignore_conflicts)
    same = _columns(insertion.fields, row, database)
    differing = [(place, *each) for place, each in enumerate(insertion.fields) if each[0].attname in changes[0]]
    with database.cursor() as cursor:
        cursor.executemany(insertion.sql, [_copied(same, differing, change, database) for change in changes])


def _copied(same: list[Any], differing: list[Any], change: Mapping[str, Any], database: Any) -> list[Any]:
    values = same.copy()
    for place, field, is_plain in differing:
        value = change[field.attname]
        is_ready = is_plain and type(value) in PLAIN
        values[place] = value if is_ready else field.get_db_prep_save(value, database)
    return values


def _columns(fields: list[tuple[Any, bool]], row: Model, database: Any) -> list[Any]:
    values = []
    for field, is_plain in fields:
        value = getattr(row, field.attname)
        is_ready = is_plain and type(value) in PLAIN
        values.append(value if is_ready else _column(field, value, row, database))
    return values


def _column(field: Any, value: Any, row: Model, database: Any) -> Any:
    if type(value) is datetime:
        return database.ops.adapt_datetimefield_value(value)
    return field.get_db_prep_save(field.pre_save(row, add=True), database)


@dataclass(frozen=True, slots=True)
class Insertion:
    """An INSERT of one model: its fields, each with whether plain values go in as they are, and its SQL."""

    fields: list[tuple[Any, bool]]
    sql: str
    returns_key: bool


@lru_cache(maxsize=100)
def _insertion(model: type[Model], vendor: str, *, many: bool = False, ignoring: bool = False) -> Insertion:
    has_own_key = isinstance(model._meta.pk, AutoFieldMixin)
    returns_key = has_own_key and not many
    fields = [field for field in model._meta.concrete_fields if not (has_own_key and field.primary_key)]
    query = InsertQuery(model, on_conflict=OnConflict.IGNORE if ignoring else None)
    query.insert_values(fields, [model()])
    compiler: Any = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = [model._meta.pk] if returns_key else []
    plain = [(field, isinstance(field, CharField | TextField | IntegerField | ForeignKey)) for field in fields]
    return Insertion(plain, compiler.as_sql()[0][0], returns_key)
