"""How rows refer to rows: by foreign key, and by the columns that name a model and a number."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

from intranet.access.models import Reader
from intranet.files.models import StoredFile
from intranet.people.models import Person, Unit
from intranet.topics.models import Topic
from intranet.worker.models import Job

Model = type[models.Model]
CHUNK = 900
"""Numbers in one question to the database."""

_UNIT, _PERSON = re.compile(r"(?:^(?:unit|under):|@)(\d+)$"), re.compile(r"^(?:user|member):(\d+)")


def rows_of(model: Model) -> models.QuerySet[Any]:
    """Every row, past managers that hide some or close doors."""
    return models.QuerySet(model)


def concrete_models() -> list[Model]:
    """Every table with rows of its own, those between two tables included."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def foreign_keys(model: Model) -> list[models.ForeignKey[Any, Any]]:
    """The columns of ``model``'s own table that refer to another one."""
    return [field for field in model._meta.local_concrete_fields if isinstance(field, models.ForeignKey)]


def _target(field: models.ForeignKey[Any, Any]) -> Model:
    model: Model = field.related_model._meta.model
    return model


def named_by_number(model: Model) -> bool:
    """Whether rows of ``model`` name what they speak of as ``subject_model`` and ``subject_id``."""
    names = {field.name for field in model._meta.local_concrete_fields}
    return {"subject_model", "subject_id"} <= names


def named_by_content_type(model: Model) -> bool:
    """Whether rows of ``model`` name what they speak of by Django's content type."""
    names = {field.name for field in model._meta.local_concrete_fields}
    return {"content_type", "object_id"} <= names


def in_chunks(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """``keys`` in lists that one question can hold."""
    listed = list(keys)
    return (listed[start : start + CHUNK] for start in range(0, len(listed), CHUNK))


def pointing_at(model: Model, keys: set[Any]) -> Iterator[tuple[Model, set[Any]]]:
    """(model, keys) of all rows that refer to rows of ``model`` with ``keys``."""
    for other in concrete_models():
        for field in foreign_keys(other):
            if _target(field) is model:
                yield other, _found(other, field.attname, keys)
        if named_by_number(other):
            yield other, _found(other, "subject_id", keys, subject_model__iexact=model._meta.label)
        if named_by_content_type(other):
            kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
            yield other, _found(other, "object_id", {str(key) for key in keys}, content_type=kind)
        if f"{model._meta.model_name}_id" in _plain_columns(other):
            yield other, _found(other, f"{model._meta.model_name}_id", keys)
    yield Job, _jobs(model, keys)


def _found(model: Model, column: str, keys: set[Any], **narrowed: Any) -> set[Any]:
    found: set[Any] = set()
    for some in in_chunks(keys):
        found.update(rows_of(model).filter(**{f"{column}__in": some}, **narrowed).values_list("pk", flat=True))
    return found


def _plain_columns(model: Model) -> set[str]:
    """Numbers of something that the row outlives, without a foreign key. The audit log's stay: they are its own."""
    if model._meta.app_label == "intranet_audit":
        return set()
    plain = (field for field in model._meta.local_concrete_fields if not field.is_relation)
    return {field.name for field in plain if field.name.endswith("_id")}


def _jobs(model: Model, keys: set[Any]) -> set[Any]:
    name = f"{model._meta.model_name}_id"
    rows = rows_of(Job).filter(arguments__has_key=name).values_list("pk", "arguments")
    return {pk for pk, arguments in rows if arguments[name] in keys}


def targets_of(model: Model, keys: set[Any]) -> Iterator[tuple[Any, Model, set[tuple[Any, Any]]]]:
    """(column, model referred to, {(row, key referred to)}) of rows of ``model``, by foreign key or by number."""
    for field in foreign_keys(model):
        pairs = _pairs(model, field.attname, keys)
        yield field.name, _target(field), pairs
    if named_by_number(model):
        for label in set(rows_of(model).values_list("subject_model", flat=True)):
            if (target := _model(label)) is not None:
                there = _pairs(model, "subject_id", keys, subject_model=label)
                known = _found(target, "pk", {key for _row, key in there})
                yield "subject_id", target, {(row, key) for row, key in there if key in known}


def _pairs(model: Model, column: str, keys: set[Any], **narrowed: Any) -> set[tuple[Any, Any]]:
    pairs: set[tuple[Any, Any]] = set()
    for some in in_chunks(keys):
        rows = rows_of(model).filter(pk__in=some, **{f"{column}__isnull": False}, **narrowed)
        pairs.update(rows.values_list("pk", column))
    return pairs


def _model(label: str) -> Model | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def readers_of(people: set[int], units: set[int]) -> Iterator[tuple[Model, set[Any]]]:
    """Rows that let circles of ``people`` or ``units`` read something: a token names them, no foreign key does."""
    for model in concrete_models():
        if issubclass(model, Reader):
            rows = rows_of(model).values_list("pk", "token")
            yield model, {pk for pk, token in rows if _names(token, people, units)}


def _names(token: str, people: set[int], units: set[int]) -> bool:
    unit, person = _UNIT.search(token), _PERSON.search(token)
    return bool((unit and int(unit[1]) in units) or (person and int(person[1]) in people))


def living() -> set[Model]:
    """Models from which a foreign key leads to people or units, directly or not: what real work is made of. The others
    are catalogues of the house; stored bytes and topics are shared by whatever bears them.
    """
    found: set[Model] = {Person, Unit}
    while more := {
        model
        for model in concrete_models()
        if model not in found and any(_target(field) in found for field in foreign_keys(model))
    }:
        found |= more
    return found - {StoredFile, Topic}
