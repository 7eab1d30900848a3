"""A course that the office and the commune are asked to take."""

from datetime import timedelta

from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.services import Term
from intranet.people.rules import today
from intranet.training.models import Course, Lesson
from intranet.training.services import PublishOrder, enrol, open_item, publish
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def followed(province: Province) -> Course:
    """The head completed it, the cadre opened the first lesson, the deputy is late, the outsider has only enrolled."""
    training.questions(province)
    course = training.written(province)
    terms = [Term("under", unit=unit) for unit in (province.office, province.commune)]
    publish(course.pk, province.trainer, PublishOrder(audience=terms, due=today() + timedelta(days=9)))
    training.completed(course, province.head)
    run = enrol(course.pk, province.cadre)
    open_item(run.pk, province.cadre, str(Lesson.objects.get(title="Mở sổ").public_id))
    Assignment.objects.filter(person=province.deputy).update(due=today() - timedelta(days=1))
    enrol(course.pk, province.outsider)
    return Course.objects.get(pk=course.pk)
