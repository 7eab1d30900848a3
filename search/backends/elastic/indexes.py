"""The indexes of one catalogue: which is in force, and how another takes its place.

sen.1f0c…            an index; ``sen.1f0c….write`` is its own alias, by which alone it is written, so that a change
                     that comes late never makes an index anew
sen.v7               the alias of the one in force, for readers whose analysis is version 7
sen.leases           who may write
"""

from typing import Any, NamedTuple
from uuid import uuid4

from django.utils.translation import gettext_noop

from search.analysis import ANALYSIS
from search.backends.elastic.address import Address
from search.backends.elastic.cluster import LAYING_OUT, Cluster
from search.backends.elastic.faults import Missing
from search.backends.elastic.schema import layout, made_for
from search.errors import EngineDown

_COPIES = "10s"
"""How long a new index waits for its copies: without one it is lost with a node."""


class Current(NamedTuple):
    """The index in force, and the version of the analysis that made it."""

    name: str
    analysis: int


class Indexes:
    """Everything in the cluster whose name begins with the prefix of the address."""

    def __init__(self, cluster: Cluster, address: Address) -> None:
        self._cluster = cluster
        self._address = address
        self._all = f"{address.prefix}.*"
        self._in_force = f"{address.prefix}.v"
        self.readers = f"{self._in_force}{ANALYSIS}"

    def current(self) -> Current | None:
        """The index in force; None if there is none."""
        try:
            found = self._cluster.ask(
                lambda client: client.indices.get_alias(index=self._all, name=f"{self._in_force}*")
            )
        except Missing:
            return None
        for name, entry in found.items():
            return Current(name, min(int(alias.removeprefix(self._in_force)) for alias in entry["aliases"]))
        return None

    def current_or_made(self) -> str:
        """The name of the index in force, made empty when there is none; only ever called by the writer."""
        current = self.current()
        if current is None:
            return self._make({self.readers: {}})
        check_analysis(current)
        return current.name

    def make(self) -> str:
        """A new index beside the one in force, with every copy that there is room for; its name."""
        return self._make({}, copies="all")

    def put_in_force(self, name: str) -> None:
        """Let every reader use this index from its next question on: one change for the whole cluster."""
        old = {"remove": {"index": self._all, "alias": f"{self._in_force}*", "must_exist": False}}
        new = {"add": {"index": name, "alias": self.readers}}
        self._cluster.tell(
            lambda client: client.indices.update_aliases(actions=[old, new], timeout=f"{LAYING_OUT - 5:.0f}s"),
            LAYING_OUT,
        )

    def unfinished(self) -> str | None:
        """An index that was begun by this version for this layout and never published, and of which nothing is lost."""
        meant = made_for(self._address)
        for name, entry in self._made().items():
            if not self._is_in_force(entry) and entry["mappings"].get("_meta") == meant and self._is_whole(name):
                return str(name)
        return None

    def _is_whole(self, name: str) -> bool:
        health = self._cluster.ask(lambda client: client.cluster.health(index=name))
        return bool(health["status"] != "red")

    def sweep(self, but: str | None = None) -> None:
        """Delete every index but the one in force and ``but``."""
        gone = [name for name, entry in self._made().items() if name != but and not self._is_in_force(entry)]
        if gone:
            self._delete(gone)

    def forget(self) -> None:
        """Delete everything of this catalogue."""
        if found := list(self._named(self._all)):
            self._delete(found)

    def _make(self, aliases: dict[str, Any], copies: str = "1") -> str:
        name = f"{self._address.prefix}.{uuid4().hex[:12]}"
        made = {**layout(self._address), "aliases": {**aliases, write_alias(name): {}}}
        self._cluster.tell(
            lambda client: client.indices.create(index=name, body=made, wait_for_active_shards=copies, timeout=_COPIES),
            LAYING_OUT,
        )
        return name

    def _made(self) -> dict[str, Any]:
        """Indexes of entries, with their aliases and mappings."""
        found = self._named(self._all)
        return {name: entry for name, entry in found.items() if write_alias(name) in entry["aliases"]}

    def _named(self, names: str) -> dict[str, Any]:
        found: dict[str, Any] = self._cluster.ask(
            lambda client: client.indices.get(index=names, features=["aliases", "mappings"]), LAYING_OUT
        )
        return found

    def _is_in_force(self, entry: dict[str, Any]) -> bool:
        return any(alias.startswith(self._in_force) for alias in entry["aliases"])

    def _delete(self, names: list[str]) -> None:
        self._cluster.tell(
            lambda client: client.indices.delete(index=",".join(names), ignore_unavailable=True), LAYING_OUT
        )


def write_alias(index: str) -> str:
    """The alias by which an index is written."""
    return f"{index}.write"


def check_analysis(current: Current) -> None:
    """Raises ``EngineDown`` if the index was made by another version of the analysis."""
    if current.analysis != ANALYSIS:
        raise EngineDown(gettext_noop("The index was made by another version: run “manage.py catalogue rebuild”."))
