"""What stands behind the figures of a campaign: a unit's subtree, a section, a list of units, one question, what is
overdue; and all of it as a table and on paper. Everybody sees as far as they see inspections.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intranet.contracts import file_answer, sheet_pdf, today, visible_or_404, who, xlsx_answer
from plugins.checklists import exporting
from plugins.checklists.charts import Chart, chart, legend
from plugins.checklists.models import Campaign, Inspection, Node, Question, Section, Verdict
from plugins.checklists.queries import figures
from plugins.checklists.queries.heat import Line, heat_map
from plugins.checklists.scoring import SHARES, Score

MOST_LINES, ON_A_PAGE, MOST_BARS = 60, 100, 12
"""Lines of a heat map shown at once (of a larger one, the first two levels), units a page, bars of a chart."""

MOST_DIGITS = 10
"""Of a key in an address."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A campaign and what somebody may see of it, of the whole tree or below one ``node``; ``in_part`` when that is not
    all there is.
    """

    campaign: Campaign
    inspections: list[Inspection]
    in_part: bool
    node: Node | None = None

    @property
    def context(self) -> dict[str, Any]:
        """What every page about it shows; ``query`` keeps links below the same node."""
        query = f"?don-vi={self.node.unit_id}" if self.node else ""
        own = {"campaign": self.campaign, "in_part": self.in_part, "units": len(self.inspections)}
        return own | {"node": self.node, "query": query}


def seen_or_404(request: HttpRequest, public_id: UUID) -> Seen:
    """For somebody who may read the campaign; else 404. ``?don-vi=7`` narrows it to what is below a unit."""
    campaign = visible_or_404(request, Campaign, public_id=public_id)
    asker = who(request.user)
    inspections = figures.seen_of(campaign, asker) if asker else []
    whole = Seen(campaign, inspections, len(inspections) < campaign.inspections.count())
    narrowed = request.GET.get("don-vi", "")
    return below(whole, int(narrowed)) if narrowed.isdecimal() and len(narrowed) < MOST_DIGITS else whole


def below(seen: Seen, unit: int) -> Seen:
    """What is below one unit of the frozen tree; 404 where nothing of it is seen."""
    node = get_object_or_404(seen.campaign.nodes, unit__pk=unit)
    inspections = [each for each in seen.inspections if each.node.path.startswith(node.path)]
    if not inspections:
        raise Http404
    in_part = seen.in_part and len(inspections) < seen.campaign.inspections.filter(_below(node.path)).count()
    return Seen(seen.campaign, inspections, in_part, node)


def _below(path: str) -> Q:
    return Q(node__path__startswith=path)


def overview(seen: Seen, view: str = "") -> dict[str, Any]:
    """Context of a heat map with its charts; ``view`` "list" shows the map as a list, which needs no width."""
    top = seen.node.path if seen.node else ""
    lines = [line for line in heat_map(seen.campaign, seen.inspections) if line.node.path.startswith(top)]
    sections = list(Section.objects.filter(version=seen.campaign.version_id))
    shown = _shown(lines)
    counts = {slug: len(figures.in_stage(each, seen.inspections, today())) for slug, each in figures.STAGES.items()}
    late = figures.overdue_remedies(seen.inspections, today()).count()
    return seen.context | {
        "cards": _cards(seen, counts, late),
        "sums": [
            (_counted(whole, counts), [_counted(part, counts) for part in parts]) for whole, parts in figures.SUMS
        ],
        "legend": legend(),
        "is_list": view == "list",
        "rows": [(line, cells(line, sections), line.node.depth - lines[0].node.depth) for line in shown],
        "is_short": len(shown) < len(lines),
        "sections": by_section(lines, sections),
        "section_chart": _section_chart(lines, sections),
        "unit_chart": _unit_chart(lines),
        "shortcomings": figures.shortcomings(seen.inspections),
    }


def _counted(slug: str, counts: dict[str, int]) -> tuple[figures.Stage, int]:
    return figures.STAGES[slug], counts[slug]


def _cards(seen: Seen, counts: dict[str, int], late: int) -> list[dict[str, str]]:
    """The four numbers that matter most, each with the list behind it."""

    def card(number: object, words: str, slug: str) -> dict[str, str]:
        args = [seen.campaign.public_id, slug] if slug else [seen.campaign.public_id]
        name = "checklists:campaign_stage" if slug else "checklists:campaign_overdue"
        return {"number": str(number), "words": words, "url": reverse(name, args=args) + seen.context["query"]}

    signed = counts["da-ky"]
    return [
        card(f"{signed}/{counts['duoc-hoi']}", _("units signed by the head"), "da-ky"),
        card(f"{counts['dung-han']}/{signed}", _("signed on time, of those signed"), "dung-han"),
        card(counts["qua-han"], _("units overdue, not signed"), "qua-han"),
        card(late, _("remedies overdue"), ""),
    ]


def cells(line: Line, sections: list[Section]) -> list[tuple[Section, Score]]:
    """The score of each section, also where nothing was scored."""
    return [(section, line.cells.get(section.pk, Score())) for section in sections]


def by_section(lines: list[Line], sections: list[Section]) -> list[tuple[Section, Score]]:
    """Of everything below the first line, which stands above all others."""
    return cells(lines[0], sections) if lines else []


@require_safe
def unit(request: HttpRequest, public_id: UUID, unit: int) -> HttpResponse:
    """One unit of the frozen tree with what lies below it."""
    context = overview(below(seen_or_404(request, public_id), unit), request.GET.get("view", ""))
    return render(request, "checklists/unit.html", context)


@require_safe
def section(request: HttpRequest, public_id: UUID, letter: str) -> HttpResponse:
    """Questions of one section × units that have signed."""
    seen = seen_or_404(request, public_id)
    part = get_object_or_404(Section, version=seen.campaign.version_id, place=_place(letter))
    questions, said = list(part.questions.all()), figures.verdicts(part, seen.inspections)
    units = [each for each in seen.inspections if (each.pk, questions[0].pk) in said] if questions else []
    page = Paginator(units, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        (each, [(question, *_cell(said.get((each.pk, question.pk), ""))) for question in questions]) for each in page
    ]
    sums = [(question, _sums(question, units, said)) for question in questions]
    context = seen.context | {"section": part, "page": page, "rows": rows, "sums": sums}
    context["is_list"] = request.GET.get("view") == "list"
    return render(request, "checklists/section_figures.html", context)


@require_safe
def stage(request: HttpRequest, public_id: UUID, figure: str) -> HttpResponse:
    """The units behind one number."""
    seen = seen_or_404(request, public_id)
    chosen = figures.STAGES.get(figure)
    if chosen is None:
        raise Http404
    units = figures.in_stage(chosen, seen.inspections, today())
    page = Paginator(units, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "checklists/stage.html", seen.context | {"stage": chosen, "page": page})


@require_safe
def question(request: HttpRequest, public_id: UUID, place: int) -> HttpResponse:
    """The units that answered one question with no or partly."""
    seen = seen_or_404(request, public_id)
    asked = get_object_or_404(
        Question.objects.select_related("section"), section__version=seen.campaign.version_id, place=place
    )
    said = figures.lacking_at(place, seen.inspections)
    units = [(each, Verdict(said[each.pk]).label, _heat(said[each.pk])) for each in seen.inspections if each.pk in said]
    page = Paginator(units, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "checklists/shortcoming.html", seen.context | {"question": asked, "page": page})


@require_safe
def overdue(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What should have been put right by now."""
    seen = seen_or_404(request, public_id)
    page = Paginator(figures.overdue_remedies(seen.inspections, today()), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "checklists/overdue.html", seen.context | {"page": page})


@require_safe
def xlsx(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The heat map as a table for other programs: every unit that one may see, rates as numbers."""
    return xlsx_answer(_sheet(request, public_id), f"tu-kiem-tra-{today():%Y-%m-%d}.xlsx")


@require_safe
def pdf(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The same on paper."""
    content = sheet_pdf(_sheet(request, public_id))
    return file_answer(content, "application/pdf", f"tu-kiem-tra-{today():%Y-%m-%d}.pdf", saved=False)


def _sheet(request: HttpRequest, public_id: UUID) -> Any:
    seen = seen_or_404(request, public_id)
    sections = list(Section.objects.filter(version=seen.campaign.version_id))
    top = seen.node.path if seen.node else ""
    found = [line for line in heat_map(seen.campaign, seen.inspections) if line.node.path.startswith(top)]
    lines = [(line, cells(line, sections)) for line in found]
    late = figures.overdue_by_unit(seen.inspections, today())
    notes = exporting.Notes(len(seen.inspections), seen.in_part, figures.shortcomings(seen.inspections), late)
    return exporting.heat_sheet(seen.campaign, sections, lines, notes)


def _shown(lines: list[Line]) -> list[Line]:
    """All of a small tree; of a large one the top and what stands right below it."""
    if len(lines) <= MOST_LINES:
        return lines
    return [line for line in lines if line.node.depth <= lines[0].node.depth + 1]


def _section_chart(lines: list[Line], sections: list[Section]) -> Chart | None:
    scores = [(str(part), score) for part, score in by_section(lines, sections) if score.percent is not None]
    return chart("sections", scores) if scores else None


def _unit_chart(lines: list[Line]) -> Chart | None:
    """Units that have none below them, the lowest scores first: in a sum with others a low one is not seen."""
    following = [*(each.node.depth for each in lines[1:]), 0]
    ends = [each for each, depth in zip(lines, following, strict=True) if depth <= each.node.depth]
    scored = [each for each in ends if each.whole.percent is not None]
    lowest = sorted(scored, key=lambda line: (line.whole.percent, line.node.place))[:MOST_BARS]
    return chart("units", [(line.node.name, line.whole) for line in lowest]) if len(lowest) > 1 else None


def _cell(said: str) -> tuple[str, int]:
    return (str(Verdict(said).label) if said else "–", _heat(said))


def _heat(said: str) -> int:
    return {"no": 1, "partly": 3, "yes": 5}.get(said, 0)


def _sums(question: Question, units: list[Inspection], said: dict[tuple[int, int], str]) -> dict[str, Any]:
    """How many units said what to one question, and how many it applies to."""
    given = [said.get((each.pk, question.pk), "") for each in units]
    counts = {verdict.replace("n/a", "na"): given.count(verdict) for verdict in Verdict.values}
    return counts | {"lacking": counts["no"] + counts["partly"], "applies": sum(each in SHARES for each in given)}


def _place(letter: str) -> int:
    if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
        raise Http404
    return ord(letter.upper()) - ord("A") + 1
