"""Courses as they are written, as they were published, and what people did in them."""

from intranet.training.models.answers import AnswerCount
from intranet.training.models.bank import Question
from intranet.training.models.certificates import Certificate
from intranet.training.models.classes import TrainingClass
from intranet.training.models.learning import Attempt, Enrolment, EnrolmentState, Progress
from intranet.training.models.pages import Course, CourseReader, CourseShelf, Lesson, Module
from intranet.training.models.versions import CourseVersion, PublishedItem

__all__ = [
    "AnswerCount",
    "Attempt",
    "Certificate",
    "Course",
    "CourseReader",
    "CourseShelf",
    "CourseVersion",
    "Enrolment",
    "EnrolmentState",
    "Lesson",
    "Module",
    "Progress",
    "PublishedItem",
    "Question",
    "TrainingClass",
]
