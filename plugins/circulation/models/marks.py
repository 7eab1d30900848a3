"""Levels and markings: tables with dates that an office extends. No grade of state secrets can be added."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from plugins.circulation.rules import names_a_state_secret


def no_state_secret(name: str) -> None:
    """Law on state secrets: the grades are for what is on the lists; a label of an office must not look like one.

    Raises:
        ValidationError: ``name`` is, or contains, such a grade.
    """
    if names_a_state_secret(name):
        raise ValidationError(
            _("“%(name)s” reads like a grade of state secrets. This system holds none; choose another word."),
            params={"name": name},
        )


class DatedRows(models.QuerySet[Any]):
    """Names are looked at on the ways that pass ``save`` by, too."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """As in Django, after the names."""
        objs = list(objs)
        for each in objs:
            each.check_names()
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Any, *args: Any, **kwargs: Any) -> int:
        """As in Django, after the names."""
        objs = list(objs)
        for each in objs:
            each.check_names()
        return super().bulk_update(objs, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """As in Django, after the names; one that the database would make up is not taken."""
        for field in {"name", "name_en"} & kwargs.keys():
            no_state_secret(str(kwargs[field]))
        return super().update(**kwargs)


class Dated(models.Model):
    """Offered from one day to another; what bears it keeps it."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80, validators=[no_state_secret])
    name_en = models.CharField(_("English name"), max_length=80, validators=[no_state_secret])
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DatedRows.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        from django.utils.translation import get_language

        return self.name_en if (get_language() or "vi").startswith("en") else self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """The last door: whatever way a name comes in by."""
        self.check_names()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def check_names(self) -> None:
        """Neither name reads like a grade of state secrets.

        Raises:
            ValidationError: one does.
        """
        no_state_secret(self.name)
        no_state_secret(self.name_en)


class Level(Dated):
    """Ordered by ``rank``: who is cleared for one is cleared for those below."""

    rank = models.PositiveSmallIntegerField(_("rank"), unique=True)

    class Meta(Dated.Meta):
        ordering = ["rank"]
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class Marking(Dated):
    """Printed on the document, in any number and no order; the switches say what follows from it."""

    must_return = models.BooleanField(_("to be given back after reading"), default=False)
    no_copies = models.BooleanField(_("never copied"), default=False)

    class Meta(Dated.Meta):
        ordering = ["name"]
        verbose_name = _("marking")
        verbose_name_plural = _("markings")
