"""Deputies: appointed for a span of days, changed, ended."""

from datetime import date

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import DatesReversed, DeputyOfOneself, OutsideThePost, PostIsOver
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.rules import today
from intranet.people.services.granting import Actor, check_may_end, check_may_grant
from intranet.people.services.posts import ONE_DAY, is_open
from intranet.people.services.told import end_sessions, posts_changed, promoted


def appoint_deputy(post: Post, person: Person, *, by: Actor, starts: date, ends: date, basis: str = "") -> Deputy:
    """Let ``person`` act in ``post`` from ``starts`` to ``ends``, both days included.

    Raises:
        OwnRights, NeedsSecurityOfficer, MayNotGrant: as for granting the post itself.
        DeputyOfOneself: the holder of the post.
        PostIsOver: the post has ended.
        DatesReversed, OutsideThePost: the days.
    """
    with write_transaction():
        post = Post.objects.select_for_update().select_related("person", "unit").get(pk=post.pk)
        check_may_grant(by, person, post.role)
        if person.pk == post.person_id:
            raise DeputyOfOneself
        if not is_open(post):
            raise PostIsOver
        _check_days(post, starts, ends)
        deputy = Deputy.objects.create(post=post, person=person, starts=starts, ends=ends, basis=basis)
        needs_slip = post.role != PostRole.MEMBER and promoted(person)
        posts_changed(person)
        details = {**_details(deputy), "new_slip_needed": needs_slip}
        record("deputy.appointed", actor=by, subject=deputy, details=details)
    return deputy


def change_deputy(deputy: Deputy, *, by: Actor, starts: date, ends: date) -> Deputy:
    """Change the days. Days that are past stay as they were; the day before the beginning withdraws the deputy.

    Raises:
        OwnRights, NeedsSecurityOfficer, MayNotGrant: a longer time is a grant, a shorter one an end.
        PostIsOver: the deputy's time is over.
        DatesReversed, OutsideThePost: the days.
    """
    with write_transaction():
        deputy = (
            Deputy.objects.select_for_update().select_related("person", "post__person", "post__unit").get(pk=deputy.pk)
        )
        longer = starts < deputy.starts or ends > deputy.ends
        if longer:
            check_may_grant(by, deputy.person, deputy.post.role)
        else:
            check_may_end(by, deputy.post.role)
        if deputy.ends < today():
            raise PostIsOver
        if deputy.starts <= today() and starts != deputy.starts:
            raise DatesReversed
        if ends >= starts:
            _check_days(deputy.post, starts, ends)
        elif ends != starts - ONE_DAY:
            raise DatesReversed
        deputy.starts, deputy.ends = starts, ends
        deputy.save(update_fields=["starts", "ends"])
        if not longer:
            end_sessions(deputy.person)
        posts_changed(deputy.person)
        record("deputy.changed", actor=by, subject=deputy, details=_details(deputy))
    return deputy


def _check_days(post: Post, starts: date, ends: date) -> None:
    if ends < starts:
        raise DatesReversed
    if starts < post.starts or (post.ends is not None and ends > post.ends):
        raise OutsideThePost


def _details(deputy: Deputy) -> dict[str, object]:
    return {
        "person": deputy.person_id,
        "post": deputy.post_id,
        "starts": deputy.starts.isoformat(),
        "ends": deputy.ends.isoformat(),
        "basis": deputy.basis,
    }
