"""What no check constraint can say, because it asks another table: which units take which posts.

A Party cell takes a head and a clerk only (membership is political data, Law 91/2025; no list of members is kept), and
a closed unit takes no post that lasts longer than it does. SQLite drops a trigger together with the table it stands on
and refuses to rename a table that a trigger names: a later migration that rebuilds ``Post`` or ``Unit`` runs ``remove``
before and ``install`` after.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

POST, UNIT = "intranet_people_post", "intranet_people_unit"
CELL_MESSAGE = "a Party cell takes a head and a clerk only"
CLOSED_MESSAGE = "the unit is closed before the post ends"

_IS_CELL = f"(SELECT kind FROM {UNIT} WHERE id = NEW.unit_id) = 'party-cell'"  # noqa: S608  no value comes from outside
_CELL = f"NEW.role NOT IN ('head', 'clerk') AND {_IS_CELL}"
_TOO_LONG = (
    f"EXISTS (SELECT 1 FROM {UNIT} u WHERE u.id = NEW.unit_id AND u.valid_to IS NOT NULL "  # noqa: S608
    "AND (NEW.ends IS NULL OR (NEW.ends > u.valid_to AND NEW.ends >= NEW.starts)))"
)
_BECOMES_CELL = (
    "NEW.kind = 'party-cell' AND OLD.kind <> 'party-cell' AND EXISTS "  # noqa: S608
    f"(SELECT 1 FROM {POST} p WHERE p.unit_id = NEW.id AND p.role NOT IN ('head', 'clerk'))"
)

RULES = (
    ("people_cell_insert", "INSERT", POST, _CELL, CELL_MESSAGE),
    ("people_cell_update", "UPDATE", POST, _CELL, CELL_MESSAGE),
    ("people_closed_insert", "INSERT", POST, _TOO_LONG, CLOSED_MESSAGE),
    ("people_closed_update", "UPDATE", POST, _TOO_LONG, CLOSED_MESSAGE),
    ("people_cell_kind", "UPDATE", UNIT, _BECOMES_CELL, CELL_MESSAGE),
)
"""(name, operation, table, what is refused, why)."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers on SQLite or PostgreSQL."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        for rule in RULES:
            for statement in make(*rule):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop them again."""
    with connection.cursor() as cursor:
        for name, _operation, table, _refused, _why in RULES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _sqlite(name: str, operation: str, table: str, refused: str, why: str) -> list[str]:
    return [
        f"CREATE TRIGGER {name} BEFORE {operation} ON {table} WHEN {refused} BEGIN SELECT RAISE(ABORT, '{why}'); END"
    ]


def _postgresql(name: str, operation: str, table: str, refused: str, why: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {refused} THEN "
        f"RAISE EXCEPTION '{why}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE {operation} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
