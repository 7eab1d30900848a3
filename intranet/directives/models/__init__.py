"""Official documents, their types, readers and the symbols they cite."""

from intranet.directives.models.audience_changes import AudienceChange
from intranet.directives.models.directives import Direction, Directive, DirectiveState, Family, Standing, Urgency
from intranet.directives.models.lists import Listed, Word
from intranet.directives.models.logs import DirectiveLogEntry
from intranet.directives.models.readers import DirectiveReader
from intranet.directives.models.relations import Amendment, AmendmentKind, Citation
from intranet.directives.models.steps import Step
from intranet.directives.models.types import DocumentType

__all__ = [
    "Amendment",
    "AmendmentKind",
    "AudienceChange",
    "Citation",
    "Direction",
    "Directive",
    "DirectiveLogEntry",
    "DirectiveReader",
    "DirectiveState",
    "DocumentType",
    "Family",
    "Listed",
    "Standing",
    "Step",
    "Urgency",
    "Word",
]
