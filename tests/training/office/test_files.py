"""Files of a course: lessons show them; what was published stays."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.files.models import Attachment
from intranet.files.queries import attachments_of
from intranet.training.models import Course, Lesson
from intranet.training.services import LessonFields, PublishOrder, publish, seen_of, update_lesson
from tests.factories import training
from tests.factories.province import Province
from tests.training.office.test_courses import address


def add(client: Client, course: Course, name: str = "mau.txt", content: str = "Biểu mẫu") -> list[str]:
    client.post(address("files", course), {"file": SimpleUploadedFile(name, content.encode())})
    return names(course)


def names(course: Course) -> list[str]:
    return [each.name for each in attachments_of(course)]


def test_file_is_added_once_and_taken_off(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    added = [add(client, draft), add(client, draft)]
    file = attachments_of(draft)[0]

    for _again in range(2):
        client.post(address("remove_file", draft, file.public_id))

    assert (added, names(draft)) == ([["mau.txt"], ["mau.txt"]], [])


def test_another_file_of_the_same_name_is_refused(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    add(client, draft)

    answer = client.post(address("files", draft), {"file": SimpleUploadedFile("mau.txt", "Khác".encode())})

    words = "mau.txt: khóa học đã có một tệp khác mang tên này. Hãy đổi tên tệp."
    assert (answer.context["form"].errors, names(draft)) == ({"file": [words]}, ["mau.txt"])


def test_published_file_stays_and_opens_for_readers(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    add(client, draft)
    file = Attachment.objects.get()
    client.force_login(province.cadre)
    before = client.head(reverse("files:open", args=[file.public_id])).status_code
    lesson = Lesson.objects.descendant_of(draft).order_by("path")[0]
    body = [("paper", {"file": "mau.txt", "title": "Biểu mẫu"})]
    update_lesson(lesson.pk, province.trainer, LessonFields("Mở sổ", body), seen=seen_of(lesson))
    publish(draft.pk, province.trainer, PublishOrder())
    training.run_to_the_test(draft, province.cadre)
    after = client.head(reverse("files:open", args=[file.public_id])).status_code
    client.force_login(province.trainer)

    client.post(address("remove_file", draft, file.public_id))

    assert (before, after, names(draft)) == (404, 200, ["mau.txt"])


def test_file_added_after_publication_waits_for_the_next(province: Province, course: Course, client: Client) -> None:
    client.force_login(province.trainer)
    add(client, course)
    client.force_login(province.cadre)

    answer = client.head(reverse("files:open", args=[Attachment.objects.get().public_id]))

    assert answer.status_code == 404
    assert Course.objects.get(pk=course.pk).has_unpublished_changes is True
