"""A house of its own for the stories about restricted documents: two keepers, twelve readers, and people outside."""

import io
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.e2e.archives import Page

if TYPE_CHECKING:
    from intranet.people.models import Person, Unit
    from tests.factories.province import Province

READERS = tuple(f"uv.{number:02}" for number in range(1, 13))
OUTSIDE, STRANGER = "ngoai", "khac"
"""Cleared and of the space but outside the scope; cleared and of no space."""

PEOPLE = (
    ("truong", "Chử Văn", "Phúc", "head"),
    ("thuky", "Mạc Thị", "Quế", "clerk"),
    ("anninh", "Viên Đình", "Sáng", "security"),
    (OUTSIDE, "Giàng Thị", "Tâm", "member"),
    (STRANGER, "Hầu A", "Vinh", "member"),
    *((login, "Ủy viên", f"Số {login[-2:]}", "member") for login in READERS),
)
HEAVY, SPECKS = 8, 20_000
"""Pages full of specks: so many bytes that no buffer between server and reader takes them all."""


def login_of(who: str, code: str) -> str:
    return f"{who}.{code.lower()}"


def house(province: "Province", *, code: str) -> Page:
    """Unit and people; all but the security officer are cleared for restricted circulation."""
    unit = _unit(province, code)
    for login, last, first, role in PEOPLE:
        person = _person(login_of(login, code), last, first)
        _post(person, unit, role)
        if role != "security":
            _clear(person, province)
    return Page("/circulation/")


def circulating(province: "Province", *, code: str, number: str, title: str, words: str, heavy: bool = False) -> Page:
    """The house with a document of which every reader holds a copy; it may be copied, and its text is found."""
    from django.core.files.base import ContentFile
    from django.urls import reverse

    from intranet.contracts import today
    from plugins.circulation.models import Level, Space
    from plugins.circulation.services.copies import hand_over, receive
    from plugins.circulation.services.items import Terms, add_item, issue
    from plugins.circulation.services.spaces import LetIn, let_in, open_space

    house(province, code=code)
    head, readers = _who("truong", code), [_who(login, code) for login in READERS]
    owner = head.posts.get().unit
    new = Space(owner=owner, title=f"Tổ công tác {code}", purpose="Họp", opens_on=today(), text_is_found=True)
    space = open_space(new, [head, _who("thuky", code)], head)
    members = tuple(f"user:{person.pk}" for person in (*readers, _who(OUTSIDE, code)))
    let_in(space, LetIn(members, "thành viên", today()), head)
    file = ContentFile(paper(words, pages=HEAVY if heavy else 2, noisy=heavy), "van-ban.pdf")
    level = Level.objects.get(slug="han-che")
    item = add_item(space, file, number=number, title=title, level=level, by=head)
    issue(item, Terms(tokens=members[:-1], copying_allowed=True), head)
    for copy in hand_over(item, readers, head, due=today() + timedelta(days=7)):
        receive(copy, copy.sheets, copy.holder)
    return Page(reverse("circulation:item", args=[item.public_id]))


def officials(province: "Province", *, code: str) -> Page:
    """Two administrators, a security officer and a cadre of the committee, without devices."""
    for login, last, role in (
        ("quantri1", "Tô Văn", "administrator"),
        ("quantri2", "Tô Thị", "administrator"),
        ("anninh", "Tô Minh", "security"),
        ("canbo", "Tô Thanh", "member"),
    ):
        _post(_person(login_of(login, code), last, f"{code} {login.capitalize()}"), province.committee, role)
    return Page("/")


def paper(words: str, *, pages: int, noisy: bool = False) -> bytes:
    """A PDF with the same words on every page, among specks if wanted: their picture cannot be made small."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    into = io.BytesIO()
    canvas = Canvas(into, pagesize=A4)
    for page in range(1, pages + 1):
        for _speck in range(SPECKS if noisy else 0):
            canvas.setFillGray(random.random())
            canvas.rect(random.uniform(0, 590), random.uniform(0, 680), 2, 2, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(72, 700, f"{words} {page}")
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _unit(province: "Province", code: str) -> "Unit":
    from datetime import date

    from intranet.people.models import Unit, UnitKind

    unit = Unit(name=f"Ban Chỉ huy {code}", code=code, kind=UnitKind.SERVICE, valid_from=date(2025, 7, 1))
    return province.committee.add_child(instance=unit)


def _post(person: "Person", unit: "Unit", role: str) -> None:
    from datetime import date

    from intranet.people.models import Post
    from intranet.people.services.told import posts_changed

    Post.objects.create(person=person, unit=unit, role=role, is_main=True, starts=date(2025, 7, 1))
    posts_changed(person)


def _clear(person: "Person", province: "Province") -> None:
    from intranet.contracts import today
    from plugins.circulation.models import Level
    from plugins.circulation.services.clearances import grant

    days: dict[str, Any] = {"starts": today(), "ends": today() + timedelta(days=30)}
    basis = "5/QĐ-UBND ngày 01/11/2026"
    grant(person, Level.objects.get(slug="han-che"), **days, basis=basis, by=province.security)


def _who(login: str, code: str) -> "Person":
    from intranet.people.models import Person

    return Person.objects.get(username=login_of(login, code))


def _person(login: str, last: str, first: str) -> "Person":
    from intranet.demo.personas import PASSWORD
    from intranet.people.models import Person

    email = f"{login}@anbinh.example"
    person: Person = Person.objects.create_user(login, email, PASSWORD, last_name=last, first_name=first)
    return person
