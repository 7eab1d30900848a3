"""Official documents, their types, readers and the symbols they cite."""

from intranet.directives.models.directives import Direction, Directive, DirectiveState, Family, Urgency
from intranet.directives.models.logs import DirectiveLogEntry
from intranet.directives.models.readers import DirectiveReader
from intranet.directives.models.relations import Citation
from intranet.directives.models.types import DocumentType

__all__ = [
    "Citation",
    "Direction",
    "Directive",
    "DirectiveLogEntry",
    "DirectiveReader",
    "DirectiveState",
    "DocumentType",
    "Family",
    "Urgency",
]
