"""Tables of checklists."""

from plugins.checklists.models.answers import Answer, Verdict, Work
from plugins.checklists.models.campaigns import Campaign, CampaignState, Node
from plugins.checklists.models.evidence import Citation, Evidence, Revision
from plugins.checklists.models.findings import Finding, FindingStep, Postponement, Progress, Severity
from plugins.checklists.models.inspections import (
    COUNTED,
    SENT,
    SPOKEN,
    UNSIGNED,
    WITH_THE_UNIT,
    WRITABLE,
    Duty,
    Inspection,
    State,
    Step,
)
from plugins.checklists.models.library import Checklist, Kind, Proof, Question, Section, Version, VersionState

__all__ = [
    "COUNTED",
    "SENT",
    "SPOKEN",
    "UNSIGNED",
    "WITH_THE_UNIT",
    "WRITABLE",
    "Answer",
    "Campaign",
    "CampaignState",
    "Checklist",
    "Citation",
    "Duty",
    "Evidence",
    "Finding",
    "FindingStep",
    "Inspection",
    "Kind",
    "Node",
    "Postponement",
    "Progress",
    "Proof",
    "Question",
    "Revision",
    "Section",
    "Severity",
    "State",
    "Step",
    "Verdict",
    "Version",
    "VersionState",
    "Work",
]
