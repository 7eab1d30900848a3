"""Whose names a list signed by hand bears."""

from collections.abc import Collection

from intranet.acknowledgement.models import PaperList, Receipt
from intranet.alphabet import by_given_name
from intranet.people.models import Person

PROOF = "paper:"
"""With the key of the list: what a receipt on paper has as its proof."""

MOST_LISTED = 500
"""Keys of people that one event of the audit log can hold; the receipts have them all."""


def signed_by(papers: Collection[PaperList]) -> dict[int, list[Person]]:
    """Who was confirmed from each list, by its key. One query, none without a list."""
    names: dict[int, list[Person]] = {paper.pk: [] for paper in papers}
    if not names:
        return names
    found = Receipt.objects.filter(
        proof__in=[f"{PROOF}{key}" for key in names], assignment__version__in={paper.version_id for paper in papers}
    )
    for receipt in found.select_related("assignment__person"):
        names[int(receipt.proof.removeprefix(PROOF))].append(receipt.assignment.person)
    return {key: sorted(people, key=by_given_name) for key, people in names.items()}
