"""Kills a process at lines spread over an acknowledgement, an issue and a look at the rules.

Run as a process of its own: ``python -m tests.acknowledgement.ledger.killed``. A forked child works and ends with
``os._exit`` at its n-th line, which leaves the database as ``kill -9`` would; the parent then looks, does it again as
the person or the worker would, and looks again.
"""

import json
import os
import sys
from functools import cache
from types import FrameType
from typing import Any

import django

MOST = int(os.environ.get("KILLED_AT_MOST", "200"))
"""Lines at which each kind of work is killed."""

WATCHED = (
    "/intranet/acknowledgement/",
    "/intranet/directives/services/issuing.py",
    "/intranet/audit/services.py",
    "/intranet/database.py",
    "/intranet/prepared.py",
    "/intranet/registry/events.py",
)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from intranet.audit.verify import verify
    from tests.factories.province import build_province

    province = build_province()
    found = {task.__name__: _points(task(province)) for task in (Acknowledging, Issuing, Resolving)}
    sys.stdout.write(json.dumps(found | {"intact": verify().is_intact}))


def _points(task: Any) -> int:
    """At how many lines a child was killed: all of them, or ``MOST`` spread evenly from the first to the last."""
    lines = _lines(task)
    spread = {1 + point * lines // MOST for point in range(MOST)}
    return sum(_killed_at(line, task) for line in sorted(spread))


def _lines(task: Any) -> int:
    """How many lines of ours the work takes."""
    task.prepare(0)
    counter = _Killer(0)
    sys.settrace(counter)
    task.work()
    sys.settrace(None)
    task.check_done()
    return counter.seen


def _killed_at(line: int, task: Any) -> bool:
    from django.db import connection

    from tests.acknowledgement.ledger.sums import check_sums

    task.prepare(line)
    reads, answers = os.pipe()
    connection.close()
    child = os.fork()
    if child == 0:
        sys.settrace(_Killer(line))
        task.work()
        os.write(answers, b"1")
        os._exit(0)
    os.close(answers)
    answered = os.read(reads, 1) == b"1"
    os.close(reads)
    _pid, status = os.waitpid(child, 0)
    check_sums()
    task.check_after_the_kill(answered)
    task.work()
    check_sums()
    task.check_done()
    return status != 0


class Acknowledging:
    """One reader, one document: the receipt is there once the answer is, and once only."""

    def __init__(self, province: Any) -> None:
        from tests.factories.documents import issued

        self.province, self.directive = province, issued(province)

    def prepare(self, line: int) -> None:
        from intranet.acknowledgement.audiences import Asked
        from intranet.acknowledgement.models import Assignment
        from intranet.acknowledgement.services import open_assignments
        from intranet.database import write_transaction
        from tests.factories.province import person

        self.reader = person(f"doc{line}", "Lý", f"Đọc {line}", self.province.commune)
        with write_transaction():
            asked = [Asked(self.reader.pk, self.province.commune.pk, "")]
            open_assignments(self.directive.current_version, asked, due=None)
        self.assignment = Assignment.objects.get(person=self.reader)

    def work(self) -> None:
        from intranet.acknowledgement.services import Reading, acknowledge

        acknowledge(self.assignment.pk, self.reader, Reading(self.assignment.version_id, "Tôi đã đọc.", "vi", 40))

    def check_after_the_kill(self, answered: bool) -> None:
        assert not answered or self._receipts() == 1

    def check_done(self) -> None:
        from intranet.audit.models import Event

        assert self._receipts() == 1
        told = Event.objects.filter(action="reading.acknowledged", actor_id=self.reader.pk)
        assert told.count() == 1

    def _receipts(self) -> int:
        from intranet.acknowledgement.models import Receipt

        return Receipt.objects.filter(assignment=self.assignment).count()


class Issuing:
    """A long audience, two people a transaction: a document is a draft, being issued and unseen, or complete."""

    def __init__(self, province: Any) -> None:
        from intranet.directives.services import issuing

        issuing.CHUNK = issuing.AT_ONCE = 2
        self.province = province

    def prepare(self, line: int) -> None:
        from tests.factories.documents import draft

        self.directive = draft(self.province, symbol=f"{line + 2000}/UBND-NC")

    def work(self) -> None:
        from intranet.acknowledgement.services import Term
        from intranet.directives.models import DirectiveState
        from intranet.directives.services import IssueOrder, continue_issuing, issue

        self.directive.refresh_from_db()
        if self.directive.state == DirectiveState.DRAFT:
            office = self.province.committee
            order = IssueOrder([f"under:{office.pk}"], [Term("under", unit=office)])
            issue(self.directive.pk, self.province.editor, order)
        continue_issuing(self.directive.pk)

    def check_after_the_kill(self, answered: bool) -> None:
        from intranet.access.decisions import decide
        from intranet.directives.models import DirectiveState

        self.directive.refresh_from_db()
        asked = self._asked()
        seen = bool(decide(self.province.cadre, "read", self.directive))
        assert (self.directive.state == DirectiveState.DRAFT) <= (asked == 0)
        assert seen == (self.directive.state == DirectiveState.ISSUED)
        assert not seen or asked == self._people()

    def check_done(self) -> None:
        from intranet.directives.models import DirectiveState

        self.directive.refresh_from_db()
        assert (self.directive.state, self._asked()) == (DirectiveState.ISSUED, self._people())

    def _asked(self) -> int:
        from intranet.acknowledgement.models import Assignment

        return Assignment.objects.filter(version__subject_id=self.directive.pk).count()

    def _people(self) -> int:
        from intranet.people.models import Person, Unit

        path = Unit.objects.get(pk=self.province.committee.pk).path
        return Person.objects.filter(posts__unit__path__startswith=path, posts__ends__isnull=True).distinct().count()


class Resolving:
    """Somebody comes and somebody goes: each is asked, or let go, once."""

    def __init__(self, province: Any) -> None:
        from intranet.acknowledgement.models import Audience
        from intranet.acknowledgement.services import Term
        from tests.factories.documents import issued

        self.province, self.directive = province, issued(province, audience=[Term("unit", unit=province.department)])
        Audience.objects.exclude(subject_id=self.directive.pk).update(ended_at=self.directive.issued_at)
        self.last: Any = None

    def prepare(self, line: int) -> None:
        from intranet.people.models import Post
        from intranet.people.rules import today
        from tests.factories.province import LONG_AGO, person

        if self.last is not None:
            Post.objects.filter(person=self.last).update(ends=LONG_AGO)
        self.gone, self.last = self.last, person(f"moi{line}", "Lý", f"Mới {line}", self.province.department)
        assert today() > LONG_AGO

    def work(self) -> None:
        from intranet.acknowledgement.services import resolve_everything

        resolve_everything()

    def check_after_the_kill(self, answered: bool) -> None:
        assert not answered or self._open(self.last) == 1

    def check_done(self) -> None:
        assert self._open(self.last) == 1
        assert self.gone is None or self._open(self.gone) == 0

    def _open(self, person: Any) -> int:
        from intranet.acknowledgement.models import Assignment

        return Assignment.objects.filter(person=person, receipt__isnull=True).count()


@cache
def _is_watched(file: str) -> bool:
    return any(part in file for part in WATCHED)


class _Killer:
    """A trace function that ends the process at the n-th line of our own code."""

    def __init__(self, line: int) -> None:
        self._line, self.seen = line, 0

    def __call__(self, frame: FrameType, event: str, argument: Any) -> "_Killer | None":
        if not _is_watched(frame.f_code.co_filename):
            return None
        if event == "line":
            self.seen += 1
            if self.seen == self._line:
                os._exit(9)
        return self


if __name__ == "__main__":
    main()
