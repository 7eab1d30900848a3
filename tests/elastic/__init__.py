"""The cluster that tests run on, when there is one: ``make elastic`` starts it."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

VARIABLE = "SEARCH_CLUSTER_DIR"
"""Names the folder of a cluster that ``tests/elastic/cluster`` started there."""

FOLDER = os.environ.get(VARIABLE, "")
PORT = 9251
HOSTS = tuple(f"127.0.0.1:{PORT + node}" for node in range(3))

_IS_THERE = bool(FOLDER) and Path(FOLDER, "node-3").is_dir()
NEEDED = [
    pytest.mark.cluster,
    pytest.mark.skipif(not _IS_THERE, reason="no Elasticsearch cluster: run `make elastic`"),
]
"""Marks of a test that needs it."""


def address(hosts: Iterable[str] = HOSTS, **layout: float) -> str:
    """A place in the cluster that no other test uses, as in ``SEARCH_URL``; patient, since the machine may be busy."""
    chosen = {"shards": 2, "replicas": 0, "deadline": 30} | layout
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return f"elastic+http://{','.join(hosts)}/test-{uuid4().hex[:12]}?{query}"


def engines(names: Iterable[str]) -> list[Any]:
    """Names of engines as parameters of tests, that of the cluster with its marks."""
    return [pytest.param(name, marks=NEEDED) if name == "elastic" else name for name in names]
