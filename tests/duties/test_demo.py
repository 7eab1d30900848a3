"""The demo shows a duty that is done, one that is late with an extension, and one that has just been given out."""

import pytest

from intranet.demo.personas import PASSWORD
from intranet.directives import demo as letters
from intranet.duties import demo
from intranet.duties.models import Duty, Extension
from intranet.duties.rules import is_late
from intranet.people import demo as people
from intranet.people.rules import today


@pytest.mark.django_db
def test_demo_has_one_done_one_late_and_one_open() -> None:
    named = people.load(PASSWORD)
    letters.load(named["clerk"], named["editor"], named["cadre"])

    demo.load(named["editor"], named["head"], named["cadre"])

    duties = Duty.objects.order_by("pk")
    assert [(duty.state, is_late(duty.state, duty.due, today())) for duty in duties] == [
        ("closed", False),
        ("in-progress", True),
        ("open", False),
    ]
    assert Extension.objects.get().new_due == duties[1].due
