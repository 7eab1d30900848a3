"""Which files of a course a learner may open: those of the lessons that were opened to them."""

from intranet.files.models import Attachment
from intranet.people.models import Person
from intranet.training.models import Course, PublishedItem
from intranet.training.queries.runs import is_shown, newest_run, outline
from intranet.training.showing import names_in


def opened_as(attachment: Attachment, person: Person) -> str:
    """The action on the course by which ``person`` opens a file of it: reading, once a lesson that shows it is shown to
    them; else it is for who writes the course. At most five queries.
    """
    run = newest_run(person, Course(pk=attachment.subject_id))
    if run is None:
        return "edit"
    filed = run.version.frozen.attachments
    names = {each["name"] for each in filed if each["role"] != "item" and each["sha256"] == attachment.file.sha256}
    shown = [row.item.pk for row in outline(run.version, run).rows if is_shown(run, row)] if names else []
    texts = PublishedItem.objects.filter(pk__in=shown).values_list("html", flat=True)
    return "read" if any(names & names_in(html) for html in texts) else "edit"
