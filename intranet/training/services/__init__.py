"""Every write of training."""

from intranet.training.services.attempts import begin, hand_in, hand_in_what_is_over, save_answer
from intranet.training.services.learning import enrol, open_item, seen_to_its_end
from intranet.training.services.publishing import Change, PublishOrder, publish
from intranet.training.services.writing import (
    CourseFields,
    LessonFields,
    add_lesson,
    add_module,
    create_course,
    move,
    seen_of,
    update_course,
    update_lesson,
)

__all__ = [
    "Change",
    "CourseFields",
    "LessonFields",
    "PublishOrder",
    "add_lesson",
    "add_module",
    "begin",
    "create_course",
    "enrol",
    "hand_in",
    "hand_in_what_is_over",
    "move",
    "open_item",
    "publish",
    "save_answer",
    "seen_of",
    "seen_to_its_end",
    "update_course",
    "update_lesson",
]
