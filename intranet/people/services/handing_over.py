"""Ending a post whose holder has things by them: all of it goes to a successor, in one transaction, with minutes."""

from dataclasses import asdict
from datetime import date

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people import handover
from intranet.people.errors import NeedsSuccessor, NoSuccessor, OwnRights
from intranet.people.handover import Held
from intranet.people.models import HandOver, Person, Post
from intranet.people.queries import posts_on
from intranet.people.rules import today
from intranet.people.services.granting import check_may_end
from intranet.people.services.posts import end_post
from intranet.printing.official import in_vietnamese


def end_post_and_hand_over(
    post: Post, *, by: Person, on: date, reason: str = "", successor: Person | None = None
) -> HandOver | None:
    """End ``post`` with the last day ``on``; what its holder has goes to ``successor`` now, whatever day ``on`` is.

    What is moved is read anew under the lock, so the minutes say what was moved and nothing else. Returns them, or None
    when there was nothing to hand over and nobody was named.

    Raises:
        NeedsSuccessor: something does not follow the post, and nobody is named.
        NoSuccessor: the successor is the holder, or holds no post today.
        OwnRights: ``by`` would take over themselves what a successor may read.
        CannotTakeOver: something may not go to them; nothing is moved and the post goes on.
        NeedsSecurityOfficer, MayNotGrant, PostIsOver, DatesReversed: as for ending the post.
    """
    with write_transaction():
        post = Post.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=post.pk)
        check_may_end(by, post.role)
        held = _in_vietnamese(post)
        if successor is not None:
            _check_successor(post, successor, by)
            handover.move(post, successor, by)
        elif any(not each.follows_post for each in held):
            raise NeedsSuccessor
        end_post(post, by=by, on=on, reason=reason)
        return _kept(post, held, by, on, reason, successor) if held or successor else None


def _check_successor(post: Post, successor: Person, by: Person) -> None:
    if successor == by:
        raise OwnRights
    if successor.pk == post.person_id or not successor.is_active or not posts_on(successor, today()):
        raise NoSuccessor


def _kept(post: Post, held: list[Held], by: Person, on: date, reason: str, successor: Person | None) -> HandOver:
    kept = HandOver.objects.create(
        post=post,
        successor=successor,
        successor_title=_title(successor),
        by=by,
        on=on,
        reason=reason,
        lines=[_line(each) for each in held],
    )
    moved = sum(each.count for each in held if not each.follows_post)
    details = {"person": post.person_id, "successor": successor.pk if successor else None, "rows": moved}
    record("post.handed-over", actor=by, subject=kept, details=details)
    return kept


@in_vietnamese
def _in_vietnamese(post: Post) -> list[Held]:
    """The minutes are an official form: their words are kept in Vietnamese."""
    return [
        Held(each.post_id, str(each.label), each.count, each.lines, each.follows_post) for each in handover.held([post])
    ]


@in_vietnamese
def _title(person: Person | None) -> str:
    post = next(iter(posts_on(person, today())), None) if person else None
    return f"{post.title or post.get_role_display()}, {post.unit}" if post else ""


def _line(held: Held) -> dict[str, object]:
    return {
        "label": held.label,
        "count": held.count,
        "lines": [asdict(line) for line in held.lines],
        "follows_post": held.follows_post,
    }
