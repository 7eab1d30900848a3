"""Correction and replacement: documents of their own, which change what another one is worth and never its text
(Decree 30/2020/NĐ-CP, art. 18).
"""

import logging

from django.utils.translation import gettext as _

from intranet.acknowledgement.audiences import Asked
from intranet.acknowledgement.models import Assignment, Audience, ReceiptKind, Version
from intranet.acknowledgement.services import ask_about, close_open, end_audience, freeze, open_assignments
from intranet.acknowledgement.telling import tell_asked
from intranet.database import write_transaction
from intranet.directives import catalogue
from intranet.directives.errors import Incomplete, NotADraft, NotAllowed
from intranet.directives.models import Amendment, AmendmentKind, Directive, DirectiveState, Standing
from intranet.directives.policy import LABEL
from intranet.directives.services.freezing import leave_to_office
from intranet.directives.services.listing import list_directive
from intranet.directives.steps import take_step
from intranet.notifications.services import notify_many
from intranet.people.models import Person
from intranet.people.rules import today

logger = logging.getLogger("intranet.directives")

_STANDING = {AmendmentKind.CORRECTS: Standing.CORRECTED, AmendmentKind.REPLACES: Standing.REPLACED}


def plan_amendment(
    directive_id: int, target: Directive, kind: str, by: Person, *, change_note: str, asks_again: bool = False
) -> Amendment:
    """Say of a draft that it will correct or replace ``target`` when it is issued. Planning it anew replaces the plan.

    Whether ``by`` may edit the draft and see the target is the caller's question.

    Raises:
        NotADraft: the correcting document has been issued.
        Incomplete: the target is not in force, is another office's, or nothing says what changes.
    """
    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive_id)
        if not directive.is_draft:
            raise NotADraft
        if problems := list(_against(directive, target, change_note)):
            raise Incomplete(problems)
        values = {"target": target, "kind": kind, "asks_again": asks_again, "change_note": change_note.strip()[:300]}
        return Amendment.objects.update_or_create(directive=directive, defaults=values)[0]


def _against(directive: Directive, target: Directive, change_note: str) -> list[str]:
    problems = []
    if target.state != DirectiveState.ISSUED or target.standing == Standing.REPLACED:
        problems.append(_("Only a document that is issued and in force can be corrected or replaced."))
    if target.owner_unit_id != directive.owner_unit_id:
        problems.append(_("An office corrects and replaces its own documents only."))
    if not change_note.strip():
        problems.append(_("Say in one sentence what changes: readers see it beside the document."))
    return problems


def amendment_objections(directive: Directive) -> list[str]:
    """What stands against doing what ``directive`` was planned to do: its target may have been recalled or replaced
    since. The target stays locked, so that an issue in the same transaction finds it as it was here.
    """
    amendment = Amendment.objects.filter(directive=directive).first()
    return _against(directive, _locked_target(amendment), amendment.change_note) if amendment else []


def apply_amendment(directive: Directive, by: Person | None) -> None:
    """Do to the target what the document that was just issued says. Called in the transaction that completes it.

    A target that was recalled or replaced while the worker was still asking people stays as it is.
    """
    amendment = Amendment.objects.filter(directive=directive).first()
    if amendment is None or by is None:
        return
    target = _locked_target(amendment)
    if _against(directive, target, amendment.change_note):
        logger.warning("document %s was issued, but %s can no longer be amended", directive.pk, target.pk)
        return
    kind = AmendmentKind(amendment.kind)
    target.standing, target.standing_by, target.standing_on = _STANDING[kind], directive, today()
    target.standing_reason = amendment.change_note
    if kind == AmendmentKind.REPLACES:
        end_audience(LABEL, target.pk)
        _close_all(target, ReceiptKind.REPLACED, by, directive.symbol)
    elif amendment.asks_again:
        _ask_again(target, directive, amendment, by)
    target.save()
    take_step(target, _STANDING[kind], by, note=directive.symbol)
    catalogue.put(target)


def _locked_target(amendment: Amendment) -> Directive:
    return Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=amendment.target_id)


def _ask_again(target: Directive, correction: Directive, amendment: Amendment, by: Person) -> None:
    """The corrected record gets a new version: the same original, and the correction's hash (architecture §8)."""
    old, new = target.current_version, correction.current_version
    assert old is not None  # noqa: S101  both are issued
    assert new is not None  # noqa: S101
    asked = [
        Asked(person_id, unit_id, cause)
        for person_id, unit_id, cause in Assignment.objects.filter(version=old)
        .exclude(receipt__kind__in=[ReceiptKind.LEFT, ReceiptKind.WAIVED])
        .values_list("person_id", "unit_id", "cause")
    ]
    _close_all(target, ReceiptKind.REPLACED, by, correction.symbol)
    mark = {"name": correction.symbol, "role": "correction", "sha256": new.content_hash}
    target.current_version = freeze(
        target,
        title=old.title,
        number=old.number,
        html=old.html,
        text=old.text,
        attachments=[*old.attachments, mark],
        by=by,
        change_note=amendment.change_note,
    )
    terms = Audience.objects.filter(subject_model=LABEL, subject_id=correction.pk).first()
    asking = terms.due if terms else None, terms.working_days if terms else None
    for audience in Audience.objects.filter(subject_model=LABEL, subject_id=target.pk):
        audience.due, audience.working_days = asking
        audience.save(update_fields=["due", "working_days"])
        ask_about(audience, target.current_version)
    ids = open_assignments(target.current_version, asked, due=asking[0], working_days=asking[1])
    tell_asked(target.current_version, ids)


def _close_all(target: Directive, kind: str, by: Person, reason: str) -> None:
    for version in Version.objects.filter(subject_model=LABEL, subject_id=target.pk):
        while close_open(version, kind, by=by, reason=reason):
            pass


def recall(directive_id: int, by: Person, reason: str) -> Directive:
    """Recall an issued document: frozen and kept, its readers told, nobody is asked any more. From the commit on its
    text is shown to the office in charge and the author only (Decree 30, art. 18 and annex VI, III.8).

    Raises:
        NotAllowed: ``by`` is no editor of the office in charge.
        Incomplete: it is not issued, or the reason is missing.
    """
    from intranet.access.decisions import decide

    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=directive_id)
        if directive.state != DirectiveState.ISSUED:
            raise Incomplete([_("Only an issued document can be recalled.")])
        if not decide(by, "recall", directive):
            raise NotAllowed
        if not reason.strip():
            raise Incomplete([_("Say why the document is recalled: its readers are told.")])
        told = _readers_so_far(directive)
        leave_to_office(directive)
        end_audience(LABEL, directive.pk)
        _close_all(directive, ReceiptKind.RECALLED, by, reason.strip())
        directive.state, directive.standing = DirectiveState.RECALLED, Standing.RECALLED
        directive.standing_on, directive.standing_reason = today(), reason.strip()[:300]
        directive.save()
        catalogue.put(directive)
        list_directive(directive)
        take_step(directive, "recalled", by, note=reason)
        _tell(directive, told, kind="document-recalled", key="recalled")
    return directive


def _readers_so_far(directive: Directive) -> list[int]:
    """Everybody who was ever asked to read it."""
    versions = Version.objects.filter(subject_model=LABEL, subject_id=directive.pk)
    return list(Assignment.objects.filter(version__in=versions).values_list("person_id", flat=True).distinct())


def _tell(directive: Directive, person_ids: list[int], *, kind: str, key: str) -> None:
    notify_many(
        Person.objects.filter(pk__in=person_ids),
        kind=kind,
        key=f"{LABEL}:{directive.pk}:{key}",
        subject=directive,
        number=directive.symbol,
        url=directive.get_absolute_url(),
    )
