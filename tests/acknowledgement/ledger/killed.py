"""Kills a process at lines spread over an acknowledgement, an issue and a look at the rules.

Run as a process of its own: ``python -m tests.acknowledgement.ledger.killed``.
"""

import json
import sys
from typing import Any

import django

from tests.killing import Killing

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
    from tests.acknowledgement.ledger.sums import check_sums
    from tests.factories.province import build_province

    province = build_province()
    killing = Killing(WATCHED, check_sums)
    found = {task.__name__: killing.points(task(province)) for task in (Acknowledging, Issuing, Resolving)}
    sys.stdout.write(json.dumps(found | {"intact": verify().is_intact}))


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
        from intranet.worker import pacing

        issuing.CHUNK = issuing.AT_ONCE = 2
        pacing.SHORTEST = pacing.LONGEST = 0.0  # nobody else waits for this database
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


if __name__ == "__main__":
    main()
