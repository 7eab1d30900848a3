"""How a guidance page is spoken of where it is acknowledged: it is no document."""

from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.subjects import Wording

OF_A_PAGE = Wording(
    statement=_("I have read the whole page and understand how I and my unit have to work."),
    back=_("Back to the page"),
    changed=_("The page was changed while you were reading. Read the new version, then acknowledge."),
    otherwise=_("This page is acknowledged otherwise; see below."),
    wrong_answer=_("This answer is not right. Look it up on the page and choose again."),
    session=_(
        "Your unit holds a dissemination session for this page; your attendance there counts as acknowledgement."
    ),
)
