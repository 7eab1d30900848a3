"""Creating, renaming, moving and closing units. History keeps the unit of its day."""

from datetime import date

from django.db import models

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people import unit_moves
from intranet.people.errors import DatesReversed, UnitIntoItself, UnitInUse, UnitIsClosed
from intranet.people.models import FormerUnit, Post, Unit
from intranet.people.rules import today
from intranet.people.services.granting import Actor, check_may_administer, check_not_own_unit, check_visible
from intranet.people.services.posts import ONE_DAY
from intranet.people.services.told import tell, tell_moved


def create_unit(
    parent: Unit | None,
    *,
    by: Actor,
    name: str,
    kind: str,
    valid_from: date,
    short_name: str = "",
    code: str = "",
    import_key: str = "",
) -> Unit:
    """A new unit under ``parent``; without a parent the root of a tree.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        InvisibleCharacter: there is one in a name.
        UnitIsClosed: the parent does not exist on that day.
    """
    check_visible(name, short_name, code)
    new = Unit(name=name, kind=kind, valid_from=valid_from, short_name=short_name, code=code, import_key=import_key)
    with write_transaction():
        check_may_administer(by)
        if parent is None:
            unit: Unit = Unit.add_root(instance=new)
        else:
            parent = lock_tree(parent)[0]
            if not parent.is_open(max(valid_from, today())):
                raise UnitIsClosed
            unit = parent.add_child(instance=new)
        tell()
        record("unit.created", actor=by, subject=unit, details={"parent": parent.pk if parent else None, "kind": kind})
    return unit


def rename_unit(unit: Unit, *, by: Actor, name: str, short_name: str = "", code: str = "") -> Unit:
    """Give ``unit`` another name from today on; what it was called until yesterday is kept (``queries.name_on``).

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        InvisibleCharacter: there is one in a name.
    """
    check_visible(name, short_name, code)
    with write_transaction():
        check_may_administer(by)
        [unit] = lock_tree(unit)
        former = unit.name
        keep_as_it_was(unit)
        unit.name, unit.short_name, unit.code = name, short_name, code
        unit.save(update_fields=["name", "short_name", "code"])
        tell()
        record("unit.renamed", actor=by, subject=unit, details={"former": former, "name": name})
    return unit


def give_key(unit: Unit, key: str, *, by: Actor) -> Unit:
    """Write down what lists of other systems call ``unit``, so that it is found by that from now on.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
    """
    with write_transaction():
        check_may_administer(by)
        [unit] = lock_tree(unit)
        unit.import_key = key
        unit.save(update_fields=["import_key"])
        record("unit.key-given", actor=by, subject=unit, details={"name": key})
    return unit


def move_unit(unit: Unit, parent: Unit, *, by: Actor) -> Unit:
    """Put ``unit`` with all below it under another unit from today on.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        OwnRights: ``by`` works in the unit: its new place decides what its people may read.
        UnitIntoItself, UnitIsClosed: the new place.
    """
    with write_transaction():
        check_may_administer(by)
        check_not_own_unit(by, unit)
        unit, parent = lock_tree(unit, parent)
        if parent.path.startswith(unit.path):
            raise UnitIntoItself
        if not parent.is_open(today()):
            raise UnitIsClosed
        former = keep_as_it_was(unit)
        unit.move(parent, "last-child")
        unit.refresh_from_db()
        tell_moved()
        record("unit.moved", actor=by, subject=unit, details={"from": former.parent_id, "to": parent.pk})
    return unit


def close_unit(unit: Unit, *, by: Actor, on: date) -> Unit:
    """Close ``unit``; ``on`` is its last day. Nothing in it is ended silently.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        UnitIsClosed: it was closed before.
        UnitInUse: a post or a sub-unit lasts longer than ``on``, or work of the unit is not finished.
        DatesReversed: ``on`` lies before the unit began.
    """
    with write_transaction():
        check_may_administer(by)
        [unit] = lock_tree(unit)
        if unit.valid_to is not None:
            raise UnitIsClosed
        if on < unit.valid_from:
            raise DatesReversed
        work = [line for line in unit_moves.lines_of(unit) if line.fate in unit_moves.IN_THE_WAY]
        if work or lasting_posts(unit, on).exists() or lasting_children(unit, on).exists():
            raise UnitInUse
        unit.valid_to = on
        unit.save(update_fields=["valid_to"])
        tell()
        record("unit.closed", actor=by, subject=unit, details={"on": on.isoformat()})
    return unit


def lasting_posts(unit: Unit, on: date) -> models.QuerySet[Post]:
    """Posts in exactly this unit that last beyond the day; those withdrawn before they began do not count."""
    later = models.Q(ends__isnull=True) | models.Q(ends__gt=on, ends__gte=models.F("starts"))
    return Post.objects.filter(later, unit=unit)


def lasting_children(unit: Unit, on: date) -> models.QuerySet[Unit]:
    """Units directly below that last beyond the day."""
    later = models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=on)
    children: models.QuerySet[Unit] = Unit.objects.filter(later, path__startswith=unit.path, depth=unit.depth + 1)
    return children


def lock_tree(*units: Unit) -> list[Unit]:
    """Lock the tree against every other change of its shape, and read ``units`` anew.

    The lock is on the roots, because a move writes the paths of rows that it was not told of.
    """
    list(Unit.objects.select_for_update().filter(depth=1))
    return [Unit.objects.select_for_update().get(pk=unit.pk) for unit in units]


def keep_as_it_was(unit: Unit) -> FormerUnit:
    """Add the row that says what ``unit`` was called and where it stood until yesterday."""
    return FormerUnit.objects.create(
        unit=unit,
        name=unit.name,
        short_name=unit.short_name,
        code=unit.code,
        parent=unit.get_parent(),
        until=today() - ONE_DAY,
    )
