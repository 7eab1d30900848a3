"""Other wordings that offices know: a table that editors keep, read anew for each query."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from search import models
from search.abbreviations import folded
from search.analysis.numbers import is_readable
from search.analysis.wordings import LONGEST_WORDING, Wordings, runs
from search.errors import WordingRefused
from search.rows import rows

FOUND = "SELECT short_words, long_words FROM search_wording WHERE short_words IN %s OR long_words IN %s"


def known_wordings(typed: Sequence[str]) -> Wordings:
    """What else may stand for words of a query, given as folded words. One query."""
    asked = {" ".join(run): run for run in runs(typed)}
    known: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    if not asked:
        return known
    for short, long in rows(FOUND, list(asked), list(asked)):
        for one, other in ((short, long), (long, short)):
            if one in asked:
                known.setdefault(asked[one], []).append(tuple(other.split()))
    return known


def wordings() -> list[models.Wording]:
    """The whole table, in the order of the short forms."""
    return list(models.Wording.objects.all())


def put_wording(short: str, long: str, *, instead_of: int | None = None) -> models.Wording:
    """Let ``short`` and ``long`` be found by each other from now on, ``instead_of`` another row or besides all others.

    Raises:
        WordingRefused: with a sentence for the person who typed them.
    """
    short, long = " ".join(short.split()), " ".join(long.split())
    columns = {"short": short, "long": long, "short_words": folded(short), "long_words": folded(long)}
    _check(columns["short_words"].split(), columns["long_words"].split(), max(len(short), len(long)))
    row = models.Wording(pk=instead_of, **columns)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise WordingRefused(_("These two are in the list already.")) from error
    return row


def remove_wording(pk: int) -> None:
    """Let two wordings no longer be found by each other; nothing happens if they were not."""
    models.Wording.objects.filter(pk=pk).delete()


def _check(short: list[str], long: list[str], letters: int) -> None:
    if not short or not long:
        raise WordingRefused(_("Type both: the short form and what it stands for."))
    if short == long:
        raise WordingRefused(_("Both are the same word, with or without diacritics."))
    if max(len(short), len(long)) > LONGEST_WORDING or letters > 80:
        raise WordingRefused(_("At most eight words and 80 letters on each side."))
    if len(short) == 1 and is_readable(short[0]):
        raise WordingRefused(
            _("“%(word)s” reads as an ordinary word, so it would be found everywhere. Add the longer form instead.")
            % {"word": short[0]}
        )
