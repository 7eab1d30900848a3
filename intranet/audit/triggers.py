"""The database's own refusal to change what was recorded: a second lock beside the chain, which only detects.

Whoever may alter the schema can drop a trigger, so ``verify`` names the ones that are missing.
"""

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "intranet_audit_event"
MESSAGE = "audit events are only ever added"


def wanted(vendor: str) -> dict[str, str]:
    """Names of the triggers that should be there, with the statement that makes each.

    Deleting is refused too, unless ``INTRANET_AUDIT_FLUSH`` is set: only the test settings set it, because the test
    runner empties the tables after every test that commits.
    """
    makers = {"sqlite": _sqlite, "postgresql": _postgresql}
    if vendor not in makers:
        return {}
    operations = ["update"] if getattr(settings, "INTRANET_AUDIT_FLUSH", False) else ["update", "delete", "truncate"]
    return {f"audit_no_{name}": makers[vendor](name) for name in operations if (vendor, name) != ("sqlite", "truncate")}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every wanted trigger that is missing. Repeating it changes nothing."""
    absent = missing(connection)
    if not absent:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for name in absent:
            cursor.execute(wanted(connection.vendor)[name])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: what migrating backwards needs, and a test that plays the intruder."""
    suffix = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _present(connection):
            cursor.execute(f"DROP TRIGGER {name}{suffix}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of wanted triggers that are not there."""
    present = _present(connection)
    return [name for name in wanted(connection.vendor) if name not in present]


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    elif connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgrelid = %s::regclass"
    else:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        return {name for (name,) in cursor.fetchall() if name.startswith("audit_no_")}


def _sqlite(operation: str) -> str:
    return (
        f"CREATE TRIGGER audit_no_{operation} BEFORE {operation.upper()} ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


_FUNCTION = f"""
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def _postgresql(operation: str) -> str:
    """A trigger on the statement, so that it fires for TRUNCATE and for statements that touch no row as well."""
    return (
        f"CREATE TRIGGER audit_no_{operation} BEFORE {operation.upper()} ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    )
