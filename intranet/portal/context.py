"""What every page's frame shows: who is here, where one can go, what waits."""

from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from intranet.notifications.queries import unread_count
from intranet.people.queries import posts_on
from intranet.people.rules import today
from intranet.portal.navigation import NavLine, for_phone, grouped, lines_for, mark_current, url_of
from intranet.portal.queries import WorkRow, due_soon, waiting
from intranet.state.current import current
from intranet.theming.active import active_slug


def shell(request: HttpRequest) -> dict[str, "Shell"]:
    """Context processor. Nothing is asked before a template shows it; at most three queries a page."""
    return {"shell": shell_of(request)}


def shell_of(request: HttpRequest) -> "Shell":
    """The frame of this request; the same one for every template it draws."""
    kept: Shell | None = getattr(request, "_shell", None)
    if kept is None:
        kept = request._shell = Shell(request)  # type: ignore[attr-defined]
    return kept


class Shell:
    """The frame around a page, each part made when a template first shows it.

    With ``placeless`` no line is marked as current: an error page must not tell where it was asked for.
    """

    def __init__(self, request: HttpRequest, *, placeless: bool = False) -> None:
        self.request = request
        self.placeless = placeless

    @property
    def organisation(self) -> str:
        return settings.INTRANET_ORGANISATION

    @cached_property
    def person(self) -> Any:
        """The person signed in, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def post_line(self) -> str:
        """What the person is, and where: "Chuyên viên · Phòng Văn thư"."""
        return (
            _post_line(self.person.pk, today(), current().membership_revision, get_language() or "")
            if self.person
            else ""
        )

    @cached_property
    def waiting(self) -> list[WorkRow]:
        """What the person must acknowledge. Two queries."""
        return waiting(self.person, today()) if self.person else []

    @cached_property
    def unread(self) -> int:
        """Notices not yet read. One query."""
        return unread_count(self.person) if self.person else 0

    @cached_property
    def lines(self) -> list[NavLine]:
        """Every line of the navigation; a view says with ``request.listed_under`` under which a page stands that has
        its address elsewhere.
        """
        if not self.person:
            return []
        soon = due_soon(self.waiting)
        lines = lines_for(self.request, due=(soon.count, soon.state, _due_words(soon.count)))
        under = getattr(self.request, "listed_under", self.request.path)
        return lines if self.placeless else mark_current(lines, under)

    @property
    def nav(self) -> SafeString:
        """The navigation, drawn."""
        return drawn("intranet/components/nav.html", tuple(self.lines), active_slug(), get_language() or "")

    @property
    def tabbar(self) -> SafeString:
        """The bar at the bottom of a phone, drawn."""
        return drawn("intranet/components/tabbar.html", tuple(self.lines), active_slug(), get_language() or "")

    @property
    def alert(self) -> str:
        """What every page says now. No query: it is one of the switches."""
        alert = current().alert
        return alert.text if alert and alert.is_shown(timezone.now()) else ""

    @property
    def report_url(self) -> str:
        """Where one says what is wrong with this page; empty on a page that says no, and before sign-in."""
        if self.placeless or not self.person:
            return ""
        return f"{url_of('portal:report')}?{urlencode({'trang': self.request.path})}"

    @property
    def account_url(self) -> str:
        return url_of("people:account")

    @property
    def notices_url(self) -> str:
        return url_of("notifications:list")


@lru_cache(maxsize=2_000)
def drawn(template: str, lines: tuple[NavLine, ...], theme: str, language: str) -> SafeString:
    """Lines of the navigation as HTML: the same for everybody who has the same lines with the same counts, so drawn
    once for each theme and language.
    """
    bar, more = for_phone(list(lines))
    in_more = any(line.current for line in more)
    context = {"groups": grouped(list(lines)), "bar": bar, "more": more, "current_in_more": in_more}
    return render_to_string(template, context)


def soon_words(count: int) -> str:
    """How much of all that waits is late or due within a week, in words."""
    return ngettext("%(n)d task overdue or due within 7 days", "%(n)d tasks overdue or due within 7 days", count) % {
        "n": count
    }


def _due_words(count: int) -> str:
    return ngettext(
        "%(n)d document to acknowledge, overdue or due within 7 days",
        "%(n)d documents to acknowledge, overdue or due within 7 days",
        count,
    ) % {"n": count}


@lru_cache(maxsize=20_000)
def _post_line(person_id: int, day: date, revision: int, language: str) -> str:
    """Kept under the membership revision, like the tokens: a change of posts shows at once. One query when new."""
    from intranet.people.models import Person

    posts = posts_on(Person(pk=person_id), day)
    if not posts:
        return ""
    post = next((post for post in posts if post.is_main), posts[0])
    title = post.title or str(post.get_role_display())
    return f"{title[:1].upper()}{title[1:]} · {post.unit.short_name or post.unit.name}"
