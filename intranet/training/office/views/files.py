"""Files of a course: what there is, more of them, fewer of them."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.files.errors import FileRefused
from intranet.files.kinds import LESSON_FILES
from intranet.files.queries import attachments_of
from intranet.files.services import accept_file
from intranet.training.errors import TrainingRefused
from intranet.training.models import Course
from intranet.training.office.forms.courses import FilesForm
from intranet.training.office.views.found import course_or_404
from intranet.training.services import add_file, remove_file
from intranet.training.services.files import published_hashes


def listing(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The files, and the form that adds some; those that are refused hold up none of the others."""
    course = course_or_404(request, public_id)
    form = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _take_in(request, course, form)
        if not form.errors:
            messages.success(request, _("The files are added. Lessons can show them now."))
            return redirect("training:office:files", public_id=public_id)
    published = published_hashes(course.pk)
    files = [(each, each.file.sha256 in published) for each in attachments_of(course)]
    return render(request, "intranet/training/office/files.html", {"course": course, "form": form, "files": files})


def _take_in(request: HttpRequest, course: Course, form: FilesForm) -> None:
    person, looked = request.user, form.cleaned_data["looked"]
    for upload in form.cleaned_data["file"]:
        try:
            stored = accept_file(upload, by=person, kinds=LESSON_FILES, vouched=looked)  # type: ignore[arg-type]
            add_file(course.pk, person, stored, name=upload.name)  # type: ignore[arg-type]
        except FileRefused as refused:
            form.refuse(f"{upload.name}: {refused.message}", doubt=refused.doubt)
        except TrainingRefused as refused:
            form.add_error("file", refused.problems)


@require_POST
def remove(request: HttpRequest, public_id: uuid.UUID, annex: uuid.UUID) -> HttpResponse:
    """Take one file off."""
    course = course_or_404(request, public_id)
    try:
        remove_file(course.pk, request.user, annex)  # type: ignore[arg-type]
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
    else:
        messages.success(request, _("The file is taken off."))
    return redirect("training:office:files", public_id=public_id)
