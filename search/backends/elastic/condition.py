"""What is wrong with a cluster that answers."""

from django.utils.translation import gettext as _

from search.backends.elastic.cluster import Cluster


def trouble(cluster: Cluster, index: str) -> str:
    """What an operator must see to, in a sentence; empty if all is well.

    Raises:
        EngineDown: the cluster does not answer.
    """
    if _is_blocked(cluster, index):
        return _("The search cluster takes no changes: a disk is full. Make room; what waits is then sent by itself.")
    if cluster.ask(lambda client: client.cluster.health(index=index))["status"] != "green":
        return _("Copies of the search index are missing: see that all nodes of the cluster run.")
    return ""


def _is_blocked(cluster: Cluster, index: str) -> bool:
    found = cluster.ask(
        lambda client: client.indices.get_settings(index=index, name="index.blocks.*", flat_settings=True)
    )
    return any("true" in entry["settings"].values() for entry in found.values())
