"""Pages that know how many they are."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Any, int, int], None]
"""Takes the canvas, the number of the page and the number of all pages."""


def counting_pages(draw: Draw) -> type[Canvas]:
    """A canvas for ``build(canvasmaker=…)`` that calls ``draw`` on every page once all are there."""

    class CountingCanvas(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            pages = self._pages
            for number, page in enumerate(pages, start=1):
                self.__dict__.update(page)
                draw(self, number, len(pages))
                super().showPage()
            super().save()

    return CountingCanvas
