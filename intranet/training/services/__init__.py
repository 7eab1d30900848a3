"""Every write of training."""

from intranet.training.services.asking import carry_on
from intranet.training.services.attempts import begin, hand_in, hand_in_what_is_over, save_answer
from intranet.training.services.bank import (
    QuestionFields,
    add_question,
    retire,
    take_in,
    update_question,
)
from intranet.training.services.certificates import tell_of_expiry
from intranet.training.services.files import add_file, remove_file
from intranet.training.services.granting import grant_attempt
from intranet.training.services.learning import count_classes, enrol, open_item, seen_to_its_end
from intranet.training.services.publishing import Change, PublishOrder, publish
from intranet.training.services.renewing import begin_newer, end_complete, withdraw
from intranet.training.services.structure import delete_course, delete_part, leave_out, rename_module
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
    "QuestionFields",
    "add_file",
    "add_lesson",
    "add_module",
    "add_question",
    "begin",
    "begin_newer",
    "carry_on",
    "count_classes",
    "create_course",
    "delete_course",
    "delete_part",
    "end_complete",
    "enrol",
    "grant_attempt",
    "hand_in",
    "hand_in_what_is_over",
    "leave_out",
    "move",
    "open_item",
    "publish",
    "remove_file",
    "rename_module",
    "retire",
    "save_answer",
    "seen_of",
    "seen_to_its_end",
    "take_in",
    "tell_of_expiry",
    "update_course",
    "update_lesson",
    "update_question",
    "withdraw",
]
