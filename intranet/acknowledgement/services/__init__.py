"""Every write of the ledger."""

from intranet.acknowledgement.services.assignments import open_assignments
from intranet.acknowledgement.services.audiences import Term, set_audience
from intranet.acknowledgement.services.closing import close_open
from intranet.acknowledgement.services.receipts import Reading, acknowledge
from intranet.acknowledgement.services.versions import freeze

__all__ = ["Reading", "Term", "acknowledge", "close_open", "freeze", "open_assignments", "set_audience"]
