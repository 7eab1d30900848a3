"""Makes a site with a course of six lessons and a test, and a reader in its midst; prints where they are, and the CPU
seconds that keeping one answer of the test takes.
"""

import json
import sys
from typing import Any

from tests.bench.bare_site import build, environment
from tests.bench.servers import ROOT

LESSONS, QUESTIONS = 6, 30


def main(folder: str) -> None:
    province = build(folder)
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    from intranet.training.services import enrol, open_item
    from tests.bench.sessions import cookie_for
    from tests.factories.training import keys

    course = _course(province)
    run, (first, *_others, test) = enrol(course.pk, province.cadre), keys(course)
    open_item(run.pk, province.cadre, first)
    path = course.get_absolute_url()
    paths = {"course": path, "lesson": f"{path}bai/{first}/"}
    cookie, autosave = cookie_for(province.cadre), _autosave(province.cadre, run, test)
    said = {"environment": environment(folder), "paths": paths, "cookie": cookie, "autosave": autosave}
    sys.stdout.write(json.dumps(said) + "\n")


def _course(province: Any) -> Any:
    """Each lesson has the text of the letter that the rival shows."""
    from intranet.training.models import Course, Module
    from intranet.training.services import CourseFields, LessonFields, PublishOrder, add_lesson, create_course, publish

    readers, trainer = [f"under:{province.root.pk}"], province.trainer
    course = create_course(province.department, trainer, CourseFields("Công tác văn thư", readers=readers))
    module = Module.objects.child_of(course).get()
    letter = (ROOT / "intranet" / "directives" / "letters" / "1052-UBND-NC.txt").read_text().split("\n\n")
    for number in range(LESSONS):
        body = [("paragraph", f"<p>{text}</p>") for text in letter]
        add_lesson(module.pk, trainer, LessonFields(f"Bài {number}", body))
    draws = [{"question": _question(province, number)} for number in range(QUESTIONS)]
    add_lesson(module.pk, trainer, LessonFields("Kiểm tra", completion="passed", draws=draws))
    publish(course.pk, trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)


def _question(province: Any, number: int) -> int:
    from intranet.training.models import Question

    options = ["Văn thư", "Kế toán", "Lái xe", "Bảo vệ"]
    fields = {"kind": "single", "text": f"Ai làm việc {number}?", "options": options, "key": 0, "tags": []}
    return Question.objects.create(owner_unit=province.department, code=f"C-{number}", **fields).pk


def _autosave(person: Any, run: Any, key: str) -> float:
    """One answer after another, as the page sends them; the cheapest."""
    from django.test import Client

    from intranet.training.services import begin
    from tests.bench.circulate_by import _cost

    attempt, client = begin(run.pk, person, key), Client()
    client.force_login(person)
    base = f"/khoa-hoc/luot-lam/{attempt.pk}/cau"
    return min(_cost(lambda place=place: _kept(client, f"{base}/{place}/", place)) for place in range(QUESTIONS))


def _kept(client: Any, address: str, place: int) -> None:
    answer = client.post(address, {f"q{place}": "1", f"q{place}-saves": "0"})
    if answer.status_code != 200:
        raise SystemExit(f"{address} was not kept: {answer.status_code} {answer.content!r}")


if __name__ == "__main__":
    main(sys.argv[1])
