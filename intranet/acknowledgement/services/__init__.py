"""Every write of the ledger."""

from intranet.acknowledgement.services.assignments import open_assignments
from intranet.acknowledgement.services.audiences import Asking, Term, ask_about, set_audience, set_terms
from intranet.acknowledgement.services.closing import close_open, end_audience
from intranet.acknowledgement.services.delivery import (
    ask_cells,
    ask_units,
    attended,
    check_day,
    completed,
    confirm_on_paper,
    receive,
    report_fault,
    settle_fault,
)
from intranet.acknowledgement.services.receipts import Reading, acknowledge
from intranet.acknowledgement.services.resolving import resolve, resolve_everything, resolve_person
from intranet.acknowledgement.services.rounds import begin_round, must_read_again, open_again, take_back
from intranet.acknowledgement.services.sparing import count_anew, extend, waive
from intranet.acknowledgement.services.versions import freeze

__all__ = [
    "Asking",
    "Reading",
    "Term",
    "acknowledge",
    "ask_about",
    "ask_cells",
    "ask_units",
    "attended",
    "begin_round",
    "check_day",
    "close_open",
    "completed",
    "confirm_on_paper",
    "count_anew",
    "end_audience",
    "extend",
    "freeze",
    "must_read_again",
    "open_again",
    "open_assignments",
    "receive",
    "report_fault",
    "resolve",
    "resolve_everything",
    "resolve_person",
    "set_audience",
    "set_terms",
    "settle_fault",
    "take_back",
    "waive",
]
