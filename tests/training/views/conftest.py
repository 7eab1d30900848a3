"""A published course, and a learner who has come to its test."""

from intranet.training.models import Course, Enrolment
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def course(province: Province) -> Course:
    return training.published(province, summary="Ghi được sổ văn bản đến.")


@grounded
def run(province: Province, course: Course) -> Enrolment:
    return training.run_to_the_test(course, province.cadre)
