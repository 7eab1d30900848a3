"""Looking pages through: whoever answers for one is told when its day has come, and says what is to be done."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.guidance.errors import Incomplete, NotTheWriter
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL
from intranet.guidance.queries import owners_of
from intranet.guidance.services.writing import chosen_of, locked
from intranet.notifications.services import mark_read_about, notify_many
from intranet.people.models import Person
from intranet.people.rules import today


def confirm(page_id: int, by: Person, next_on: date) -> GuidancePage:
    """The page still holds; it is looked through again by ``next_on``.

    Raises:
        NotTheWriter: ``by`` neither answers for the page nor writes for its unit.
        Incomplete: ``next_on`` is not a later day.
    """
    return _settle(page_id, by, "guidance.review-confirmed", review_on=_later(next_on), reviewed_on=today())


def postpone(page_id: int, by: Person, until: date) -> GuidancePage:
    """Nobody has looked through it yet; it waits until a later day. Raises as ``confirm``."""
    return _settle(page_id, by, "guidance.review-postponed", review_on=_later(until))


def hand_over(page_id: int, by: Person, to: Person) -> GuidancePage:
    """``to`` answers for the page from now on, and is told.

    Raises:
        NotTheWriter: as ``confirm``.
        NotOfTheUnit: ``to`` holds no post in the unit.
    """
    with write_transaction():
        page = _settle(page_id, by, "guidance.handed-over", responsible=to)
        if to.pk != by.pk:
            key = f"{LABEL}:{page_id}:{to.pk}:{today()}"
            url = page.get_absolute_url()
            notify_many([to], kind="guidance-handed-over", key=key, subject=page, number="", url=url)
    return page


def end_reviews(page_id: int, by: Person) -> GuidancePage:
    """The page need not be looked through at all. Raises NotTheWriter as ``confirm``."""
    return _settle(page_id, by, "guidance.review-ended", review_on=None, reviewed_on=today())


def tell_owners() -> int:
    """Tell whoever answers for a page whose day has come; once for each day that was set. The nightly task; returns how
    many pages are due.
    """
    due = GuidancePage.objects.filter(live=True, review_on__lte=today()).select_related("owner_unit").order_by("pk")
    count = 0
    for page in due.iterator(chunk_size=500):
        url, key = reverse("guidance:review", args=[page.public_id]), f"{LABEL}:{page.pk}:{page.review_on}"
        notify_many(owners_of(page), kind="guidance-review", key=key, subject=page, number="", url=url)
        count += 1
    return count


def _later(day: date) -> date:
    if day <= today():
        raise Incomplete([_("Choose a day after today.")])
    return day


def _settle(page_id: int, by: Person, action: str, **changes: date | Person | None) -> GuidancePage:
    with write_transaction():
        page = locked(page_id)
        if not decide(by, "review", page):
            raise NotTheWriter
        if isinstance(to := changes.get("responsible"), Person):
            chosen_of(page, to)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save(update_fields=list(changes))
        record(action, actor=by, subject=page, label=page.title, details={"until": str(page.review_on or "")})
        mark_read_about(by, page)
    return page
