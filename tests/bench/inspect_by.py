"""Makes a site with four campaigns of a thousand units and four of a hundred, and says what they cost, in seconds."""

import json
import sys
import time
from datetime import timedelta
from typing import Any

from tests.bench.bare_site import build
from tests.bench.circulate_by import _cost, _get, _least

SECTIONS, QUESTIONS, PERIODS, FEW, MANY = 5, 20, 4, 100, 1_000
LETTERS = 40
"""Answers that are kept one after another."""


def main(folder: str) -> None:
    from django.test import Client

    province = build(folder)
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    from intranet.registry.services import enable
    from tests.bench.crowd import thousand_units

    enable("checklists")
    units = thousand_units(province)
    few, _seconds = _campaigns(province, units[:FEW], "few")
    many, opening = _campaigns(province, units, "many")
    client = Client()
    client.force_login(province.editor)
    said = {"few": _page(client, few), "many": _page(client, many), "opening": opening, "units": len(units)}
    cells = {
        "cells_few": FEW * SECTIONS * QUESTIONS * PERIODS,
        "cells_many": len(units) * SECTIONS * QUESTIONS * PERIODS,
    }
    sys.stdout.write(json.dumps(said | cells | {"autosave": _autosave(province)}) + "\n")


def _page(client: Any, campaign: Any) -> float:
    """The heat map with its earlier periods, for who sees all of it."""
    path = f"/checklists/dot/{campaign.public_id}/"
    return _least(lambda: _get(client, path), 5)


def _campaigns(province: Any, units: list[Any], code: str) -> tuple[Any, float]:
    """One a quarter, all signed; the latest, and the seconds that opening one takes at least."""
    version = _version(province, code)
    took = []
    for turn in range(PERIODS):
        campaign = _planned(province, version, units, turn)
        took.append(_opened(campaign, province.editor))
        _signed(campaign, province.head)
    return campaign, min(took)


def _version(province: Any, code: str) -> Any:
    from plugins.checklists.models import Checklist
    from plugins.checklists.services.library import Asked, Part, begin, publish, write

    checklist = Checklist.objects.create(code=code, title=code, owner=province.committee)
    draft = begin(checklist, province.editor)
    parts = [
        Part(f"Phần {part}", tuple(Asked(f"c-{part}-{n}", f"Việc {n} đã làm chưa?") for n in range(QUESTIONS)))
        for part in range(SECTIONS)
    ]
    write(draft, parts, 0, province.editor)
    return publish(draft, province.editor)


def _planned(province: Any, version: Any, units: list[Any], turn: int) -> Any:
    from intranet.contracts import today
    from plugins.checklists.services.planning import Plan, plan

    day = today()
    begins = day - timedelta(days=91 * (PERIODS - turn))
    audience = (f"unit:{province.office.pk}", *(f"unit:{unit.pk}" for unit in units[1:]))
    given = Plan(
        version, f"Kỳ {turn}", province.committee, (begins, begins + timedelta(days=90)), day, day, None, audience
    )
    return plan(given, province.editor)


def _opened(campaign: Any, by: Any) -> float:
    from plugins.checklists.services.opening import open_inspections, open_now

    open_now(campaign, by)
    campaign.refresh_from_db()
    begun = time.perf_counter()
    open_inspections(campaign)
    return time.perf_counter() - begun


def _signed(campaign: Any, head: Any) -> None:
    from django.db.models import F, Value
    from django.db.models.functions import Mod
    from django.utils import timezone

    from plugins.checklists.models import Answer, Inspection

    answers, now = Answer.objects.filter(inspection__campaign=campaign), timezone.now()
    answers.update(verdict="yes")
    for lot, verdict in ((1, "no"), (2, "partly"), (3, "n/a")):
        answers.annotate(lot=Mod(F("pk"), Value(7))).filter(lot=lot).update(verdict=verdict)
    Inspection.objects.filter(campaign=campaign).update(state="signed", signed_by=head, signed_at=now)


def _autosave(province: Any) -> float:
    """One answer of the office after another, as the page sends them; the cheapest."""
    from django.test import Client

    from plugins.checklists.models import Answer, Inspection

    inspection = Inspection.objects.filter(unit=province.office).last()
    assert inspection is not None
    Inspection.objects.filter(pk=inspection.pk).update(state="working", signed_by=None, signed_at=None)
    Answer.objects.filter(inspection=inspection).update(verdict="")
    client = Client()
    client.force_login(province.head)
    base = f"/checklists/phieu/{inspection.public_id}/cau"
    return min(_cost(lambda place=place: _kept(client, base, place)) for place in range(1, LETTERS + 1))


def _kept(client: Any, base: str, place: int) -> None:
    typed = {f"c{place}-revision": 0, f"c{place}-verdict": "yes", f"c{place}-note": "Quy chế số 12/QĐ-VP"}
    answer = client.post(f"{base}/{place}/", typed)
    if answer.status_code != 200:
        raise SystemExit(f"answer {place} was not kept: {answer.status_code} {answer.content!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
