"""Who may do what: access to a document is clearance AND scope AND space; the guard comes after, in the core."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.contracts import Who, people_in_circles, prepared, today, who
from plugins.circulation.models import Clearance, Copy, Item, ItemReader, ItemState, Known, Space, Work
from plugins.circulation.rules import keeper_token, member_token, split_tokens

SPACE = "plugin_circulation.space"
OWNERS = ("head", "leader")
"""Posts of the owner unit that may open a space, and confirm one that has a single keeper."""

OFFICER = "post:security@"


class SpacePolicy:
    """``read`` what lies on its page, ``know`` that it exists, ``add`` documents, ``keep`` roster and settings;
    its ``registers`` stay when it is closed.
    """

    def allows(self, who: Who, action: str, subject: Space) -> bool:
        if action == "confirm":
            return subject.ready_at is None and subject.archived_at is None
        is_keeper = keeper_token(subject.pk) in who.tokens
        if action in {"keep", "add"}:
            return subject.archived_at is None and (is_keeper or (action == "add" and _is_open(subject)))
        return action == "registers" or (action in {"read", "know"} and (is_keeper or _is_open(subject)))

    def tokens(self, action: str, subject: Space) -> Iterable[str]:
        keeper, member = keeper_token(subject.pk), member_token(subject.pk)
        if action == "confirm":
            return {f"post:{role}@{subject.owner_id}" for role in OWNERS}
        if action == "add":
            return {keeper, member} if subject.work == Work.ADD else {keeper}
        if action == "know":
            return {keeper, member, *_knowing(subject)}
        return {"read": {keeper, member}, "keep": {keeper}, "registers": {keeper}}.get(action, set())

    def keeps(self, who: Who, action: str, subject: Space) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Space]) -> QuerySet[Space]:
        _rank, member, keeper = split_tokens(who.tokens)
        return queryset.filter(Q(pk__in=keeper) | Q(pk__in=member))


def _is_open(space: Space) -> bool:
    day = today()
    return (
        space.ready_at is not None
        and space.archived_at is None
        and space.opens_on <= day
        and (space.closes_on is None or day <= space.closes_on)
    )


def _knowing(space: Space) -> set[str]:
    return {Known.UNIT: {f"under:{space.owner_id}"}, Known.EVERYBODY: {"any"}}.get(Known(space.known), set())


class ItemPolicy:
    """``read`` the body; ``download`` it; ``keep`` its record, copies and scope; ``recall`` it."""

    def within(self, subject: Item) -> Iterable[str]:
        """A guard before a space stands before every document in it."""
        return (f"{SPACE}:{subject.space_id}",)

    def allows(self, who: Who, action: str, subject: Item) -> bool:
        rank, _spaces, _keeps = split_tokens(who.tokens)
        if rank < subject.level.rank or subject.state == ItemState.DROPPED or subject.space.archived_at is not None:
            return False
        if action == "read":
            return subject.state == ItemState.ISSUED and _is_valid(subject)
        if action == "download":
            return subject.state == ItemState.ISSUED and _is_valid(subject) and may_be_copied(subject)
        if action == "recall":
            return subject.state == ItemState.ISSUED
        return action == "keep"

    def tokens(self, action: str, subject: Item) -> Iterable[str]:
        if action in {"read", "download"}:
            return set(_reader_tokens(subject.pk))
        return {keeper_token(subject.space_id)} if action in {"keep", "recall"} else set()

    def keeps(self, who: Who, action: str, subject: Item) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Item]) -> QuerySet[Item]:
        open_now = queryset.filter(state=ItemState.ISSUED, space__in=split_tokens(who.tokens)[1])
        valid = open_now.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today()))
        tokens = [token for token in who.tokens if token.startswith("circulation:")]
        return valid.filter(Exists(ItemReader.objects.filter(item=OuterRef("pk"), token__in=tokens)))


@prepared
def _reader_tokens(item: Any) -> Any:
    return ItemReader.objects.filter(item_id=item).values_list("token", flat=True)


def _is_valid(item: Item) -> bool:
    return _is_open(item.space) and (item.valid_until is None or today() <= item.valid_until)


def may_be_copied(item: Item) -> bool:
    """Copying is allowed, and no marking forbids it."""
    return item.copying_allowed and not any(marking.no_copies for marking in item.markings.all())


def kept(who: Who, queryset: QuerySet[Item]) -> QuerySet[Item]:
    """Documents whose records ``who`` keeps: of their spaces, up to the level they are cleared for themselves."""
    rank, _spaces, keeper = split_tokens(who.tokens)
    return kept_in(keeper, rank, queryset)


def kept_in(spaces: Any, rank: Any, queryset: QuerySet[Item]) -> QuerySet[Item]:
    """The same for the keys of the spaces one keeps and the rank one is cleared for; in a prepared query, slots."""
    return queryset.filter(space__pk__in=spaces, level__rank__lte=rank).exclude(state=ItemState.DROPPED)


class CopyPolicy:
    """A copy is the matter of its holder (``read``, ``receive``, ``return``) and of the keepers (``keep``)."""

    def within(self, subject: Copy) -> Iterable[str]:
        return (f"{SPACE}:{subject.item.space_id}",)

    def allows(self, who: Who, action: str, subject: Copy) -> bool:
        return action in {"read", "receive", "return", "keep"}

    def tokens(self, action: str, subject: Copy) -> Iterable[str]:
        if action == "keep":
            return {keeper_token(subject.item.space_id)}
        return {f"user:{subject.holder_id}"}

    def keeps(self, who: Who, action: str, subject: Copy) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Copy]) -> QuerySet[Copy]:
        return queryset.filter(holder=who.person)


class ClearancePolicy:
    """The security officers', and to read, one's own. Nobody grants one to themselves."""

    def allows(self, who: Who, action: str, subject: Clearance) -> bool:
        return action == "read" or (action in {"grant", "withdraw"} and subject.person_id != who.person.pk)

    def tokens(self, action: str, subject: Clearance) -> Iterable[str]:
        own = {f"user:{subject.person_id}"} if action == "read" else set()
        return {*own, *officers_of(subject.person)}

    def keeps(self, who: Who, action: str, subject: Clearance) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Clearance]) -> QuerySet[Clearance]:
        return queryset.filter(Q(person=who.person) | Q(person__in=people_cared_for(who)))


def people_cared_for(who: Who) -> QuerySet[Any]:
    """People whose clearance ``who`` settles as security officer: of their units and those below, but not oneself."""
    units = [token.removeprefix(OFFICER) for token in who.tokens if token.startswith(OFFICER)]
    return people_in_circles([f"under:{unit}" for unit in units]).exclude(pk=who.person.pk)


def permits(person: Any, action: str, subject: Any) -> bool:
    """What ``decide`` says without the guards: for services, which are called by views that have asked ``decide``, and
    ask again under the lock.
    """
    asker, policy = who(person), POLICIES[type(subject)]
    return (
        asker is not None
        and policy.allows(asker, action, subject)
        and not asker.tokens.isdisjoint(policy.tokens(action, subject))
    )


POLICIES: dict[type, Any] = {Space: SpacePolicy(), Item: ItemPolicy(), Copy: CopyPolicy(), Clearance: ClearancePolicy()}


def officers_of(person: Any) -> set[str]:
    """Circles of the security officers who look after ``person``: of the units of their posts and of those above."""
    day = today()
    posts = person.posts.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day).select_related("unit")
    units = {unit.pk for post in posts for unit in (post.unit, *post.unit.get_ancestors())}
    return {f"{OFFICER}{unit}" for unit in units}
