"""Groups derived from the posts of the day. Nobody is put into a group by hand."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from intranet.database import write_transaction
from intranet.people.models import Person, Post, PostRole
from intranet.people.queries import roles_on
from intranet.people.roles import ROLE_PERMISSIONS, group_name
from intranet.people.rules import today

_CACHES = ("_perm_cache", "_user_perm_cache", "_group_perm_cache")


def sync_groups(person: Person) -> None:
    """Put ``person`` into exactly the groups of the roles they hold or stand in for today; writes only a difference.

    A deputy gets the group of the post stood in for, between the dates only: what they borrow is the work, and the work
    of an editor or a clerk is done on admin screens. Which rows those screens show is still a matter of tokens.
    """
    roles = roles_on(person, today()) - {PostRole.MEMBER}
    held = list(person.groups.all())
    if {group.name for group in held} == {group_name(role) for role in roles} and not _outdated(roles):
        return
    with write_transaction():
        person.groups.set(_groups_of(roles))
    for cache in _CACHES:
        if hasattr(person, cache):
            delattr(person, cache)


def ensure_groups() -> None:
    """Give every group of a role exactly the permissions of its role; call it when what roles carry has changed."""
    with write_transaction():
        _groups_of(role for role in PostRole.values if role != PostRole.MEMBER)


def sync_everybody() -> int:
    """Bring the groups of everybody up to date who is in one or should be; returns how many were looked at."""
    posts = Post.objects.exclude(role=PostRole.MEMBER)
    beyond = Q(posts__in=posts) | Q(deputies__post__in=posts) | Q(groups__isnull=False)
    people = Person.objects.filter(beyond).distinct()
    for person in people:
        sync_groups(person)
    return len(people)


def _outdated(roles: Iterable[str]) -> bool:
    """Whether a group of ``roles`` lacks a permission or has one too many. Two queries, none without roles."""
    wanted = {group_name(role): role for role in roles}
    if not wanted:
        return False
    groups = Group.objects.filter(name__in=wanted).prefetch_related("permissions")
    return any(set(group.permissions.all()) != set(_permissions(wanted[group.name])) for group in groups)


def _groups_of(roles: Iterable[str]) -> list[Group]:
    groups = []
    for role in roles:
        group, _created = Group.objects.get_or_create(name=group_name(role))
        group.permissions.set(_permissions(role))
        groups.append(group)
    return groups


def _permissions(role: str) -> list[Permission]:
    """The permissions of ``role`` that exist; those of an app that is not installed are skipped (see ``checks``)."""
    named = Q(pk__in=[])
    for name in ROLE_PERMISSIONS.get(role, ()):
        label, _dot, codename = name.partition(".")
        named |= Q(content_type__app_label=label, codename=codename)
    return list(Permission.objects.filter(named))
