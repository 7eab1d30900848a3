"""The search page, and titles to go to while typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from intranet.contracts import enabled_sources, today, units_found, who, who_at
from plugins.fulltext import recent
from plugins.fulltext.asking import answer, read
from plugins.fulltext.narrowing import choices, shown_facets
from plugins.fulltext.picked import choice_for
from plugins.fulltext.showing import elsewhere, found_by_number, together
from search.catalogue import suggest

DOCUMENTS, UNITS = 6, 3
"""How many are suggested of each."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results with filters; everything that was asked stands in the address."""
    asked = read(request.GET)
    choice = choice_for(request, asked)
    results = answer(request, asked, apart=choice.apart, without=choice.without)
    if (results.hits or choice.first) and asked.page == 1:
        recent.note(request, asked.text)
    context = {
        "asked": asked,
        "results": results,
        "recent": recent.of(request) if not asked.text else [],
        "first": choice.first if results.page == 1 else (),
        "pinned": found_by_number(results.numbered, results.hits, who_at(request)),
        "found": together(elsewhere(results.numbered, results.hits)),
        "facets": shown_facets(results.facets),
        "narrowed": choices(asked, results.facets),
        "days": asked.days(),
        "question": asked.address(q=results.asked if results.corrected else asked.text, page=1, sort="relevance"),
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
    """Documents and units for the words typed so far, as a fragment of HTML; without words what was looked for last."""
    typed = request.GET.get("q", "")[:200]
    asker = who(request.user)
    found = suggest(typed, tokens=asker.tokens if asker else (), sources=enabled_sources(), limit=DOCUMENTS)
    context = {
        "recent": recent.of(request) if not typed.strip() else [],
        "suggestions": found,
        "units": units_found(typed, today(), limit=UNITS),
    }
    return render(request, "fulltext/suggestions.html", context)


@require_POST
def forget_recent(request: HttpRequest) -> HttpResponse:
    """Forget what this person looked for in this session."""
    recent.forget(request)
    return redirect("fulltext:search")
