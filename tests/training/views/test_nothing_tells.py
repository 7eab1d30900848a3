"""Whatever a learner asks for before handing in: no byte of any answer says what is right."""

import pytest
from django.test import Client
from django.urls import reverse

from intranet.training.models import Attempt, Course, Enrolment, Question
from intranet.training.services import begin, hand_in
from tests.factories import training
from tests.factories.province import Province

WORDS = ("qakeyzq", "qawhyzq")


@pytest.fixture
def attempt(province: Province) -> Attempt:
    """At the test of a course of which every key and every explanation holds a word of its own."""
    training.questions(province)
    Question.objects.filter(kind="short").update(key=["qakeyzq"])
    Question.objects.update(feedback="qawhyzq")
    course = training.published_again(province)
    training.asked(course, province.cadre)
    run = training.run_to_the_test(course, province.cadre)
    return begin(run.pk, province.cadre, training.keys(course)[1])


def addresses(course: Course, attempt: Attempt) -> list[str]:
    """Every address of a learner that answers a GET."""
    items = [reverse("training:lesson", args=[course.public_id, key]) for key in training.keys(course)]
    own = [reverse(f"training:{name}") for name in ("list", "transcript")]
    of_attempt = [reverse(f"training:{name}", args=[attempt.pk]) for name in ("test", "results")]
    return ["/", reverse("notifications:list"), course.get_absolute_url(), *items, *own, *of_attempt]


def sent(course: Course, attempt: Attempt) -> list[tuple[str, dict[str, str]]]:
    """Every POST that does not hand in, with wrong answers and with counters that are wrong."""
    key, public_id = training.keys(course)[1], course.public_id
    saves = [reverse("training:save", args=[attempt.pk, place]) for place in range(6)]
    wrong = {f"q{place}": "zz" for place in range(6)}
    of_item = [reverse(f"training:{name}", args=[public_id, key]) for name in ("open", "finish", "begin")]
    answers = [(reverse("training:answer", args=[public_id, key, place]), {f"a{place}": "0"}) for place in range(6)]
    first = [(path, wrong | {f"q{place}-saves": "0"}) for place, path in enumerate(saves)]
    again = [(path, {f"q{place}": "1", f"q{place}-saves": "0"}) for place, path in enumerate(saves)]
    test = reverse("training:test", args=[attempt.pk])
    forms = [(test, wrong), (test, {"hand-in": "1"})]
    return [*((path, {}) for path in of_item), *answers, *first, *again, *forms]


def test_no_answer_of_the_server_tells_what_is_right_before_handing_in(
    province: Province, attempt: Attempt, client: Client
) -> None:
    client.force_login(province.cadre)
    course = attempt.enrolment.course

    bodies = [client.get(path, follow=True).content.decode() for path in addresses(course, attempt)]
    bodies += [client.post(path, data, follow=True).content.decode() for path, data in sent(course, attempt)]
    bodies += [client.get(path, follow=True).content.decode() for path in addresses(course, attempt)]

    assert [word for body in bodies for word in WORDS if word in body] == []
    assert Attempt.objects.get().handed_in_at is None
    hand_in(attempt.pk, province.cadre)
    results = client.get(reverse("training:results", args=[attempt.pk])).content.decode()
    assert [word in results for word in WORDS] == [False, False]


def test_what_is_right_is_told_after_the_last_attempt(province: Province, attempt: Attempt, client: Client) -> None:
    type(attempt.item).objects.filter(pk=attempt.item_id).update(attempts=1)
    hand_in(attempt.pk, province.cadre)
    client.force_login(province.cadre)

    results = client.get(reverse("training:results", args=[attempt.pk])).content.decode()

    assert [word in results for word in WORDS] == [True, True]
    assert Enrolment.objects.get(pk=attempt.enrolment_id).state == "open"
