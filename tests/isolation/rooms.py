"""Restricted documents in every state, each with words of its own, and who may know which."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from intranet.people.rules import today
from plugins.circulation import catalogue
from plugins.circulation.models import Clearance, Copy, Item, Level, Proposal, RosterEntry, Space
from plugins.circulation.services import copies, items, recalls, scopes, spaces
from plugins.circulation.services.clearances import grant
from tests.factories.province import Province
from tests.files.samples import pdfs

KEEPERS = frozenset({"head", "clerk"})
MEMBERS = KEEPERS | {"cadre", "deputy", "leader"}
CLEARED = ("head", "clerk", "cadre", "deputy", "trainer", "inspector")
READERS = frozenset({"head", "clerk", "cadre", "deputy"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """Who reads a document in this state, who may download it, who keeps its record, who else knows its number, and who
    has it in registers alone.
    """

    reads: frozenset[str]
    loads: frozenset[str]
    keeps: frozenset[str]
    holds: frozenset[str] = NOBODY
    lists: frozenset[str] = NOBODY

    @property
    def opens(self) -> frozenset[str]:
        """Personas who have a page of it."""
        return self.reads | self.keeps

    @property
    def knows(self) -> frozenset[str]:
        """Personas to whom the title may be shown."""
        return self.opens | self.lists


STATES = {
    "draft": State(NOBODY, NOBODY, KEEPERS),
    "whole": State(READERS, NOBODY, KEEPERS),
    "copied": State(READERS, READERS, KEEPERS),
    "narrow": State(frozenset({"cadre"}), frozenset({"cadre"}), KEEPERS),
    "narrowed": State(frozenset({"deputy"}), NOBODY, KEEPERS),
    "waits": State(frozenset({"cadre"}), NOBODY, KEEPERS),
    "ended": State(NOBODY, NOBODY, KEEPERS),
    "recalled": State(NOBODY, NOBODY, KEEPERS, holds=frozenset({"cadre"})),
    "closed": State(NOBODY, NOBODY, KEEPERS),
    "dropped": State(NOBODY, NOBODY, NOBODY),
    "elsewhere": State(frozenset({"inspector", "trainer"}), NOBODY, frozenset({"inspector", "trainer"})),
    "early": State(NOBODY, NOBODY, KEEPERS),
    "archived": State(NOBODY, NOBODY, NOBODY, lists=KEEPERS),
}
"""Who may do what, by hand: cleared AND on the roster AND in the scope, while the document and its space are open."""


@dataclass
class Rooms:
    """``words`` maps each secret word to the personas who may know it."""

    spaces: dict[str, Space] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def values(self) -> dict[str, list[object]]:
        """What the arguments of circulation's addresses may be."""
        items, rooms = ([thing.public_id for thing in things.values()] for things in (self.items, self.spaces))
        pks = {
            "copy": Copy.objects.values_list("pk", flat=True),
            "clearance": Clearance.objects.values_list("pk", flat=True)[:2],
            "entry": RosterEntry.objects.values_list("pk", flat=True)[:4],
            "proposal": Proposal.objects.values_list("pk", flat=True),
        }
        return {
            "circulation/tai-lieu/public_id": [*items, rooms[0]],
            "circulation/khong-gian/public_id": [*rooms, items[0]],
            "circulation_admin:slug": ["han-che", "xem-xong-tra-lai"],
            "circulation:register": ["di", "muon", "giao", "thu-hoi"],
            **{f"circulation:{name}": list(found) for name, found in pks.items()},
        }


def plant_rooms(province: Province) -> Rooms:
    """Four spaces: one at work, one of another department, one that opens later, one that was closed."""
    rooms = Rooms()
    _clear(province, rooms)
    two = (province.head, province.clerk)
    rooms.spaces["work"] = _space(rooms, province.office, "work", two, MEMBERS, province.head)
    _let_in(province, rooms.spaces["work"], ("cadre", "deputy", "leader"), rooms)
    for state in ("draft", "whole", "copied", "narrow", "narrowed", "waits", "ended", "recalled", "closed", "dropped"):
        rooms.items[state] = _put_in(rooms, rooms.spaces["work"], state, province.head)
    _bring_about(province, rooms)
    _plant_elsewhere(province, rooms)
    _plant_early_and_archived(province, rooms, two)
    return rooms


def _clear(province: Province, rooms: Rooms) -> None:
    for name in CLEARED:
        level, day = Level.objects.get(slug="han-che"), today()
        ends = day + timedelta(days=30)
        by = province.security
        grant(province.people[name], level, starts=day, ends=ends, basis="12/QĐ qrcbasiszq", by=by)
    rooms.words["qrcbasiszq"] = frozenset({"security"})


def _space(rooms: Rooms, owner: Any, stem: str, keepers: Any, known: frozenset[str], by: Any, opens: int = 0) -> Space:
    space = Space(owner=owner, title=f"Phòng qrc{stem}spacezq", purpose=f"Để qrc{stem}purposezq")
    space.opens_on, space.text_is_found = today() + timedelta(days=opens), True
    rooms.words |= {f"qrc{stem}spacezq": known, f"qrc{stem}purposezq": known}
    return spaces.open_space(space, keepers, by)


def _let_in(province: Province, space: Space, names: tuple[str, ...], rooms: Rooms) -> None:
    tokens = tuple(f"user:{province.people[name].pk}" for name in names)
    spaces.let_in(space, spaces.LetIn(tokens, "Vì qrcletinzq", today()), province.head)
    rooms.words["qrcletinzq"] = KEEPERS


def _put_in(rooms: Rooms, space: Space, state: str, by: Any) -> Item:
    knows = STATES[state].knows
    number, title, body = f"7/QRC{state.upper()}NUMZQ", f"Phương án qrc{state}titlezq", f"qrc{state}bodyzq"
    rooms.words |= {number.partition("/")[2]: knows | STATES[state].holds | {"security"}}  # stands in the audit log
    rooms.words |= {f"qrc{state}titlezq": knows, body: STATES[state].reads}
    file = ContentFile(pdfs.pdf(body, "trang hai"), f"qrc{state}filezq.pdf")
    level = Level.objects.get(slug="han-che")
    return items.add_item(space, file, number=number, title=title, level=level, by=by)


def _bring_about(province: Province, rooms: Rooms) -> None:
    """Each document of the space at work comes to the state that it is called after."""
    head, clerk, cadre, deputy = province.head, province.clerk, province.cadre, province.deputy
    cadre_only, both = (f"user:{cadre.pk}",), (f"user:{cadre.pk}", f"user:{deputy.pk}")
    terms = {
        "copied": items.Terms(whole_space=True, copying_allowed=True),
        "narrow": items.Terms(cadre_only, copying_allowed=True),
        "narrowed": items.Terms(both),
        "waits": items.Terms(cadre_only),
        "ended": items.Terms(whole_space=True, valid_until=today()),
    }
    for state in ("whole", "copied", "narrow", "narrowed", "waits", "ended", "recalled", "closed"):
        items.issue(rooms.items[state], terms.get(state, items.Terms(whole_space=True)), head)
    items.drop(rooms.items["dropped"], head)
    _run_out(rooms.items["ended"])
    narrower = {"whole": False, "tokens": [f"user:{deputy.pk}"]}
    scopes.change_scope(rooms.items["narrowed"], narrower, "vì qrcnarrowzq", head)
    scopes.change_scope(rooms.items["waits"], {"whole": True, "tokens": []}, "vì qrcwiderzq", head)
    copies.hand_over(rooms.items["recalled"], [cadre], clerk, due=today())
    for state in ("recalled", "closed"):
        called = recalls.recall(rooms.items[state], f"vì qrc{state}reasonzq", clerk)
        rooms.words[f"qrc{state}reasonzq"] = KEEPERS
    recalls.close(called, clerk)
    rooms.words |= {"qrcwiderzq": KEEPERS, "qrcnarrowzq": KEEPERS | {"security"}}  # the reason of a change is audited


def _run_out(item: Item) -> None:
    """As if it had been issued until yesterday."""
    Item.objects.filter(pk=item.pk).update(valid_until=today() - timedelta(days=1))
    scopes.set_scope(Item.objects.get(pk=item.pk), ())
    catalogue.put(Item.objects.get(pk=item.pk))


def _plant_elsewhere(province: Province, rooms: Rooms) -> None:
    """A space of the committee, kept by two of a department; nobody of the space at work knows of it."""
    two = (province.trainer, province.inspector)
    known = frozenset({"trainer", "inspector"})
    rooms.spaces["other"] = _space(rooms, province.committee, "other", two, known, province.leader)
    rooms.items["elsewhere"] = _put_in(rooms, rooms.spaces["other"], "elsewhere", province.trainer)
    items.issue(rooms.items["elsewhere"], items.Terms(whole_space=True), province.trainer)


def _plant_early_and_archived(province: Province, rooms: Rooms, two: Any) -> None:
    for state, opens in (("early", 5), ("archived", 0)):
        space = _space(rooms, province.office, state, two, KEEPERS, province.head, opens)
        _let_in(province, space, ("cadre",), rooms)
        rooms.spaces[state] = space
        rooms.items[state] = _put_in(rooms, space, state, province.head)
        items.issue(rooms.items[state], items.Terms(whole_space=True, copying_allowed=True), province.head)
    spaces.archive(rooms.spaces["archived"], province.head)
