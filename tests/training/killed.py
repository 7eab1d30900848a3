"""Kills a process at lines spread over a test: begun, answered question by question, handed in, passed.

Run as a process of its own: ``python -m tests.training.killed``.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django

from tests.killing import Killing

WATCHED = (
    "/intranet/training/services/",
    "/intranet/training/rules/",
    "/intranet/acknowledgement/services/",
    "/intranet/audit/services.py",
    "/intranet/database.py",
    "/intranet/notifications/services",
)
ONCE_EACH = ["training.certificate-given", "training.completed", "training.handed-in"]


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from intranet.audit.verify import verify
    from tests.factories import training
    from tests.factories.province import build_province

    province = build_province()
    task = Attempting(province, training.published(province))
    task.prepare(-1)
    task.work()  # what is done for the first time only is no line of those that follow
    found = {"Attempting": Killing(WATCHED, check_attempts).points(task)}
    sys.stdout.write(json.dumps(found | {"intact": verify().is_intact}))


def check_attempts() -> None:
    """The newest attempts count their answers, and are marked whole or not at all; what is completed has everything
    done and its certificate, and nothing else has one.
    """
    from intranet.training.models import Attempt, Certificate, EnrolmentState

    for attempt in Attempt.objects.select_related("enrolment", "item").order_by("-pk")[:4]:
        run = attempt.enrolment
        done = run.progress.filter(done_at__isnull=False).count()
        is_completed = run.state == EnrolmentState.COMPLETED
        assert attempt.saves == sum(answer["saves"] for answer in attempt.answers)
        assert len({attempt.handed_in_at is None, attempt.reached is None, attempt.passed is None}) == 1
        assert (done, run.ended_at is not None) == (2 if attempt.passed else 1, is_completed)
        assert is_completed == bool(attempt.passed)
        assert Certificate.objects.filter(enrolment=run).count() == int(is_completed)


class Attempting:
    """What the learner was told is kept, is kept; what was handed in is marked, and gives one certificate."""

    def __init__(self, province: Any, course: Any) -> None:
        from tests.factories import training

        self.province, self.course, self.test = province, course, training.keys(course)[1]
        self.told = Path(os.environ["SMALL_HOUSE_FOLDER"]) / "told"

    def prepare(self, line: int) -> None:
        from tests.factories import training
        from tests.factories.province import person

        self.told.write_text("")
        self.person = person(f"hoc{line}", "Lý", f"Học {line}", self.province.office)
        self.run = training.run_to_the_test(self.course, self.person)

    def work(self) -> None:
        from intranet.training.models import Attempt
        from intranet.training.services import begin, hand_in, save_answer
        from tests.factories import training

        attempt = Attempt.objects.filter(enrolment=self.run).last() or begin(self.run.pk, self.person, self.test)
        if attempt.handed_in_at is not None:
            return
        for place, value in enumerate(training.right(attempt)):
            save_answer(attempt.pk, self.person, place, value, seen=attempt.answers[place]["saves"])
            self._tell(f"{place}")
        hand_in(attempt.pk, self.person)
        self._tell("handed in")

    def check_after_the_kill(self, answered: bool) -> None:
        """The one answer that was on its way may be kept as well; none before it is missing."""
        told, kept = self.told.read_text().split("\n")[:-1], self._kept()
        assert kept[: len(told)] == told
        assert len(kept) - len(told) in {0, 1}
        assert not answered or kept[-1] == "handed in"

    def check_done(self) -> None:
        from intranet.audit.models import Event
        from intranet.notifications.models import Notice

        events = Event.objects.filter(actor_id=self.person.pk, action__in=ONCE_EACH)
        actions = sorted(events.values_list("action", flat=True))
        notices = Notice.objects.filter(person=self.person, kind="certificate-given").count()
        assert (actions, notices) == (ONCE_EACH, 1)
        assert self._kept() == [*map(str, range(6)), "handed in"]

    def _tell(self, words: str) -> None:
        """As the answer to a browser: past the database, and not to be taken back by the kill."""
        with self.told.open("a") as told:
            told.write(f"{words}\n")

    def _kept(self) -> list[str]:
        """What the database has of it, in the words of what is told."""
        from intranet.training.models import Attempt
        from tests.factories import training

        attempt = Attempt.objects.select_related("item").filter(enrolment=self.run).last()
        if attempt is None:
            return []
        right = enumerate(training.right(attempt))
        kept = [f"{place}" for place, value in right if attempt.answers[place]["value"] == value]
        return [*kept, "handed in"] if attempt.reached == len(attempt.answers) else kept


if __name__ == "__main__":
    main()
