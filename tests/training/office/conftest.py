"""What the tests of trainers' screens begin with."""

from intranet.training.models import Course
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def draft(province: Province) -> Course:
    """Two lessons, not published, with their questions."""
    training.questions(province)
    return training.written(province)


@grounded
def course(province: Province) -> Course:
    """The same, published."""
    return training.published(province)
