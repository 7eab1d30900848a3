"""State secrets are refused at the door: what this app tells the files app to look for."""

from django.utils.translation import gettext_lazy as _

from intranet.directives.recognition.secrecy import find_stamp
from intranet.files.refusals import Refusal


def state_secret(text: str) -> Refusal | None:
    """A refusal for a text whose first page bears a state-secret stamp; None for one that merely speaks of secrecy.

    Law 29/2018/QH14 and 117/2025/QH15: such a document may not be kept on a networked system.
    """
    if find_stamp(text) is None:
        return None
    return Refusal(
        "state-secret",
        _(
            "This file bears a state-secret stamp. It was not kept. Delete it from this computer and hand it to the "
            "clerk in charge of secret documents."
        ),
    )
