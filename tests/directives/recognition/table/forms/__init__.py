"""The forms in which one and the same text comes into an office."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.directives.recognition.table.forms import encodings, office, printed, web


@dataclass(frozen=True, slots=True)
class Form:
    """``make`` writes a text as a file of this form; None where it cannot be made on this machine."""

    name: str
    ending: str
    make: Callable[[str], bytes | None]


FORMS = (
    Form("txt", "txt", encodings.utf8),
    Form("docx", "docx", office.word),
    Form("odt", "odt", office.open_document),
    Form("doc", "doc", office.old_word),
    Form("html", "html", web.page),
    Form("pdf", "pdf", printed.pdf),
    Form("NFD", "txt", encodings.decomposed),
    Form("TCVN3", "txt", encodings.tcvn3),
    Form("VNI", "txt", encodings.vni),
)
