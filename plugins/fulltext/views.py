"""The search page, and titles to go to while typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.contracts import enabled_sources, who
from plugins.fulltext.asking import answer, read
from plugins.fulltext.narrowing import choices, shown_facets
from plugins.fulltext.showing import together
from search.catalogue import suggest


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results with filters; everything that was asked stands in the address."""
    asked = read(request.GET)
    results = answer(request, asked)
    context = {
        "asked": asked,
        "results": results,
        "found": together(results.hits),
        "facets": shown_facets(results.facets),
        "narrowed": choices(asked, results.facets),
        "days": asked.days(),
        "unfiltered": asked.unfiltered().address(),
        "exactly": asked.address(exact="1", page=1) if results.corrected else "",
        "meant": asked.address(q=results.suggestion, page=1) if results.suggestion else "",
        "by_relevance": asked.address(sort="relevance", page=1),
        "by_date": asked.address(sort="date", page=1),
        "previous": asked.address(page=results.page - 1) if results.has_previous else "",
        "next": asked.address(page=results.page + 1) if results.has_next else "",
    }
    return render(request, "fulltext/search.html", context)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A list of titles for the words typed so far, as a fragment of HTML."""
    asker = who(request.user)
    found = suggest(
        request.GET.get("q", "")[:200], tokens=asker.tokens if asker else (), sources=enabled_sources(), limit=6
    )
    return render(request, "fulltext/suggestions.html", {"suggestions": found})
