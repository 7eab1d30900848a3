"""The demo's content: people, letters, and plugins switched on with theirs."""

from collections.abc import Callable

from intranet.access.rules import active
from intranet.demo import unloading
from intranet.demo.growth import content as growth
from intranet.demo.growth.places import PLACES
from intranet.demo.personas import PASSWORD, PERSONAS
from intranet.demo.unloading.belongings import belongings
from intranet.directives import demo as letters
from intranet.dissemination import demo as dissemination
from intranet.duties import demo as duties
from intranet.guidance import demo as guidance
from intranet.incoming import demo as incoming
from intranet.outgoing import demo as outgoing
from intranet.people import demo as people
from intranet.people.models import Person, Unit
from intranet.portal import demo as following
from intranet.registry.loader import registry
from intranet.registry.services import enable
from intranet.topics import demo as topics
from intranet.training import demo as training
from intranet.training.sessions import demo as classes

GUARDED = (
    "Trang quản trị và tài liệu lưu hành hạn chế hỏi thêm mã một lần; không có điện thoại thì chọn thẻ mã in.\n"
    "Administration and restricted documents ask for a one-time code as well; without a phone choose the printed card."
)
"""Nobody of the demo has a device: whoever comes to such a door sets one up there."""


def is_loaded() -> bool:
    """Whether the personas are there."""
    return Person.objects.filter(username=PERSONAS[0][0]).exists()


def load() -> None:
    """Fill an empty database with the personas' part of the demo; every plugin is on afterwards."""
    people.load(PASSWORD)
    for plugin in registry().plugins:
        enable(plugin.slug)
    named = {login: Person.objects.get(username=login) for login, _vi, _en in PERSONAS}
    topics.load(named["do.minh.chau"])
    letters.load(named["nguyen.thi.mai"], named["do.minh.chau"], named["tran.thu.ha"])
    incoming.load(named["nguyen.thi.mai"], named["le.van.minh"])
    outgoing.load(named["tran.thu.ha"], named["le.minh.quan"], named["nguyen.thi.mai"])
    outgoing.load_signed(named["tran.thu.ha"], named["le.minh.quan"], named["nguyen.thi.mai"], named["le.van.minh"])
    duties.load(named["do.minh.chau"], named["le.minh.quan"], named["tran.thu.ha"])
    dissemination.load(named["le.minh.quan"])
    guidance.load(named["nguyen.thi.mai"], named["do.minh.chau"])
    training.load(named["hoang.thi.lan"])
    classes.load(named["hoang.thi.lan"])


def load_missing(say: Callable[[str], None], *, small: bool = False) -> None:
    """Load what is not there yet: the personas, and unless ``small`` all that grows beside them. ``say`` gets text
    as it goes to a terminal. Plugins load theirs when all units are there; two personas begin to follow a topic at the
    end: what is old is no news.
    """
    is_new = not is_loaded()
    if is_new:
        load()
    if not small and not growth.is_loaded():
        growth.load(say)
    if is_new:
        _load_plugins()
        following.load(*Person.objects.filter(username__in=["tran.thu.ha", "pham.quoc.bao"]))


def _load_plugins() -> None:
    for plugin in registry().plugins:
        if plugin.manifest.demo:
            plugin.part(plugin.manifest.demo.load)()


def clashes() -> list[str]:
    """Real units and people that bear a code or a login name of the demo: beside them it cannot be loaded."""
    own = belongings()
    codes = [*(place.code for place in PLACES), *(code for *_rest, code, _kind in people.UNITS)]
    logins = [login for login, *_rest in PERSONAS] + [login for login, *_rest in people.OTHERS]
    units = Unit.objects.filter(code__in=codes).exclude(pk__in=own.get(Unit, set()))
    persons = Person.objects.filter(username__in=logins).exclude(pk__in=own.get(Person, set()))
    return [*(f"{unit.code} {unit.name}" for unit in units), *persons.values_list("username", flat=True)]


def unload() -> int:
    """Take all of it out again; plugins that brought content take out theirs. See ``unloading`` for what it raises.

    Plugins that were switched on stay on: what is on is the operator's business, not content.
    """
    for plugin in registry().plugins:
        if plugin.manifest.demo:
            plugin.part(plugin.manifest.demo.unload)()
    return unloading.unload()


def logins() -> str:
    """The table of logins for the terminal, and what is asked for besides the password where anything is guarded."""
    lines = [f"  {login:<16} {vi} / {en}" for login, vi, en in PERSONAS]
    words = [f"Tài khoản dùng thử / Demo logins, mật khẩu / password:  {PASSWORD}", *lines]
    return "\n".join([*words, *([GUARDED] if active() else [])])
