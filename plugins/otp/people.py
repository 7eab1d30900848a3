"""Who must have a device, and has none."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.contracts import WorkItem, WorkLine, rules_of, today, who
from plugins.otp.known import GUARD, label_of
from plugins.otp.models import AuthenticatorApp, CodeSheet, Kind
from plugins.otp.queries import devices_of, for_every_day


def roles_asked() -> set[str]:
    """Roles that a rule in force names: who holds a post of them cannot do without a device."""
    words = {word for rule in rules_of(GUARD) if not rule.released_at for word in rule.holders.split()}
    return {word[len("post:") :].rstrip("@") for word in words if word.startswith("post:")}


def without_device() -> Any:
    """People with such a post today, or superusers, who have no device for every day."""
    held = Q(posts__role__in=roles_asked()) & _held_today("posts__")
    apps = AuthenticatorApp.objects.filter(confirmed=True).values("user")
    cards = CodeSheet.objects.filter(confirmed=True, sheet_kind=Kind.CARD).values("user")
    people = get_user_model()._default_manager.filter(held | Q(is_superuser=True), is_active=True)
    return people.exclude(pk__in=apps).exclude(pk__in=cards).distinct()


def posts_today(person: Any) -> list[str]:
    """What ``person`` is today, and where: "Chuyên viên, Phòng Văn thư"."""
    posts = person.posts.filter(_held_today("")).select_related("unit").order_by("starts", "id")
    return [f"{post.title or post.get_role_display()}, {post.unit}" for post in posts]


def _held_today(to_posts: str) -> Q:
    day = today()
    ends = Q(**{f"{to_posts}ends__isnull": True}) | Q(**{f"{to_posts}ends__gte": day})
    return Q(**{f"{to_posts}starts__lte": day}) & ends


def work(person: Any) -> Iterable[WorkLine]:
    """A device to set up, for whom a rule that names circles concerns."""
    asker = who(person)
    rules = [rule for rule in rules_of(GUARD) if rule.holders and not rule.released_at]
    named = [rule for rule in rules if asker and rule.concerns(asker.tokens)]
    if named and not for_every_day(devices_of(person)):
        url = reverse("otp:devices")
        items = [WorkItem(url, label_of(rule.name)) for rule in named]
        yield WorkLine(_("Set up an authentication device"), url, 1, items=items)
