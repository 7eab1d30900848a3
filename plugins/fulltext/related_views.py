"""What says much of the same as one document."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.contracts import enabled_sources, who_at
from search.catalogue import named
from search.catalogue import related as alike


@require_safe
def related(request: HttpRequest, source: str, key: str) -> HttpResponse:
    """A page, or with ``part`` only its list, which is empty where there is nothing or the engine is down. What may not
    be found is not there.
    """
    asker = who_at(request)
    tokens, sources = asker.tokens if asker else frozenset(), enabled_sources()
    own = next(iter(named([(source, key)], tokens=tokens, sources=sources)), None)
    if own is None:
        raise Http404
    hits = alike(source, key, tokens=tokens, sources=sources)
    template = "fulltext/alike.html" if request.GET.get("part") else "fulltext/related.html"
    return render(request, template, {"own": own, "hits": hits})
