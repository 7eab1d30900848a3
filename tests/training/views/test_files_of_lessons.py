"""Files of a course open with the lessons that show them, to whoever was shown these."""

from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from intranet.files import refusals
from intranet.files.models import Attachment
from intranet.files.services import accept_bytes, attach
from intranet.training.models import Course, Lesson, Module
from intranet.training.services import LessonFields, PublishOrder, add_lesson, publish
from tests.factories import training
from tests.factories.province import Province
from tests.files.samples.pictures import png
from tests.grounds import grounded
from tests.training.views.test_learning import opened

FILE_QUERIES = 13


@grounded
def behind(province: Province) -> Course:
    """A course whose third lesson shows a picture and opens after the first; another file is shown by none."""
    training.questions(province)
    course = training.written(province, title="Sổ có hình")
    with patch.dict(refusals._checks, clear=True):  # no program here reads what stands on a picture
        files = {"so.png": png(), "thua.txt": "Chưa dùng đến.".encode()}
        for name, content in files.items():
            attach(accept_bytes(name, content, by=province.trainer), course, role="annex", name=name)
    module = Module.objects.child_of(course).get()
    first = Lesson.objects.child_of(module).first()
    assert first is not None
    body = [("picture", {"file": "so.png", "alt": "thua.txt", "caption": ""})]
    add_lesson(module.pk, province.trainer, LessonFields("Có hình", body, after=first.public_id))
    publish(course.pk, province.trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)


def status(client: Client, person: Any, name: str) -> int:
    client.force_login(person)
    file = Attachment.objects.get(name=name)
    return client.get(reverse("files:open", args=[file.public_id])).status_code


def test_file_of_a_locked_lesson_is_a_missing_page_until_the_lesson_is_opened(
    province: Province, behind: Course, client: Client
) -> None:
    first, _test, third = training.keys(behind)
    before = status(client, province.cadre, "so.png")
    run = training.run_to_the_test(behind, province.cadre)
    unlocked = status(client, province.cadre, "so.png")

    opened(behind, province.cadre, third)

    assert (before, unlocked, status(client, province.cadre, "so.png")) == (404, 404, 200)
    assert (status(client, province.deputy, "so.png"), status(client, province.trainer, "so.png")) == (404, 200)
    assert run.progress.filter(item=first, done_at__isnull=False).exists()


def test_file_that_no_lesson_shows_is_for_its_trainers(province: Province, behind: Course, client: Client) -> None:
    training.run_to_the_test(behind, province.cadre)
    opened(behind, province.cadre, training.keys(behind)[2])

    assert (status(client, province.cadre, "thua.txt"), status(client, province.trainer, "thua.txt")) == (404, 200)


@pytest.mark.parametrize("number", [1, 3])
def test_opening_a_file_asks_the_same_for_one_run_and_for_three(
    province: Province, behind: Course, client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for person in (province.cadre, province.deputy, province.head)[:number]:
        training.run_to_the_test(behind, person)
        opened(behind, person, training.keys(behind)[2])
    status(client, province.cadre, "so.png")
    path = reverse("files:open", args=[Attachment.objects.get(name="so.png").public_id])

    with django_assert_max_num_queries(FILE_QUERIES):
        assert client.get(path).status_code == 200
