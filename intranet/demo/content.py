"""The demo's content: people, letters, and plugins switched on with theirs."""

from intranet.demo.personas import PASSWORD, PERSONAS
from intranet.directives import demo as letters
from intranet.dissemination import demo as dissemination
from intranet.duties import demo as duties
from intranet.guidance import demo as guidance
from intranet.incoming import demo as incoming
from intranet.outgoing import demo as outgoing
from intranet.people import demo as people
from intranet.people.models import Person
from intranet.registry.loader import registry
from intranet.registry.services import enable


def is_loaded() -> bool:
    """Whether the personas are there."""
    return Person.objects.filter(username=PERSONAS[0][0]).exists()


def load() -> None:
    """Fill an empty database with the demo; plugins that bring demo content load theirs."""
    people.load(PASSWORD)
    for plugin in registry().plugins:
        enable(plugin.slug)
    named = {login: Person.objects.get(username=login) for login, _vi, _en in PERSONAS}
    letters.load(named["nguyen.thi.mai"], named["do.minh.chau"], named["tran.thu.ha"])
    incoming.load(named["nguyen.thi.mai"], named["le.van.minh"])
    outgoing.load(named["tran.thu.ha"], named["le.minh.quan"], named["nguyen.thi.mai"])
    outgoing.load_signed(named["tran.thu.ha"], named["le.minh.quan"], named["nguyen.thi.mai"], named["le.van.minh"])
    duties.load(named["do.minh.chau"], named["le.minh.quan"], named["tran.thu.ha"])
    dissemination.load(named["le.minh.quan"])
    guidance.load(named["nguyen.thi.mai"], named["do.minh.chau"])


def logins() -> str:
    """The table of logins for the terminal."""
    lines = [f"  {login:<16} {vi} / {en}" for login, vi, en in PERSONAS]
    return "\n".join([f"Tài khoản dùng thử / Demo logins, mật khẩu / password:  {PASSWORD}", *lines])
