"""Who writes a draft: its author while they belong to the drafting unit, then the head of that unit."""

from datetime import timedelta

import pytest

from intranet.access.decisions import decide, visible
from intranet.directives.models import Directive
from intranet.directives.services import DraftFields, update_draft
from intranet.notifications.models import Notice
from intranet.outgoing.errors import NotYours
from intranet.outgoing.models import Stage
from intranet.outgoing.queries import narrowed
from intranet.outgoing.services import move, submit
from intranet.people.models import Person, Post
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.province import LONG_AGO, Province, person
from tests.outgoing.conftest import FIELDS, started, until


def _leave(who: Person) -> None:
    Post.objects.filter(person=who).update(ends=today() - timedelta(days=1))
    bump_membership()


def test_author_who_has_left_the_unit_neither_reads_nor_writes_the_draft(province: Province) -> None:
    directive = started(province)

    _leave(province.cadre)

    assert [bool(decide(province.cadre, each, directive)) for each in ("read", "edit", "work")] == [False] * 3
    assert list(visible(province.cadre, Directive.objects.all())) == []
    with pytest.raises(NotYours):
        submit(directive.passage.pk, province.cadre)


def test_head_takes_over_the_draft_of_one_who_has_left(province: Province) -> None:
    directive = started(province)
    before = (bool(decide(province.head, "edit", directive)), narrowed(province.head, "mine").count())

    _leave(province.cadre)
    after = (bool(decide(province.head, "edit", directive)), narrowed(province.head, "mine").count())
    passage = submit(directive.passage.pk, province.head)

    assert (before, after, passage.stage) == ((False, 0), (True, 1), Stage.APPROVAL)


def test_return_after_the_author_has_left_is_told_to_the_head(province: Province) -> None:
    person("leader2", "Dương", "Tam", province.office, "leader")
    passage = until(province, "form-check")
    _leave(province.cadre)

    move(passage.pk, "returned-by-clerk", province.clerk, "Sửa nơi nhận")

    told = Notice.objects.filter(kind="draft-returned").values_list("person__username", flat=True)
    assert sorted(told) == ["head", "leader2"]


def _rewritten_by_the_head(province: Province) -> Directive:
    """The head is an editor of the office as well."""
    Post.objects.create(person=province.head, unit=province.committee, role="editor", starts=LONG_AGO)
    bump_membership()
    directive = started(province)
    fields = FIELDS | {"paragraphs": ["Tôi viết lại hết."], "symbol": directive.symbol, "direction": "outgoing"}
    return update_draft(directive.pk, province.head, DraftFields(type=directive.type, **fields))


def test_head_who_changed_the_draft_does_not_approve_it(province: Province) -> None:
    other = person("leader2", "Dương", "Tam", province.office, "leader")
    passage = submit(_rewritten_by_the_head(province).passage.pk, province.cadre)

    with pytest.raises(NotYours):
        move(passage.pk, "approved", province.head)
    waiting = [narrowed(who, "mine").count() for who in (province.head, other)]
    move(passage.pk, "approved", other)

    passage.refresh_from_db()
    assert (waiting, passage.stage) == ([0, 1], Stage.FORM_CHECK)


def test_head_who_changed_the_draft_does_not_approve_it_after_a_new_submission(province: Province) -> None:
    passage = submit(_rewritten_by_the_head(province).passage.pk, province.head)
    move(passage.pk, "withdrawn", province.head)
    submit(passage.pk, province.head)

    with pytest.raises(NotYours):
        move(passage.pk, "approved", province.head)
