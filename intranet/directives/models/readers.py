"""Who may read a directive: circles, as tokens."""

from django.db import models

from intranet.access.models import Reader


class DirectiveReader(Reader):
    """One circle that may read the directive once it is issued; who ``works`` on it reads it in every state.

    ``is_chosen`` is False for those to whom a receiving office passed it on: they read it, and its face does not name
    them to the other readers.
    """

    directive = models.ForeignKey("intranet_directives.Directive", models.CASCADE, related_name="readers")
    works = models.BooleanField(default=False)
    is_chosen = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "token"], name="one_reader_token")]
        indexes = [models.Index(fields=["token", "directive"])]

    def __str__(self) -> str:
        return self.token
