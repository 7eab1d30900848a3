"""Whose a page is: who is told of what is wrong with it, and settles it."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import Resolver404, resolve

from intranet.access.decisions import decide
from intranet.access.tokens import units_with_role, who
from intranet.directives.models import Directive
from intranet.directives.policy import LABEL as DIRECTIVE
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL as GUIDANCE
from intranet.guidance.policy import looked_after_by
from intranet.guidance.queries import owners_of
from intranet.people.models import Person, Post, PostRole
from intranet.people.queries import holders_of
from intranet.people.queries.posts import held_on
from intranet.people.rules import today
from intranet.portal.models import PageProblem

OF_ADDRESS: dict[str, type[Model]] = {
    "guidance": GuidancePage,
    "directives": Directive,
    "incoming": Directive,
    "outgoing": Directive,
}
"""What the ``public_id`` in an address stands for, by the namespace of the address."""

CLERKS = (PostRole.CLERK, PostRole.EDITOR)


def path_of(address: str) -> str:
    """The path of a page of this site, without what was asked of it; the home page where it is none."""
    try:
        parts = urlsplit(address.replace("\x00", ""))
    except ValueError:
        return "/"
    is_ours = parts.path.startswith("/") and not parts.path.startswith("//") and "\\" not in address
    return parts.path[:300] if is_ours and not parts.scheme and not parts.netloc else "/"


def subject_at(path: str, person: Person) -> Model | None:
    """What the page at ``path`` is of, as far as ``person`` may read it; None for any other page, there or not."""
    try:
        found = resolve(path)
    except Resolver404:
        return None
    model = OF_ADDRESS.get(found.namespace)
    public_id = found.kwargs.get("public_id")
    if model is None or public_id is None:
        return None
    subject = model._default_manager.filter(public_id=public_id).first()
    return subject if subject is not None and decide(person, "read", subject) else None


def told_of(subject: Model | None) -> list[Person]:
    """Who is told: the owner of a page of guidance, the clerk of a document's office, else the administrators."""
    if isinstance(subject, GuidancePage):
        return owners_of(subject) or administrators()
    if isinstance(subject, Directive):
        clerks = holders_of([PostRole.CLERK], subject.owner_unit_id) or holders_of(CLERKS, subject.owner_unit_id)
        return clerks or administrators()
    return administrators()


def administrators() -> list[Person]:
    """Who holds a post of administrator today; superusers where there is none."""
    posts = Post.objects.filter(held_on(today()), role=PostRole.ADMINISTRATOR, person=OuterRef("pk"))
    active = Person.objects.filter(is_active=True)
    return list(active.filter(Exists(posts))) or list(active.filter(is_superuser=True))


def open_problems(person: Person) -> QuerySet[PageProblem]:
    """What ``person`` is to settle, the oldest first."""
    return problems_of(person).filter(settled_at=None).select_related("by").order_by("at", "pk")


def pages_named(problems: Iterable[PageProblem]) -> list[PageProblem]:
    """The same rows, each with ``page_title``: what its page is called, or the path of a page without a name. For those
    who look after the pages. A query for each kind of subject.
    """
    rows = list(problems)
    keys = {
        label: {row.subject_id or 0 for row in rows if row.subject_model == label} for label in (GUIDANCE, DIRECTIVE)
    }
    pages = GuidancePage.objects.filter(pk__in=keys[GUIDANCE]).values_list("pk", "title")
    letters = Directive.objects.filter(pk__in=keys[DIRECTIVE]).values_list("pk", "summary")
    titles = {GUIDANCE: dict(pages), DIRECTIVE: dict(letters)}
    for row in rows:
        row.page_title = titles.get(row.subject_model, {}).get(row.subject_id or 0) or row.path  # type: ignore[attr-defined]
    return rows


def problems_of(person: Person) -> QuerySet[PageProblem]:
    """What was ever reported of what ``person`` looks after, and for an administrator of all other pages."""
    asker = who(person)
    if asker is None:
        return PageProblem.objects.none()
    pages = GuidancePage.objects.filter(looked_after_by(asker))
    letters = Directive.objects.filter(owner_unit__in=units_with_role(asker.tokens, CLERKS))
    mine = Q(subject_model=GUIDANCE, subject_id__in=pages.values("pk"))
    mine |= Q(subject_model=DIRECTIVE, subject_id__in=letters.values("pk"))
    if person.is_superuser or units_with_role(asker.tokens, [PostRole.ADMINISTRATOR]):
        mine |= Q(subject_model="")
    return PageProblem.objects.filter(mine)
