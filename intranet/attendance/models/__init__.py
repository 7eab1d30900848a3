"""Sessions, who was invited, who was there, how many were counted, and who is to be seen again."""

from intranet.attendance.models.lists import Answer, Attendance, Correction, FollowUp, Headcount, Invitation, Status
from intranet.attendance.models.sessions import Form, Session, SessionState

__all__ = [
    "Answer",
    "Attendance",
    "Correction",
    "FollowUp",
    "Form",
    "Headcount",
    "Invitation",
    "Session",
    "SessionState",
    "Status",
]
