"""Who may grant and end which post: the two-person rules."""

from django.db.models import Q

from intranet.people.errors import InvisibleCharacter, MayNotGrant, NeedsSecurityOfficer, OwnRights
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.queries import roles_on
from intranet.people.rules import invisible_in, today

Actor = Person | None
"""Who acts; None is the operator at the server's own command line, who holds every right there is."""


def check_may_grant(by: Actor, person: Person, role: str) -> None:
    """Ask before ``by`` gives ``person`` a post of ``role``, or the deputyship of one.

    Raises:
        OwnRights: nobody gives themselves anything, not even membership: it opens what a unit may read.
        NeedsSecurityOfficer: posts of security officers come from security officers.
        MayNotGrant: ``by`` is not an administrator.
    """
    if by is not None and by == person:
        raise OwnRights
    check_may_end(by, role)


def check_may_end(by: Actor, role: str) -> None:
    """Ask before ``by`` ends a post of ``role``; one may lay down one's own.

    Raises:
        NeedsSecurityOfficer, MayNotGrant: as for granting.
    """
    if by is not None:
        check_roles_reach(roles_on(by, today()), role)


def check_roles_reach(held: set[str], role: str) -> None:
    """Ask whether a holder of the roles ``held`` may grant and end posts of ``role``.

    Raises:
        NeedsSecurityOfficer, MayNotGrant: as for granting.
    """
    if role == PostRole.SECURITY and PostRole.SECURITY not in held:
        raise NeedsSecurityOfficer
    if role != PostRole.SECURITY and PostRole.ADMINISTRATOR not in held:
        raise MayNotGrant


def check_visible(*names: str) -> None:
    """Names are what they look like.

    Raises:
        InvisibleCharacter: there is one in any of them.
    """
    if code := invisible_in("".join(names)):
        raise InvisibleCharacter(code)


def check_may_administer(by: Actor) -> None:
    """Ask before ``by`` changes people or units.

    Raises:
        MayNotGrant: not an administrator today.
    """
    if by is not None and PostRole.ADMINISTRATOR not in roles_on(by, today()):
        raise MayNotGrant


def check_not_own_unit(by: Actor, unit: Unit) -> None:
    """Ask before a unit gets another place: its people gain what the new place may read.

    Raises:
        OwnRights: ``by`` holds a post in the unit or below it, will hold one, or stands in for one.
    """
    if any(path.startswith(unit.path) for path in paths_of(by)):
        raise OwnRights


def paths_of(by: Actor) -> set[str]:
    """Places of the units in which ``by`` holds a post, will hold one, or stands in for one. One query."""
    if by is None:
        return set()
    lent = Q(deputies__person=by, deputies__ends__gte=today())
    own = Q(person=by) & (Q(ends__isnull=True) | Q(ends__gte=today()))
    return set(Post.objects.filter(own | lent).values_list("unit__path", flat=True))


def needs_second_person(person: Person) -> bool:
    """Whether a new password for ``person`` needs the security officer. Two queries.

    It does for any post beyond member, held or stood in for, now or later, and for any access to the admin.
    """
    day = today()
    if person.is_superuser or person.is_staff or person.groups.exists():
        return True
    own = Post.objects.filter(person=person)
    lent = Post.objects.filter(deputies__person=person, deputies__ends__gte=day)
    return any(post.role != PostRole.MEMBER and (post.ends is None or post.ends >= day) for post in own.union(lent))
