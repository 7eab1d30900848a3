"""Django's sessions in the database, with the look-up of every request prepared."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from intranet.prepared import prepared


class SessionStore(db.SessionStore):
    """The engine named in ``SESSION_ENGINE``."""

    def _get_session_from_db(self) -> Session | None:
        found = _session(self.session_key, timezone.now())
        if not found:
            self._session_key = None
        return next(iter(found), None)


@prepared
def _session(key: Any, now: Any) -> Any:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
