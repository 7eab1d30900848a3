"""What the pages show, put together from queries: one function a page."""

from typing import Any

from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.access.decisions import decide, visible
from intranet.access.readers import describe
from intranet.acknowledgement.panel import panel_for
from intranet.acknowledgement.preview import preview
from intranet.directives.blocks import plain_text
from intranet.directives.form_check.beside import remarks_beside
from intranet.directives.forms import DraftForm
from intranet.directives.intake import ELSEWHERE, Offer
from intranet.directives.issue_form import IssueForm
from intranet.directives.letter import render_letter
from intranet.directives.marks import Marks, marks_of
from intranet.directives.models import Directive, Standing
from intranet.directives.policy import EXPORT, chosen_tokens
from intranet.directives.queries import duplicates_of, relations
from intranet.directives.recognition import recognise
from intranet.directives.sections import sections_for
from intranet.directives.services import fingerprint
from intranet.directives.services.issuing import is_ready
from intranet.directives.standing import how_it_was_read, standing_notice, what_it_changes
from intranet.directives.whereabouts import whereabouts
from intranet.files.crops import WHOLE, Crop, crop_url, crops_of
from intranet.files.models import Attachment, AttachmentRole, FilePage
from intranet.files.pages import reading_of
from intranet.files.pdf_signatures import words_of
from intranet.files.queries import attachments_of
from intranet.people.models import Person
from intranet.topics.models import Topic


def reading_page(directive: Directive, reader: Person, part: str = "", ticket: str = "") -> dict[str, Any]:
    """Context of ``read.html``; a draft is shown to its office as it would be issued. ``part`` and ``ticket``: see
    ``panel_for``.
    """
    version = directive.current_version
    attachments = attachments_of(directive)
    return {
        "directive": directive,
        "place": whereabouts(directive, reader),
        "version": version,
        "letter_html": version.html if version else render_letter(directive),
        "panel": panel_for(version, reader, part=part, ticket=ticket),
        "facts": facts(directive),
        "relations": relations(reader, directive),
        "standing": standing_notice(directive, reader) if directive.standing != Standing.IN_FORCE else None,
        "reading": how_it_was_read(version) if version and version.minor else None,
        "change": what_it_changes(directive, reader) if directive.is_outgoing else None,
        "may_transcribe": bool(decide(reader, "transcribe", directive)) and _has_original(attachments),
        "may_recall": bool(decide(reader, "recall", directive)),
        "may_label": bool(decide(reader, "label", directive)),
        "may_widen": bool(decide(reader, "second", directive)),
        "sections": sections_for(directive, reader),
        "attachments": attachments,
        "signed": [(each, words) for each in attachments if (words := words_of(each.file))],
        "may_issue": directive.is_draft and bool(decide(reader, "issue", directive)) and is_ready(directive),
        "may_circulate": directive.state == "registered" and bool(decide(reader, "issue", directive)),
        "may_edit": directive.is_draft and bool(decide(reader, "edit", directive)),
        "may_take_docx": bool(decide(reader, EXPORT, directive)),
    }


def _has_original(attachments: list[Attachment]) -> bool:
    return any(attachment.role == AttachmentRole.ORIGINAL for attachment in attachments)


def facts(directive: Directive) -> list[tuple[str, str]]:
    """The short table beside the letter; what is not known is left out."""
    signatory = ", ".join(part for part in (directive.signatory, directive.signatory_title.capitalize()) if part)
    rows = [
        (_("Type of document"), str(directive.type or "")),
        (_("Topic"), _link(directive.topic)),
        (_("Issuing body"), directive.issuer),
        (_("Signatory"), signatory),
        (_("Date"), f"{directive.date:%d/%m/%Y}" if directive.date else ""),
        (_("Urgency"), capfirst(directive.get_urgency_display())),
        (_("Dissemination"), directive.dissemination),
        (_("Who may read"), capfirst("; ".join(describe(chosen_tokens(directive.pk))))),
    ]
    return [(label, value) for label, value in rows if value]


def _link(topic: Topic | None) -> str:
    return format_html('<a href="{}">{}</a>', topic.get_absolute_url(), topic.name) if topic else ""


def draft_page(directive: Directive, by: Person, typed: Any) -> dict[str, Any]:
    """Context of ``intake.html``: the form, and beside it the source with what was read in it."""
    attachments = attachments_of(directive)
    original = next((a for a in attachments if a.role == AttachmentRole.ORIGINAL), None)
    source = original.file.text if original else ""
    is_scanned = bool(original and original.file.is_scanned)
    marks = marks_of(recognise(source, scanned=is_scanned), source) if source else Marks()
    remarks = remarks_beside(directive) if directive.is_outgoing else []
    form = DraftForm(typed, initial=initial(directive))
    form.ask_for(remark.field for remark in remarks if remark.state == "late")
    return {
        "directive": directive,
        "place": whereabouts(directive, by),
        "form": form,
        "original": original,
        "annexes": sum(a.role == AttachmentRole.ANNEX for a in attachments),
        "source": source,
        "source_parts": marks.parts,
        "marks": marks.of,
        "notes": marks.notes,
        "sources": marks.sources,
        "pictures": _pictures(original, source, marks) if original else {},
        "reading": reading_of(original.file) if original else None,
        "counts": marks.counts,
        "problems": marks.problems,
        "elsewhere": _offers(directive) if marks.is_no_directive else [],
        "duplicates": list(visible(by, duplicates_of(directive))[:5]),
        "may_issue": bool(decide(by, "issue", directive)) and is_ready(directive),
        "remarks": remarks,
        "may_delete": bool(decide(by, "delete", directive)),
        "seen": fingerprint(directive) if typed is None else typed.get("seen", ""),
    }


def _offers(directive: Directive) -> list[Offer]:
    return [offer for make in ELSEWHERE.values() if (offer := make(directive)) is not None]


def _pictures(original: Attachment, source: str, marks: Marks) -> dict[str, str]:
    """Addresses of the places on the page where fields were read; the first page that has any of a field."""
    crops = {name: crops_of(original, source, spans) for name, spans in marks.spans.items()}
    return {name: crop_url(original, found[0]) for name, found in crops.items() if found}


def theirs_beside(form: DraftForm, current: Directive) -> dict[str, Any]:
    """After somebody else saved: their text as a note at each field that differs, and the draft that is seen now."""
    for name, theirs in initial(current).items():
        mine = form.cleaned_data[name]
        if getattr(mine, "pk", mine) != theirs:
            words = "\n".join(theirs) if isinstance(theirs, list) else str(getattr(current, name) or "–")
            form.add_error(name, _("Saved by somebody else: %(text)s") % {"text": words[:300]})
    return {"seen": fingerprint(current)}


def initial(directive: Directive) -> dict[str, Any]:
    """The draft as the form's first values."""
    names = [name for name in DraftForm.base_fields if name not in {"paragraphs", "type", "topic"}]
    values: dict[str, Any] = {name: getattr(directive, name) for name in names}
    values |= {"type": directive.type_id, "topic": directive.topic_id}
    values["paragraphs"] = [plain_text(block) for block in directive.body]
    return values


def issue_page(directive: Directive, form: IssueForm, by: Person) -> dict[str, Any]:
    """Context of ``issue.html``; ``asked`` is the ``Preview`` once the form is filled in."""
    asked, choice = None, ""
    if form.is_bound and form.is_valid():
        asked, choice = preview(form.terms()), form.choice
    return {
        "directive": directive,
        "place": whereabouts(directive, by),
        "form": form,
        "asked": asked,
        "choice": choice,
        "original": next((a for a in attachments_of(directive) if a.role == "original"), None),
        "may_edit": bool(decide(by, "edit", directive)),
    }


def transcript_page(directive: Directive) -> dict[str, Any] | None:
    """Context of ``transcribe.html`` but for its form; None for a document that was not read from a file."""
    original = next((a for a in attachments_of(directive) if a.role == AttachmentRole.ORIGINAL), None)
    if original is None:
        return None
    pages = FilePage.objects.filter(file=original.file_id).values_list("number", flat=True)
    lines = [plain_text(block) for block in directive.body]
    return {
        "directive": directive,
        "original": original,
        "pictures": [crop_url(original, Crop(number, WHOLE)) for number in pages],
        "source": original.file.text,
        "initial": {"paragraphs": lines, "seen": directive.current_version_id},
    }
