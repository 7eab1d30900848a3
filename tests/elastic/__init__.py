"""The cluster that tests run on, when there is one: ``make elastic`` starts it, and says how to name it."""

import os
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest

from search.backends.base import Backend
from search.backends.elastic.engine import ElasticBackend

VARIABLE = "SEN_TEST_ELASTIC"
NODES = os.environ.get(VARIABLE, "")
"""Its nodes, with commas between them."""

NEEDED = (
    pytest.mark.services,
    pytest.mark.skipif(not NODES, reason=f"no Elasticsearch cluster: `make elastic`, then set {VARIABLE}"),
)
"""Marks of a test that needs it."""


def address(nodes: str = NODES, **layout: float) -> str:
    """A place in the cluster that no other test uses, as in ``SEARCH_URL``; patient, since the machine may be busy."""
    chosen = {"shards": 2, "replicas": 0, "deadline": 30} | layout
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return f"elastic+http://{nodes}/test-{uuid4().hex[:12]}?{query}"


def engines(names: Iterable[str]) -> list[Any]:
    """Names of engines as parameters of tests, that of the cluster with its marks."""
    return [pytest.param(name, marks=NEEDED) if name == "elastic" else name for name in names]


def forget(engine: Backend) -> None:
    """Leave nothing in the cluster. Other engines lie in the folder of their test."""
    if isinstance(engine, ElasticBackend):
        engine.forget()
