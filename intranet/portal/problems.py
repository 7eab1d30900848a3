"""Reporting what is wrong with a page, and settling it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.notifications.services import notify, notify_many
from intranet.people.models import Person
from intranet.portal.models import PageProblem
from intranet.portal.page_owners import problems_of, subject_at, told_of

MOST_OPEN = 20
"""Open reports of one person; who has more is asked to wait."""


class TooMany(Exception):
    """The person has reported a great deal that nobody has settled yet; ``message`` is for them."""

    message = _("Many of your reports wait to be settled. Wait until some are, then report again.")


def report(path: str, kind: str, text: str, by: Person) -> PageProblem:
    """Report a problem with the page at ``path`` and tell its owner; the same one again, while it is open, is one.

    Raises:
        TooMany: ``by`` has reported a great deal that is still open.
    """
    with write_transaction():
        # The person's row is the lock: two clicks at once are one report.
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)
        open_ones = PageProblem.objects.filter(by=by, settled_at=None)
        if there := open_ones.filter(path=path, kind=kind).first():
            return there
        if open_ones.count() >= MOST_OPEN:
            raise TooMany
        subject = subject_at(path, by)
        problem = PageProblem.objects.create(
            path=path,
            kind=kind,
            text=text.strip()[:500],
            by=by,
            at=timezone.now(),
            subject_model=subject._meta.label_lower if subject else "",
            subject_id=subject.pk if subject else None,
        )
        record("page.problem-reported", actor=by, subject=problem, details={"kind": kind})
        url, key = reverse("portal:problems"), f"problem:{problem.pk}"
        notify_many(told_of(subject), kind="page-problem", key=key, subject=None, number="", url=url)
    return problem


def settle(problem_id: int, by: Person, answer: str) -> PageProblem:
    """The problem is dealt with; who reported it is told. Settling twice is settling once, and the first answer stays.

    Raises:
        PageProblem.DoesNotExist: there is none, or it is not for ``by`` to settle.
    """
    with write_transaction():
        problem = PageProblem.objects.select_for_update(of=("self",)).get(pk=problem_id)
        if not problems_of(by).filter(pk=problem_id).exists():
            raise PageProblem.DoesNotExist
        if problem.settled_at is not None:
            return problem
        problem.settled_at, problem.settled_by, problem.answer = timezone.now(), by, answer.strip()[:300]
        problem.save(update_fields=["settled_at", "settled_by", "answer"])
        record("page.problem-settled", actor=by, subject=problem)
        url = reverse("portal:reported")
        notify(problem.by, kind="page-problem-settled", key=f"problem:{problem_id}", subject=None, number="", url=url)
    return problem
