"""Who may do what to a loan: the posts that keep the office's books."""

from intranet.numbering.policy import RegisterPolicy

LOAN = "intranet_registers.loan"
POLICY = RegisterPolicy("office")
