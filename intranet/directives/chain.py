"""What a document belongs together with: what it amends and cites, and what does so to it."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_noop

from intranet.directives.models import Amendment, AmendmentKind, Citation, Directive, DirectiveState

FINDABLE = frozenset({DirectiveState.REGISTERED, DirectiveState.ISSUED})
"""States in which the text is frozen and somebody besides its writers may read it."""

CITED, CARRIES_OUT = gettext_noop("cited"), gettext_noop("carries this out")
REPLACES, REPLACED = gettext_noop("replaces this"), gettext_noop("replaced by this")
CORRECTS, CORRECTED = gettext_noop("corrects this"), gettext_noop("corrected by this")

_PAIRS = ((CITED, CARRIES_OUT), (REPLACED, REPLACES), (CORRECTED, CORRECTS))
OTHER_WAY = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
"""What a document is to one that is this to it."""

MOST = 1_000
"""Documents of one chain that are kept. Whoever reads it sees those of them that are theirs to read."""


def chain_of(directive: Directive) -> dict[int, str]:
    """Ids of the frozen documents that belong together with ``directive``, each with what it is to it: every one that
    bears a symbol cited here, since which of them a reader may see decides which of them is shown. Three queries.
    """
    cited = list(Citation.objects.filter(directive=directive).values_list("key", flat=True))
    amended = Amendment.objects.filter(directive=directive).first()
    target = amended.target_id if amended else None
    words = {pk: _what_it_is(cites, amends) for pk, cites, amends in _linked(directive, cited, target)}
    if amended and target in words:
        words[target] = CORRECTED if amended.kind == AmendmentKind.CORRECTS else REPLACED
    return words


def _linked(directive: Directive, cited: list[str], target: int | None) -> list[tuple[int, bool, str | None]]:
    """Ids, whether it cites ``directive``, and how it amends it."""
    own = directive.symbol_key or None
    citing = Citation.objects.filter(key=own)
    amending = Amendment.objects.filter(target=directive)
    linked = Q(symbol_key__in=cited) | Q(pk=target) | Q(pk__in=citing.values("directive"))
    found = Directive.objects.filter(linked | Q(pk__in=amending.values("directive")), state__in=FINDABLE)
    cites = Exists(citing.filter(directive=OuterRef("pk")))
    amends = Subquery(amending.filter(directive=OuterRef("pk")).values("kind")[:1])
    rows = found.exclude(pk=directive.pk).annotate(cites=cites, amends=amends).order_by("-date", "-pk")
    return list(rows.values_list("pk", "cites", "amends")[:MOST])


def _what_it_is(cites: bool, amends: str | None) -> str:
    if amends:
        return CORRECTS if amends == AmendmentKind.CORRECTS else REPLACES
    return CARRIES_OUT if cites else CITED
