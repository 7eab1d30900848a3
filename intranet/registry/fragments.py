"""Fragments of pages, rendered so that one that raises leaves a box behind and the page standing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from intranet.registry.containment import attempt

BROKEN_BLOCK = "intranet/registry/broken_block.html"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A portlet or a slot's content, of one enabled plugin."""

    slug: str
    name: str
    order: int
    component: Any
    takes_subject: bool

    def render(self, request: HttpRequest, subject: Any = None) -> SafeString:
        """The fragment's HTML; empty when it has nothing for this person; a box saying so when it cannot be shown."""
        html = attempt(self.slug, self.name, self._render, request, subject, otherwise=None)
        return render_to_string(BROKEN_BLOCK, {"name": self.name}) if html is None else html

    def _render(self, request: HttpRequest, subject: Any) -> SafeString:
        arguments = (request, subject) if self.takes_subject else (request,)
        context = self.component.context(*arguments)
        if context is None:
            return SafeString("")
        return render_to_string(self.component.template_name, context, request)
