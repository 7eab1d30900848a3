"""What the lead unit does: assign people, report progress with evidence, report the result."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.database import write_transaction
from intranet.directives.models import Directive
from intranet.duties.errors import Incomplete
from intranet.duties.models import Duty, DutyPerson, DutyState, ProgressNote, StepKind
from intranet.duties.services.steps import audited, locked, logged, required, stood_in_for
from intranet.duties.services.telling import tell_office, tell_person
from intranet.files.models import AttachmentRole, StoredFile
from intranet.files.services import attach
from intranet.people.models import Person
from intranet.people.queries import people_in
from intranet.people.rules import today


def assign(duty: Duty, person: Person, by: Person) -> Duty:
    """Give the duty to somebody of the lead unit or a unit below it; repeating it changes nothing.

    Raises:
        NotAllowed: ``by`` is neither head, leader nor clerk of the lead unit, nor stands in for one.
        NotNow: reported, closed or cancelled.
        Incomplete: the person works elsewhere, or may not read the document.
    """
    with write_transaction():
        duty = locked(duty, by, "assign")
        if duty.people.filter(person=person).exists():
            return duty
        if not people_in(duty.lead, below=True, on=today()).filter(pk=person.pk, is_active=True).exists():
            raise Incomplete([_("%(person)s holds no post in %(unit)s.") % {"person": person, "unit": duty.lead}])
        if not decide(person, "read", duty.directive):
            raise Incomplete([_("%(person)s may not read the document of this task.") % {"person": person}])
        DutyPerson.objects.create(duty=duty, person=person, assigned_by=by)
        _begun(duty)
        acting_for = stood_in_for(duty, by, "assign")
        logged(duty, StepKind.ASSIGNED, by, text=str(person), acting_for=acting_for)
        tell_person(duty, person, kind="duty-assigned", key="assigned", by=by)
        audited("duty.assigned", duty, by, acting_for, person=person.pk)
    return duty


def report_progress(duty: Duty, by: Person, text: str, files: Sequence[tuple[StoredFile, str]] = ()) -> ProgressNote:
    """Write down what was done, about the work, with evidence: stored files and their names.

    Raises:
        NotAllowed: ``by`` is neither assigned nor head, leader or clerk of the lead or a co-operating unit.
        NotNow: reported, closed or cancelled.
        Incomplete: nothing is written.
    """
    with write_transaction():
        duty = locked(duty, by, "report")
        acting_for = stood_in_for(duty, by, "report")
        text = required(text, _("Write what has been done."))
        note = ProgressNote.objects.create(duty=duty, by=by, text=text, acting_for=acting_for)
        for position, (stored, name) in enumerate(files):
            attach(stored, note, role=AttachmentRole.ANNEX, name=name, position=position)
        _begun(duty)
        tell_office(duty, kind="duty-progress", key=f"note-{note.pk}", by=by)
        audited("duty.progress-reported", duty, by, acting_for, files=len(files))
    return note


def submit_result(duty: Duty, by: Person, text: str, reply: Directive | None = None) -> Duty:
    """Report the result, with the document that answers, if there is one; the office in charge is asked to close.

    Raises:
        NotAllowed: ``by`` is neither assigned nor head, leader or clerk of the lead unit.
        NotNow: reported already, closed or cancelled.
        Incomplete: nothing is written, or the reply is the document itself or none that ``by`` may read.
    """
    with write_transaction():
        duty = locked(duty, by, "submit")
        text = required(text, _("Write the result."))
        if reply is not None and (reply.pk == duty.directive_id or not decide(by, "read", reply)):
            raise Incomplete([_("Choose the document that answers, one that you may read.")])
        duty.state, duty.result, duty.reply, duty.reported_at = DutyState.REPORTED, text, reply, timezone.now()
        duty.save(update_fields=["state", "result", "reply", "reported_at"])
        acting_for = stood_in_for(duty, by, "submit")
        step = logged(duty, StepKind.REPORTED, by, text=text, acting_for=acting_for)
        tell_office(duty, kind="duty-reported", key=step.pk, by=by)
        audited("duty.result-reported", duty, by, acting_for, reply=reply.pk if reply else None)
    return duty


def _begun(duty: Duty) -> None:
    if duty.state == DutyState.OPEN:
        duty.state = DutyState.IN_PROGRESS
        duty.save(update_fields=["state"])
