"""Changes of the table of other wordings, each in the audit log."""

from typing import Any

from intranet.contracts import Refused, record, write_transaction
from plugins.fulltext.editors.access import check_may
from search.catalogue import Wording, WordingRefused, put_wording, remove_wording


def add_wording(short: str, long: str, by: Any) -> Wording:
    """Let two wordings be found by each other from now on.

    Raises:
        Refused: ``by`` may not, or the catalogue does not take the pair, and why.
    """
    with write_transaction():
        check_may(by)
        row = _put(short, long)
        _note("added", row, by)
    return row


def change_wording(pk: int, short: str, long: str, by: Any) -> Wording:
    """Put another pair in the place of one.

    Raises:
        Refused: as above.
    """
    with write_transaction():
        check_may(by)
        before = str(Wording.objects.select_for_update().filter(pk=pk).first() or "")
        row = _put(short, long, instead_of=pk)
        if str(row) != before:
            _note("changed", row, by, before=before)
    return row


def drop_wording(pk: int, by: Any) -> None:
    """Let two wordings no longer be found by each other; nothing happens if somebody has removed them already.

    Raises:
        Refused: ``by`` may not.
    """
    with write_transaction():
        check_may(by)
        row = Wording.objects.select_for_update().filter(pk=pk).first()
        if row is not None:
            remove_wording(pk)
            _note("removed", row, by)


def _put(short: str, long: str, *, instead_of: int | None = None) -> Wording:
    try:
        return put_wording(short, long, instead_of=instead_of)
    except WordingRefused as refused:
        raise Refused(str(refused)) from refused


def _note(done: str, row: Wording, by: Any, **details: str) -> None:
    record(f"fulltext.wording-{done}", actor=by, subject=row, plugin="fulltext", label=str(row), details=details)
