"""What each line of the list of people would do. No database: ``Known`` was asked before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from intranet.people.errors import DatesReversed, OwnRights, PeopleError
from intranet.people.importing import cells
from intranet.people.importing.headings import PEOPLE, heading
from intranet.people.importing.known import Known
from intranet.people.importing.lines import PersonLine
from intranet.people.importing.plan import Row
from intranet.people.importing.units import UnitRow
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.rules import overlap, today
from intranet.people.services.granting import check_roles_reach
from intranet.people.services.posts import ONE_DAY, check_not_held, check_place, is_open

Read = TypeVar("Read")


@dataclass(slots=True)
class PersonRow(Row):
    """A line, read. ``person`` and ``post`` are those it means, None for new ones."""

    username: str = ""
    family_name: str = ""
    given_name: str = ""
    email: str = ""
    phone: str = ""
    unit_key: str = ""
    role: str = ""
    title: str = ""
    starts: date | None = None
    ends: date | None = None
    person: Person | None = None
    post: Post | None = None

    @property
    def face(self) -> tuple[str, str, str, str]:
        """What must be the same in every row of one person."""
        return self.family_name, self.given_name, self.email, self.phone

    def read(self, field: str, text: str, reader: Callable[[str], Read]) -> Read | None:
        """The cell as ``reader`` reads it; what is wrong with it becomes a problem."""
        try:
            return reader(text)
        except cells.BadCell as bad:
            self.wrong(heading(field, PEOPLE), bad)
            return None


def username_in(line: PersonLine) -> str:
    """The login name of a line, "" where there is none."""
    try:
        return cells.login(line.username)
    except cells.BadCell:
        return ""


def person_rows(lines: Sequence[PersonLine], units: Sequence[UnitRow], there: Known) -> list[PersonRow]:
    """The rows in their order."""
    rows = [_read(line) for line in lines]
    _name_doubles(rows)
    in_list = {row.key: row for row in units}
    new = set[str]()
    for row in rows:
        row.person = there.people.get(row.username)
        _compare_person(row, new, there)
        if (unit := _unit_of(row, in_list, there)) is not None and row.role:
            _compare_post(row, unit, there)
    return rows


def _read(line: PersonLine) -> PersonRow:
    name = f"{line.family_name} {line.given_name}".strip() or "–"
    row = PersonRow(line.row, f"{name} ({line.username or '–'})", line.sheet)
    row.username = row.read("username", line.username, cells.login) or ""
    row.family_name = row.read("family_name", line.family_name, lambda text: cells.plain(text, 150)) or ""
    row.given_name = row.read("given_name", line.given_name, lambda text: cells.plain(text, 150)) or ""
    row.email = row.read("email", line.email, cells.email) or ""
    row.phone = row.read("phone", line.phone, lambda text: cells.plain(text, 30)) or ""
    row.unit_key = row.read("unit", line.unit, lambda text: cells.plain(text, 60)) or ""
    row.role = row.read("role", line.role, cells.role) or ""
    row.title = row.read("title", line.title, lambda text: cells.plain(text, 120)) or ""
    row.starts = row.read("starts", line.starts, cells.day)
    row.ends = row.read("ends", line.ends, cells.day)
    for field, text, words in (
        ("family_name", line.family_name, _("Write the family and middle name, for example Trần Thu.")),
        ("given_name", line.given_name, _("Write the given name, for example Hà.")),
        ("unit", line.unit, _("Write the key of the unit in which the person works.")),
    ):
        if not text:
            row.wrong(heading(field, PEOPLE), words)
    return row


def _name_doubles(rows: Sequence[PersonRow]) -> None:
    """Several rows of one login are posts of one person: the same name and contact, another unit, role or time."""
    before: dict[str, list[PersonRow]] = {}
    for row in rows:
        others = before.setdefault(row.username, []) if row.username else []
        for other in others:
            numbers = {"first": other.place, "second": row.place}
            if other.face != row.face:
                words = _("Rows %(first)s and %(second)s give one login name to two people. Correct one of them.")
                row.wrong(heading("username", PEOPLE), words % numbers)
            elif _is_same_post(other, row):
                words = _("Row %(second)s repeats row %(first)s. Delete one of them.")
                row.wrong("", words % numbers)
        others.append(row)


def _is_same_post(one: PersonRow, other: PersonRow) -> bool:
    if (one.unit_key, one.role) != (other.unit_key, other.role):
        return False
    return overlap(one.starts or date.min, one.ends, other.starts or date.min, other.ends)


def _compare_person(row: PersonRow, new: set[str], there: Known) -> None:
    if not row.username:
        return
    if row.person is None:
        if row.username not in new:
            row.changes.append("new-person")
            new.add(row.username)
        return
    person = row.person
    if row.family_name and row.given_name and (person.last_name, person.first_name) != row.face[:2]:
        words = _("In Sen this login name belongs to %(person)s. Correct the login name, or the name.")
        row.wrong(heading("username", PEOPLE), words % {"person": person})
    if not person.is_active:
        row.wrong(heading("username", PEOPLE), _("The login is closed. Open it again first, or delete the row."))
    contact = (row.email or person.email, row.phone or person.phone)
    if contact == (person.email, person.phone):
        return
    if person.has_usable_password():
        row.notes.append(_("The work contact differs and is left as it is: its owner corrects it under My account."))
    else:
        row.changes.append("contact")


def _unit_of(row: PersonRow, in_list: dict[str, UnitRow], there: Known) -> Unit | None:
    if not row.unit_key:
        return None
    if (line := in_list.get(row.unit_key)) is not None and line.unit is None:
        return Unit(name=line.name, kind=line.kind, valid_from=line.valid_from or today())
    unit = line.unit if line is not None else there.unit(row.unit_key)
    if unit is None:
        words = _("No unit has the key “%(key)s”, neither in the list nor in Sen. Correct it, or add the unit.")
        row.wrong(heading("unit", PEOPLE), words % {"key": row.unit_key})
    return unit


def _compare_post(row: PersonRow, unit: Unit, there: Known) -> None:
    posts = there.posts.get(row.person.pk, []) if row.person else []
    here = [post for post in posts if unit.pk and post.unit_id == unit.pk and post.role == row.role]
    row.post = next((post for post in here if is_open(post) and row.starts in {None, post.starts}), None)
    if row.post is not None:
        _compare_open(row, row.post, there)
        return
    over = next((post for post in here if post.starts == row.starts), None)
    if over is not None:
        _compare_ended(row, over)
    else:
        _check_new(row, unit, here, there)
        held = [str(post.unit) for post in posts if is_open(post) and post not in here]
        if held:
            row.notes.append(_("also holds a post in: %(units)s") % {"units": ", ".join(held)})


def _compare_open(row: PersonRow, post: Post, there: Known) -> None:
    if row.title and row.title != post.title:
        row.changes.append("title")
        _ask(row, "title", lambda: _check_granting(row, there, PostRole.ADMINISTRATOR))
    if row.ends == post.ends:
        return
    if row.ends is None:
        words = _("In Sen the post ends on %(day)s. Write this day, or delete the row.")
        row.wrong(heading("ends", PEOPLE), words % {"day": f"{post.ends:%d/%m/%Y}"})
    elif row.ends < post.starts - ONE_DAY:
        row.wrong(heading("ends", PEOPLE), DatesReversed())
    else:
        row.changes.append("post-ended")
        _ask(row, "role", lambda: check_roles_reach(there.roles, row.role))


def _compare_ended(row: PersonRow, post: Post) -> None:
    if row.ends != post.ends:
        words = _("In Sen this post ended on %(day)s. Write this day, or the first day of the new post.")
        row.wrong(heading("ends", PEOPLE), words % {"day": f"{post.ends:%d/%m/%Y}" if post.ends else "–"})


def _check_new(row: PersonRow, unit: Unit, here: Sequence[Post], there: Known) -> None:
    if open_one := next((post for post in here if is_open(post)), None):
        words = _("In Sen the person holds this post since %(day)s. Write this day, or leave the cell empty.")
        row.wrong(heading("starts", PEOPLE), words % {"day": f"{open_one.starts:%d/%m/%Y}"})
        return
    row.changes.append("new-post")
    if row.starts is None:
        if not row.is_wrong_in(heading("starts", PEOPLE)):
            row.wrong(heading("starts", PEOPLE), _("Write the first day of the post, for example 01/07/2025."))
        return
    starts, ends = row.starts, row.ends
    if ends is not None and ends < starts:
        row.wrong(heading("ends", PEOPLE), DatesReversed())
    else:
        _ask(row, "unit", lambda: check_place(unit, row.role, starts, ends))
        _ask(row, "starts", lambda: check_not_held(list(here), unit, row.role, starts, ends))
    _ask(row, "role", lambda: _check_granting(row, there, row.role))


def _check_granting(row: PersonRow, there: Known, role: str) -> None:
    if there.by is not None and there.by == row.person:
        raise OwnRights
    check_roles_reach(there.roles, role)


def _ask(row: PersonRow, field: str, check: Callable[[], None]) -> None:
    try:
        check()
    except PeopleError as refused:
        row.wrong(heading(field, PEOPLE), refused)
