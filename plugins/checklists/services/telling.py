"""Who is told what: the campaign, at findings the number of the question, and a link. Nothing of an answer, of a remark
or of a finding stands in a notice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from intranet.contracts import holders_in, holders_of, notify_many, who
from plugins.checklists.models import Campaign, Finding, Inspection, State
from plugins.checklists.policy import ABOVE, FILLING, RUNNING, permits, units_above

WHOM = {
    "submit": "heads",
    "send back": "fillers",
    "sign": "appraisers",
    "return": "fillers",
    "accept": "unit",
    "close": "unit",
    "reopen": "unit",
}
"""Who hears of a move of an inspection."""


def opened(inspections: Iterable[Inspection]) -> None:
    """Heads and those who answer, of inspections that have just appeared. Two queries, and one for each inspection."""
    found: dict[int, list[Any]] = defaultdict(list)
    rows = list(inspections)
    for unit, _role, person in holders_in(FILLING, [each.unit_id for each in rows]):
        found[unit].append(person)
    for each in rows:
        _tell(found[each.unit_id], "opened", f"opened:{each.pk}", each.campaign.title, inspection_url(each))


def moved(name: str, inspection: Inspection, step: int, by: Any) -> None:
    """Whoever goes on from here; who made the move knows of it."""
    people = {"heads": heads, "fillers": fillers, "appraisers": appraisers, "unit": fillers}[WHOM[name]](inspection)
    url = appraising_url(inspection) if name in {"sign", "accept"} else inspection_url(inspection)
    code = name.replace(" ", "-")
    _tell(_without(people, by), code, f"step:{step}", inspection.campaign.title, url)


def assigned(inspection: Inspection, duties: Mapping[Any, int], by: Any) -> None:
    """Whom sections were assigned to; the key of a new duty of theirs tells one assignment from the next, also of what
    they had before.
    """
    for person in _without(duties, by):
        _tell([person], "assigned", f"assigned:{duties[person]}", inspection.campaign.title, inspection_url(inspection))


def handed_over(inspection: Inspection) -> None:
    """Those who answer in the unit that goes on with it."""
    key = f"handed-over:{inspection.pk}:{inspection.unit_id}"
    _tell(fillers(inspection), "handed-over", key, inspection.campaign.title, inspection_url(inspection))


def detached(inspection: Inspection, by: Any) -> None:
    """The unit, as far as it is there still, and those who run the campaign."""
    people = [*fillers(inspection), *appraisers(inspection)]
    key, title = f"detached:{inspection.pk}", inspection.campaign.title
    _tell(_without(people, by), "detached", key, title, inspection_url(inspection))


def of_finding(code: str, finding: Finding, step: int, by: Any) -> None:
    """The lead unit of what was put right, the unit of all else. What a merger does is told once, of the whole."""
    if code == "handed-over":
        return
    inspection = finding.answer.inspection
    people = appraisers(inspection) if code == "remedied" else owners(finding)
    _tell_of(finding, _without(people, by), code, f"finding-step:{step}")


def found(findings: Iterable[Finding], by: Any) -> None:
    """Holders of the posts that answer for what was found by appraising; the unit hears that it is accepted."""
    for each in findings:
        _tell_of(each, _without([each.post.person], by), "found", f"found:{each.pk}")


def due(inspection: Inspection, when: str) -> None:
    """Heads and those who answer; once for each ``when`` and due date."""
    key, title = f"due:{inspection.pk}:{inspection.due_on.isoformat()}:{when}", inspection.campaign.title
    _tell(fillers(inspection), _of_time("due", when), key, title, inspection_url(inspection))


def finding_due(finding: Finding, when: str) -> None:
    """Who holds the post that answers for it, and the head."""
    key = f"finding-due:{finding.pk}:{finding.due_on.isoformat()}:{when}"
    _tell_of(finding, owners(finding), _of_time("finding-due", when), key)


def appraising_due(campaign: Campaign, when: str) -> None:
    """Everybody who appraises one of those that wait; once for each ``when`` and due date."""
    waiting = list(campaign.inspections.filter(state=State.SIGNED).select_related("campaign", "node"))
    owners = {each.unit_id == campaign.lead_id: each for each in waiting}
    found = {person.pk: person for each in owners.values() for person in _candidates(each)}
    people = [person for person in found.values() if any(permits(person, "appraise", each) for each in waiting)]
    key = f"appraising-due:{campaign.pk}:{campaign.appraise_by:%Y-%m-%d}:{when}"
    _tell(people, _of_time("appraising-due", when), key, campaign.title, reverse("checklists:index"))


def heads(inspection: Inspection) -> list[Any]:
    """Who signs, with their deputies. One query."""
    return holders_of(["head"], inspection.unit_id)


def fillers(inspection: Inspection) -> list[Any]:
    """Who answers for the unit, and who is assigned a section as long as they belong to it."""
    assigned = [duty.person for duty in inspection.duties.select_related("person")]
    belong = [person for person in assigned if _is_of(person, inspection.unit_id)]
    return [*holders_of(FILLING, inspection.unit_id), *belong]


def appraisers(inspection: Inspection) -> list[Any]:
    """Those who may appraise it: of the lead unit, or of the units above where it is that unit's own."""
    return [person for person in _candidates(inspection) if permits(person, "appraise", inspection)]


def owners(finding: Finding) -> list[Any]:
    """The holder of the post that answers for it, as long as they belong to the unit, and the unit's head."""
    holder = finding.post.person
    own = [holder] if holder.is_active and permits(holder, "remedy", finding) else []
    return [*own, *holders_of(["head"], finding.unit_id)]


def inspection_url(inspection: Inspection) -> str:
    return reverse("checklists:inspection", args=[inspection.public_id])


def appraising_url(inspection: Inspection) -> str:
    return reverse("checklists:appraising", args=[inspection.public_id])


def finding_url(finding: Finding) -> str:
    return reverse("checklists:finding", args=[finding.public_id])


def _candidates(inspection: Inspection) -> list[Any]:
    """Holders of the posts that appraise it, whoever of them may."""
    lead = inspection.campaign.lead_id
    if inspection.unit_id != lead:
        return holders_of(RUNNING, lead)
    return [person for _unit, _role, person in holders_in(ABOVE, units_above(inspection))]


def _is_of(person: Any, unit: int) -> bool:
    asker = who(person)
    return asker is not None and f"unit:{unit}" in asker.tokens


def _without(people: Iterable[Any], by: Any) -> list[Any]:
    return [person for person in people if by is None or person.pk != by.pk]


def _of_time(code: str, when: str) -> str:
    return f"{code}-late" if when == "late" else code


def _tell_of(finding: Finding, people: Iterable[Any], code: str, key: str) -> None:
    """Each in their own language, not in that of whoever did it."""
    answer, told = finding.answer, list(people)
    for language in sorted({person.language for person in told}):
        with translation.override(language):
            note = _("Question %(place)d") % {"place": answer.question.place}
        same = [person for person in told if person.language == language]
        _tell(same, code, key, answer.inspection.campaign.title, finding_url(finding), note)


def _tell(people: Iterable[Any], code: str, key: str, title: str, url: str, note: str = "") -> None:
    told = {person.pk: person for person in people}
    if told:
        notify_many(
            told.values(), kind=f"checklists-{code}", key=key, subject=None, number=title[:60], url=url, note=note
        )
