"""State secrets are refused at the door: what this app tells the files app to look for."""

from django.utils.translation import gettext_lazy as _

from intranet.directives.recognition.secrecy import find_stamp
from intranet.files.refusals import Refusal

DOUBT = _(
    "A line of this text reads like a secrecy mark, so the file was not kept. Look at the document itself. If it bears "
    "no such mark, choose the file again and tick “I have looked”."
)


def state_secret(text: str) -> Refusal | None:
    """A refusal for a text whose first page bears a state-secret stamp; None for one that merely speaks of secrecy.
    Where a line reads like a stamp but does not stand like one, somebody must look before the file is kept.

    Law 29/2018/QH14 and 117/2025/QH15: such a document may not be kept on a networked system.
    """
    stamp = find_stamp(text)
    if stamp is None:
        return None
    if not stamp.certain:
        return Refusal("secrecy-doubt", DOUBT, doubt=True)
    return Refusal(
        "state-secret",
        _(
            "This file bears a state-secret stamp. It was not kept. Delete it from this computer and hand it to the "
            "clerk in charge of secret documents."
        ),
    )
