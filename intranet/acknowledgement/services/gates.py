"""What comes before everything else, kept with the site's switches: a request asks nothing while there is none."""

from intranet.acknowledgement.audiences import live_audiences
from intranet.acknowledgement.models import Audience
from intranet.state.models import SiteState
from intranet.state.services import locked_state


def set_gates() -> None:
    """Bring the switch in line with the rules. Call inside the write transaction that changes one; two queries, and a
    write where something changed.
    """
    kept = SiteState.objects.values_list("gated", flat=True).first() or []
    if kept != _gating():
        with locked_state() as state:
            state.gated = _gating()


def lift_gate(audience: Audience) -> None:
    """Let people go on although they have not acknowledged; they are asked all the same. Call inside a write
    transaction.
    """
    Audience.objects.filter(pk=audience.pk).update(comes_first=False)
    set_gates()


def _gating() -> list[int]:
    found = live_audiences().filter(comes_first=True).order_by("version")
    return list(found.values_list("version", flat=True))
