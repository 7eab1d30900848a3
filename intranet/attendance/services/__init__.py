"""Every write of sessions and their lists."""

from intranet.attendance.services.answers import answer, forget_answers
from intranet.attendance.services.closing import add_person, close_session
from intranet.attendance.services.correcting import correct_count, correct_status
from intranet.attendance.services.lists import count_heads, follow_up, follow_up_done, record_attendance
from intranet.attendance.services.sessions import SessionFields, attach_minutes, call_off, invite, plan, plan_anew

__all__ = [
    "SessionFields",
    "add_person",
    "answer",
    "attach_minutes",
    "call_off",
    "close_session",
    "correct_count",
    "correct_status",
    "count_heads",
    "follow_up",
    "follow_up_done",
    "forget_answers",
    "invite",
    "plan",
    "plan_anew",
    "record_attendance",
]
