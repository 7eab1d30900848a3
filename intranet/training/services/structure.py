"""What a course is made of, besides its texts: modules are named, and what was never published can be deleted."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.services import detach_all
from intranet.people.models import Person
from intranet.training.errors import Incomplete, NotTheTrainer, WrittenMeanwhile
from intranet.training.models import Course, CourseReader, Lesson, Module, PublishedItem
from intranet.training.services.writing import changed, course_of, locked_course


def rename_module(module_id: int, by: Person, title: str, *, seen: str) -> None:
    """Call the module otherwise; ``seen`` is how it was called on the screen.

    Raises:
        NotTheTrainer, WrittenMeanwhile.
    """
    with write_transaction():
        course = locked_course(course_of(Module.objects.get(pk=module_id)).pk, by)
        module = Module.objects.get(pk=module_id)
        if module.title != seen:
            raise WrittenMeanwhile
        module.title = module.draft_title = title.strip()[:255]
        module.save(update_fields=["title", "draft_title"])
        changed(course)
        record("training.module-renamed", actor=by, subject=course, label=course.title)


def delete_part(page_id: int, by: Person) -> None:
    """Delete a lesson that was never published, or a module of which no lesson was.

    Raises:
        NotTheTrainer.
        Incomplete: it was published; what people did in it stays.
    """
    with write_transaction():
        page = Page.objects.get(pk=page_id).specific
        course = locked_course(course_of(page).pk, by)
        if _was_published(page):
            raise Incomplete([_("It was published: what people did in it stays, and so does it.")])
        page.delete()
        changed(course)
        record("training.part-deleted", actor=by, subject=course, label=course.title)


def leave_out(lesson_id: int, by: Person, *, left_out: bool) -> None:
    """Leave a lesson out of what is published next, or take it in again; what was published with it stays.

    Raises:
        NotTheTrainer.
    """
    with write_transaction():
        lesson = Lesson.objects.get(pk=lesson_id)
        course = locked_course(course_of(lesson).pk, by)
        if Lesson.objects.filter(pk=lesson_id, left_out=not left_out).update(left_out=left_out):
            changed(course)
            action = "training.lesson-left-out" if left_out else "training.lesson-taken-in"
            record(action, actor=by, subject=course, label=course.title)


def delete_course(course_id: int, by: Person) -> None:
    """Throw away a course that was never published; its files go with the sweep of files that nothing refers to.

    Raises:
        NotTheTrainer: ``by`` may not, or it was published once and is kept.
    """
    with write_transaction():
        course = locked_course(course_id, by, "delete")
        record("training.draft-deleted", actor=by, subject=course, label=course.title)
        detach_all(course)
        CourseReader.objects.filter(page=course).delete()
        course.delete()


def published_keys(course: Course) -> set[str]:
    """``public_id`` of the lessons that were ever published. One query."""
    keys = PublishedItem.objects.filter(version__course=course.pk).values_list("key", flat=True).distinct()
    return {str(key) for key in keys}


def _was_published(page: Page) -> bool:
    if not isinstance(page, Lesson | Module):
        raise NotTheTrainer
    lessons = [page] if isinstance(page, Lesson) else Lesson.objects.child_of(page)
    return PublishedItem.objects.filter(key__in=[each.public_id for each in lessons]).exists()
