"""Every write of the registers."""

from intranet.registers.services.loans import LoanFields, give_back, lend

__all__ = ["LoanFields", "give_back", "lend"]
