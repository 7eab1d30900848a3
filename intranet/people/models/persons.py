"""A person: name and work contact, nothing else. Never deleted: receipts and registers name people for decades."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from intranet.people.rules import normal_username


class PersonQuerySet(models.QuerySet["Person"]):
    """Closes the door that deletes in bulk."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused, like ``Person.delete``.

        Raises:
            models.ProtectedError: always.
        """
        raise models.ProtectedError("People are never deleted; end the posts and close the login.", set(self))


class PersonManager(UserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Django's manager of users over the query set that deletes nobody."""

    use_in_migrations = False


class Person(AbstractUser):
    """Somebody who works here, perhaps without a login; ``last_name`` is family and middle name together."""

    phone = models.CharField(_("work phone"), max_length=30, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi"
    )
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    """Counts the events that end every session; part of the session's hash."""
    password_confirmed = models.BooleanField(default=True, editable=False)
    """False while the password comes from a slip or link that no second person vouched for."""

    contact_confirmed_on = models.DateField(_("contact confirmed on"), null=True, editable=False)
    """The day on which the person last said that the work contact is right."""

    objects = PersonManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["first_name", "last_name", "id"]
        # Wagtail's user screens ask for add_, change_ and delete_person: nobody can hold what does not exist.
        default_permissions = ()
        permissions = [
            ("view_people", "Can open the screens of people and units"),
            ("administer_people", "Can administer people and units"),
            ("grant_security", "Can grant and end posts of security officers"),
        ]

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

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """One spelling of a login name: small letters, composed characters, no space around it."""
        return normal_username(username)

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with every event that must end all sessions."""
        seen = f"{self.password}:{self.session_epoch}"
        return salted_hmac("intranet.people.session", seen, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Old keys are not accepted: a rotated SECRET_KEY ends the sessions."""
        return iter(())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """A person is never deleted: posts end and the login is closed.

        Raises:
            models.ProtectedError: always.
        """
        raise models.ProtectedError("A person is never deleted; end the posts and close the login.", {self})
