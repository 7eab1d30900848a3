"""What holds a published version as it is, whichever way is taken to change it: one row, many rows, or new ones."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class VersionState(models.TextChoices):
    """A draft is edited; what is published is filled in, and replaced by the next."""

    DRAFT = "draft", pgettext_lazy("checklist", "draft")
    PUBLISHED = "published", pgettext_lazy("checklist", "published")
    REPLACED = "replaced", pgettext_lazy("checklist", "replaced")


def check_draft(*versions: Any) -> None:
    """Nothing, if all ``versions`` are drafts.

    Raises:
        ValueError: one is not.
    """
    if any(version.state != VersionState.DRAFT for version in versions):
        raise ValueError("a published version never changes")


class VersionRows(models.QuerySet[Any]):
    """Versions: a published one is not deleted. Publishing itself is the service's."""

    state = "state"

    def delete(self) -> tuple[int, dict[str, int]]:
        """Gone, unless one is published.

        Raises:
            ValueError: one is.
        """
        self._check()
        return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]

    def _check(self) -> None:
        if self.exclude(**{self.state: VersionState.DRAFT}).exists():
            raise ValueError("a published version never changes")


class SectionRows(VersionRows):
    """Sections: those of a published version are neither changed nor deleted."""

    state = "version__state"

    def update(self, **values: Any) -> int:
        """Changed, unless one is of a published version.

        Raises:
            ValueError: one is.
        """
        self._check()
        return super().update(**values)


class QuestionRows(SectionRows):
    """Questions: the same, and none is added to a published version."""

    state = "section__version__state"

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Written, unless one is of a published version.

        Raises:
            ValueError: one is.
        """
        rows = list(objs)
        check_draft(*(row.section.version for row in rows))
        return super().bulk_create(rows, *args, **kwargs)
