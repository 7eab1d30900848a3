"""Who sees and keeps a session: posts of its unit, with the right to read its subject. Lists and decisions agree."""

from intranet.access.decisions import decide, visible
from intranet.attendance.models import Session, SessionState
from intranet.attendance.policy import KEEP
from intranet.attendance.services import SessionFields, plan
from intranet.directives.models import DirectiveReader
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import PERSONAS, Province


def sees(province: Province, session: Session) -> set[str]:
    listed = {name for name, *_rest in PERSONAS if session in visible(province.people[name], Session.objects.all())}
    decided = {name for name, *_rest in PERSONAS if decide(province.people[name], "read", session)}
    assert listed == decided
    return listed


def keeps(province: Province, session: Session) -> set[str]:
    return {name for name, *_rest in PERSONAS if decide(province.people[name], KEEP, session)}


def test_head_of_the_unit_sees_and_keeps_and_readers_of_the_subject_do_not(province: Province) -> None:
    session = plan(issued(province, readers=["any"]), province.office, SessionFields(today()), by=province.head)

    assert (sees(province, session), keeps(province, session)) == ({"head"}, {"head"})


def test_the_leader_sees_and_the_clerk_keeps(province: Province) -> None:
    session = plan(issued(province), province.committee, SessionFields(today()), by=province.clerk)

    assert (sees(province, session), keeps(province, session)) == ({"clerk", "leader"}, {"clerk"})


def test_who_may_no_longer_read_the_subject_sees_no_session(province: Province) -> None:
    directive = issued(province)
    session = plan(directive, province.office, SessionFields(today()), by=province.head)
    DirectiveReader.objects.filter(directive=directive, works=False).update(token=f"under:{province.commune.pk}")

    assert (sees(province, session), keeps(province, session)) == (set(), set())


def test_nobody_keeps_what_was_called_off_and_other_actions_are_open_to_nobody(province: Province) -> None:
    session = plan(issued(province), province.office, SessionFields(today()), by=province.head)
    session.state = SessionState.CALLED_OFF

    assert keeps(province, session) == set()
    assert not decide(province.head, "delete", session)


def test_a_session_about_what_is_gone_is_seen_by_nobody(province: Province) -> None:
    session = plan(issued(province), province.office, SessionFields(today()), by=province.head)
    Session.objects.filter(pk=session.pk).update(subject_id=99_999)

    assert sees(province, Session.objects.get(pk=session.pk)) == set()
