"""A person: name and work contact, nothing else. Never deleted, because receipts and registers name people for decades."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(AbstractUser):
    """Somebody who works here. May have no usable login; ``last_name`` holds family and middle name, ``first_name`` the given name."""

    phone = models.CharField(_("work phone"), max_length=30, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi")
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    """Counts the events that end every session; part of the session's hash."""

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["first_name", "last_name", "id"]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """Vietnamese order: family name, middle name, given name."""
        return f"{self.last_name} {self.first_name}".strip() or self.username

    @property
    def initials(self) -> str:
        """First letters of the last two words of the name, for the round mark in the masthead."""
        words = self.get_full_name().split()
        return "".join(word[0] for word in words[-2:]).upper()

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with every event that must end all sessions."""
        return self._session_hash()

    def get_session_auth_fallback_hash(self) -> Any:
        """Old keys are not accepted: a rotated SECRET_KEY ends the sessions."""
        return iter(())

    def _session_hash(self) -> str:
        from django.utils.crypto import salted_hmac

        return salted_hmac("intranet.people.session", f"{self.password}:{self.session_epoch}", algorithm="sha256").hexdigest()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """A person is never deleted: posts end and the login is closed.

        Raises:
            models.ProtectedError: always.
        """
        raise models.ProtectedError("A person is never deleted; end the posts and close the login.", {self})
