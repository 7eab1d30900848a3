"""Telling people, and their saying that they have seen it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from intranet.audit.text import one_line
from intranet.database import write_transaction
from intranet.notifications.models import Notice
from intranet.prepared import insert_copies, prepared_update

if TYPE_CHECKING:
    from intranet.people.models import Absence, Person, Slip


def notify(person: "Person", *, kind: str, key: str, subject: Model | None, number: str, url: str) -> None:
    """Leave a notice for ``person`` once the caller's transaction has committed; the worker sends the e-mail.

    The same person, kind and key are one notice, however often this is called. ``number`` is all that is told of
    ``subject`` to somebody who may not read it by then; ``url`` is a path of this site.

    Raises:
        ValueError: ``url`` leads elsewhere.
    """
    notify_many([person], kind=kind, key=key, subject=subject, number=number, url=url)


def notify_many(
    people: "Iterable[Person]", *, kind: str, key: str, subject: Model | None, number: str, url: str, note: str = ""
) -> None:
    """The same for several people, in one statement; ``note`` is told beside the number.

    Raises:
        ValueError: ``url`` leads elsewhere.
    """
    told = ((person.pk, key) for person in people)
    notify_each(told, kind=kind, subject=subject, number=number, url=url, note=note)


def notify_each(
    told: Iterable[tuple[int, str]], *, kind: str, subject: Model | None, number: str, url: str, note: str = ""
) -> None:
    """The same for thousands, of whom only the ids are known, each with a key of their own; in one statement. ``note``
    is told beside the number: when and where to come.

    Raises:
        ValueError: ``url`` leads elsewhere.
    """
    if not url.startswith("/") or url.startswith("//") or "\\" in url:
        raise ValueError("A notice leads to a path of this site.")
    now = timezone.now()
    about = {
        "kind": kind,
        "subject_model": subject._meta.label_lower if subject is not None else "",
        "subject_id": subject.pk if subject is not None else None,
        "number": one_line(number, 60),
        "note": one_line(note, 300),
        "url": url,
        "created_at": now,
        "mail_after": now,
    }
    copies = ({"person_id": person_id, "key": key} for person_id, key in told)
    insert_copies(Notice(**about), copies, ignore_conflicts=True)


def tell_of_slip(slip: "Slip") -> None:
    """Tell somebody that a sign-in slip was issued for them; who issued it stands on their account page."""
    notify(
        slip.person, kind="slip-issued", key=f"slip:{slip.pk}", subject=None, number="", url=reverse("people:account")
    )


def tell_of_absence(absence: "Absence") -> None:
    """Tell somebody that head or clerk said that they are away, or back: their due dates move with it."""
    url, key = reverse("people:person", args=[absence.person_id]), f"absence:{absence.pk}:{absence.ends}"
    notify(absence.person, kind="absence-recorded", key=key, subject=None, number="", url=url)


def mark_read(person: "Person", notice_id: int) -> None:
    """``person`` has seen one notice. Repeating it keeps the first time.

    Raises:
        Notice.DoesNotExist: there is no such notice of theirs.
    """
    with write_transaction():
        notice = Notice.objects.select_for_update().get(pk=notice_id, person=person)
        if notice.read_at is None:
            notice.read_at = timezone.now()
            notice.save(update_fields=["read_at"])


def mark_read_about(person: "Person", subject: Model) -> int:
    """``person`` has dealt with ``subject``: what told them of it is seen. Returns how many notices were new."""
    with write_transaction():
        return _mark_about(person.pk, subject._meta.label_lower, subject.pk, timezone.now())


@prepared_update
def _mark_about(person: Any, model: Any, subject: Any, now: Any) -> Any:
    unread = Notice.objects.filter(person=person, subject_model=model, subject_id=subject, read_at__isnull=True)
    return unread, {"read_at": now}


def mark_done(people: "Iterable[Person]", *, kind: str, key: str) -> int:
    """What ``people`` were told to do is done, by whichever of them: the notice is seen. Returns how many were new.
    Call inside the write transaction that does it.
    """
    told = Notice.objects.filter(person__in=list(people), kind=kind, key=key, read_at__isnull=True)
    return told.update(read_at=timezone.now())


def mark_all_read(person: "Person", up_to: int) -> int:
    """``person`` has seen every notice up to number ``up_to``, the newest on the page; what came later stays new."""
    with write_transaction():
        unread = Notice.objects.filter(person=person, read_at__isnull=True, pk__lte=up_to)
        return unread.update(read_at=timezone.now())
