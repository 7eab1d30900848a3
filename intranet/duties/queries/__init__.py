"""What the pages about duties show, in a fixed number of queries."""

from intranet.duties.queries.board import Board, board
from intranet.duties.queries.duties import of_directive, with_public_id
from intranet.duties.queries.export import export_layout, export_rows
from intranet.duties.queries.history import HistoryRow, history_of
from intranet.duties.queries.narrowing import STATES, Filters

__all__ = [
    "STATES",
    "Board",
    "Filters",
    "HistoryRow",
    "board",
    "export_layout",
    "export_rows",
    "history_of",
    "of_directive",
    "with_public_id",
]
