"""The one place that reads the environment. Every name begins with ``INTRANET_``; ``NAME_FILE`` names a file
instead.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from environ import FileAwareEnv, ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ["plugins.fulltext", "plugins.circulation", "plugins.otp", "plugins.checklists"]
"""Installed where the environment names none."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What an operator may set. Paths are absolute; lists are comma-separated in the environment."""

    secret_key: str
    debug: bool
    allowed_hosts: list[str]
    data_dir: Path
    database_url: str
    search_url: str
    search_api_key: str
    search_ca_file: str
    plugins: list[str]
    quarantine: list[str]
    theme_override: str
    organisation: str
    email_url: str
    email_from: str
    email_reset: bool
    site_url: str
    master_key: str
    trusted_proxies: int
    max_upload_mb: int
    readings_a_week: int
    tesseract: str
    signature_roots: str
    audit_key: str
    audit_checkpoints: str
    session_idle_minutes: int
    session_hours: int


def read(**defaults: object) -> Environment:
    """Read the environment; ``defaults`` replace the built-in ones (a settings module for tests or production).

    Raises:
        ImproperlyConfigured: a value cannot be read as its type, or ``NAME_FILE`` names a file that is not there.
    """
    env = FileAwareEnv()

    def value(name: str, kind: str, default: object) -> object:
        return getattr(env, kind)(f"INTRANET_{name.upper()}", default=defaults.get(name, default))

    data_dir = Path(str(value("data_dir", "str", str(ROOT / "var")))).resolve()
    return Environment(
        secret_key=str(value("secret_key", "str", "")),
        debug=bool(value("debug", "bool", False)),
        allowed_hosts=list(value("allowed_hosts", "list", ["127.0.0.1", "localhost"])),  # type: ignore[call-overload]
        data_dir=data_dir,
        database_url=_database_url(env, data_dir),
        search_url=str(value("search_url", "str", "")),
        search_api_key=str(value("search_api_key", "str", "")),
        search_ca_file=str(value("search_ca_file", "str", "")),
        plugins=list(value("plugins", "list", PLUGINS)),  # type: ignore[call-overload]
        quarantine=list(value("quarantine", "list", [])),  # type: ignore[call-overload]
        theme_override=str(value("theme_override", "str", "")),
        organisation=str(value("organisation", "str", "Cổng thông tin nội bộ")),
        email_url=str(value("email_url", "str", f"filemail:///{data_dir / 'mail'}")),
        email_from=str(value("email_from", "str", "sen@localhost")),
        email_reset=bool(value("email_reset", "bool", False)),
        site_url=str(value("site_url", "str", "http://127.0.0.1:8000")),
        master_key=str(value("master_key", "str", "")),
        trusted_proxies=int(str(value("trusted_proxies", "int", 0))),
        audit_key=str(value("audit_key", "str", "")),
        audit_checkpoints=str(value("audit_checkpoints", "str", "")),
        max_upload_mb=int(str(value("max_upload_mb", "int", 50))),
        readings_a_week=int(str(value("readings_a_week", "int", 10))),
        tesseract=str(value("tesseract", "str", "tesseract")),
        signature_roots=str(value("signature_roots", "str", "")),
        session_idle_minutes=int(str(value("session_idle_minutes", "int", 60))),
        session_hours=int(str(value("session_hours", "int", 12))),
    )


def _database_url(env: FileAwareEnv, data_dir: Path) -> str:
    """``DATABASE_URL`` is the name every host provides; ours wins when both are set."""
    for name in ("INTRANET_DATABASE_URL", "DATABASE_URL"):
        if os.environ.get(name) or os.environ.get(f"{name}_FILE"):
            return str(env.str(name))
    return f"sqlite:///{data_dir / 'db.sqlite3'}"


__all__ = ["ROOT", "Environment", "ImproperlyConfigured", "read"]
