"""What holds a published version as it is, whichever way is taken to change it: one row, many rows, or new ones. Two
things happen to it still, each by its own name: the next version replaces it, and what no campaign uses is taken back.
"""

from collections.abc import Iterable
from datetime import date
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


class _LastingRows(models.QuerySet[Any]):
    """Rows of versions: those of a published one are neither changed nor deleted."""

    state = "state"

    def update(self, **values: Any) -> int:
        """Changed, unless one is published.

        Raises:
            ValueError: one is.
        """
        self._check()
        return super().update(**values)

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


class VersionRows(_LastingRows):
    """Versions. Publishing is the service's, by saving the draft."""

    def replace(self, last: date) -> int:
        """Published ones are replaced by the next; ``last`` is their last day."""
        return models.QuerySet.update(
            self.filter(state=VersionState.PUBLISHED), state=VersionState.REPLACED, valid_to=last
        )

    def take_back(self) -> int:
        """Published ones are drafts again, as if nobody had published them.

        Raises:
            ValueError: a campaign uses one.
        """
        if self.filter(campaigns__isnull=False).exists():
            raise ValueError("a version that was put to units stays published")
        blank = {"published_at": None, "published_by": None, "valid_from": None}
        return models.QuerySet.update(self, state=VersionState.DRAFT, **blank)


class SectionRows(_LastingRows):
    """Sections: those of a published version are neither changed nor deleted, and none is added to it."""

    state = "version__state"

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Written, unless one is of a published version.

        Raises:
            ValueError: one is.
        """
        rows = list(objs)
        check_draft(*(row.version for row in rows))
        return super().bulk_create(rows, *args, **kwargs)


class QuestionRows(_LastingRows):
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
