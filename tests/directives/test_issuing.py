"""Issuing: checked, frozen, asked, all or nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.models.versions import Frozen
from intranet.acknowledgement.queries import Sums, sums
from intranet.acknowledgement.services import Asking, Term
from intranet.audit.models import Event
from intranet.directives.errors import Incomplete, NotADraft, NotAllowed
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.services import IssueOrder, continue_issuing, delete_draft, issue, issuing, update_draft
from intranet.people.rules import today
from intranet.worker.models import Job, JobState
from intranet.worker.running import work_one
from intranet.worker.stopping import Stop
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def _order(province: Province, **changes: object) -> IssueOrder:
    under = f"under:{province.committee.pk}"
    return IssueOrder(**{"readers": [under], "audience": [Term("under", unit=province.committee)]} | changes)  # type: ignore[arg-type]


def test_issue_freezes_the_text_and_asks_everybody_named(province: Province) -> None:
    directive = issue(draft(province).pk, province.editor, _order(province))

    version = directive.current_version
    assert directive.state == DirectiveState.ISSUED
    assert (version.major, version.number, version.title) == (
        1,
        "1052/UBND-NC",
        "Tăng cường bảo vệ thông tin trên không gian mạng",
    )
    assert "Phổ biến văn bản này" in version.html
    assert sums(version) == Sums(assigned=10, acknowledged=0, open=10, closed=0)


def test_issue_by_a_clerk_is_refused(province: Province) -> None:
    directive = draft(province)

    with pytest.raises(NotAllowed):
        issue(directive.pk, province.clerk, _order(province))

    directive.refresh_from_db()
    assert (directive.state, directive.current_version, Assignment.objects.count()) == (DirectiveState.DRAFT, None, 0)


def test_issue_twice_is_refused(province: Province) -> None:
    directive = issued(province)

    with pytest.raises(NotADraft):
        issue(directive.pk, province.editor, _order(province))

    assert Event.objects.filter(action="directive.issued").count() == 1


def test_issue_of_an_incomplete_draft_names_all_that_is_missing(province: Province) -> None:
    directive = draft(province, symbol="", date=None, paragraphs=[])

    with pytest.raises(Incomplete) as refused:
        issue(
            directive.pk,
            province.editor,
            _order(province, readers=[], audience=[], asking=Asking(today() - timedelta(days=1))),
        )

    assert len(refused.value.problems) == 5


def test_issue_of_a_symbol_without_its_number_is_refused(province: Province) -> None:
    with pytest.raises(Incomplete) as refused:
        issue(draft(province, symbol="/UBND-NC").pk, province.editor, _order(province))

    assert ["/UBND-NC" in problem for problem in refused.value.problems] == [True]


@pytest.mark.parametrize(
    "typed", [{"dissemination": "TUYỆT MẬT"}, {"paragraphs": ["TUYỆT MẬT", "1. Phổ biến."]}], ids=str
)
def test_issue_of_a_typed_secrecy_mark_is_refused(province: Province, typed: dict[str, object]) -> None:
    with pytest.raises(Incomplete) as refused:
        issue(draft(province, **typed).pk, province.editor, _order(province))

    assert ["dấu chỉ độ mật" in problem for problem in refused.value.problems] == [True]


def test_issue_of_a_text_that_speaks_of_grades_is_not_refused(province: Province) -> None:
    text = [*(f"{number}. Rà soát danh mục." for number in range(1, 60)), "Tuyệt mật", "Tối mật", "Mật"]

    assert issue(draft(province, paragraphs=text).pk, province.editor, _order(province)).state == DirectiveState.ISSUED


def test_issue_screen_asks_before_a_second_document_of_one_number(province: Province, client: Client) -> None:
    issued(province)
    second = draft(province)
    client.force_login(province.editor)
    typed = {"units": [province.committee.pk], "readers": "any", "choice": _choice(province), "issue": "1"}

    asked = client.post(f"/van-ban/{second.public_id}/phat-hanh/", typed)
    assert (asked.status_code, list(asked.context["form"].errors)) == (200, ["other"])

    client.post(f"/van-ban/{second.public_id}/phat-hanh/", typed | {"other": "on"})
    second.refresh_from_db()
    assert second.state == DirectiveState.ISSUED


def test_issue_screen_counts_anew_when_other_units_were_chosen(province: Province, client: Client) -> None:
    directive = draft(province)
    client.force_login(province.editor)
    typed = {"units": [province.commune.pk], "readers": "any", "choice": _choice(province), "issue": "1"}

    shown = client.post(f"/van-ban/{directive.public_id}/phat-hanh/", typed)
    directive.refresh_from_db()
    assert (shown.context["is_unseen"], directive.state) == (True, DirectiveState.DRAFT)

    client.post(f"/van-ban/{directive.public_id}/phat-hanh/", typed | {"choice": shown.context["choice"]})
    directive.refresh_from_db()
    assert directive.state == DirectiveState.ISSUED


def _choice(province: Province) -> str:
    return f"under:@{province.committee.pk} any"


def test_issue_screen_refuses_a_day_that_has_passed_before_it_counts(province: Province, client: Client) -> None:
    client.force_login(province.editor)
    typed = {"units": [province.committee.pk], "readers": "audience", "due": "01/01/2020", "count": "1"}

    asked = client.post(f"/van-ban/{draft(province).public_id}/phat-hanh/", typed)

    assert (list(asked.context["form"].errors), asked.context["asked"]) == (["due"], None)


def test_letter_says_signed_once_it_is_issued(province: Province, client: Client) -> None:
    client.force_login(province.editor)
    seen = [client.get(each.get_absolute_url()).content.decode() for each in (draft(province), issued(province))]

    assert ["(Đã ký)" in page for page in seen] == [False, True]


def test_issue_to_people_who_may_not_read_is_refused(province: Province) -> None:
    directive = draft(province)

    with pytest.raises(Incomplete) as refused:
        issue(directive.pk, province.editor, _order(province, audience=[Term("under", unit=province.commune)]))

    assert [str(province.commune) in problem for problem in refused.value.problems] == [True]


def test_issue_to_an_exception_leaves_the_person_out(province: Province) -> None:
    audience = [Term("under", unit=province.committee), Term("user", person=province.cadre, is_exception=True)]

    directive = issue(draft(province).pk, province.editor, _order(province, audience=audience))

    assert not Assignment.objects.filter(person=province.cadre).exists()
    assert sums(directive.current_version).assigned == 9


def test_issue_to_more_than_a_chunk_goes_on_in_the_background(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "CHUNK", 4)
    monkeypatch.setattr(issuing, "AT_ONCE", 4)

    directive = issue(draft(province).pk, province.editor, _order(province))

    assert (directive.state, Assignment.objects.count()) == (DirectiveState.ISSUING, 0)
    continue_issuing(directive.pk)
    continue_issuing(directive.pk)
    directive.refresh_from_db()
    assert (directive.state, Assignment.objects.count()) == (DirectiveState.ISSUED, 10)


def test_issue_in_the_background_says_how_far_it_is(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuing, "CHUNK", 4)
    monkeypatch.setattr(issuing, "AT_ONCE", 4)
    issue(draft(province).pk, province.editor, _order(province))

    assert work_one(Stop()) is True

    job = Job.objects.get(run="intranet.directives.services.continue_issuing")
    opened = Event.objects.filter(action="directive.assignments-opened").order_by("pk")
    assert (job.state, job.progress, job.total) == (JobState.DONE, 10, 10)
    assert [event.details["opened"] for event in opened] == [4, 4, 2]


def test_document_being_issued_is_not_visible_to_readers(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    from intranet.directives.queries import readable

    monkeypatch.setattr(issuing, "CHUNK", 4)
    monkeypatch.setattr(issuing, "AT_ONCE", 4)
    directive = issue(draft(province).pk, province.editor, _order(province))
    assert list(readable(province.cadre)) == []

    continue_issuing(directive.pk)

    assert list(readable(province.cadre)) == [directive]


def test_issued_text_cannot_be_changed_by_the_service(province: Province) -> None:
    from intranet.directives.services import DraftFields
    from tests.factories.province import document_type

    directive = issued(province)

    with pytest.raises(NotADraft):
        update_draft(directive.pk, province.editor, DraftFields(type=document_type(), issuer="x", summary="y"))
    with pytest.raises(NotADraft):
        delete_draft(directive.pk, province.editor)


def test_frozen_version_cannot_be_saved_or_deleted(province: Province) -> None:
    version = issued(province).current_version
    version.html = "<p>khác</p>"

    with pytest.raises(Frozen):
        version.save()
    with pytest.raises(Frozen):
        version.delete()


def test_issued_directive_cannot_be_deleted(province: Province) -> None:
    from django.db.models import ProtectedError

    directive = issued(province)

    with pytest.raises(ProtectedError):
        directive.delete()

    assert Directive.objects.filter(pk=directive.pk).exists()
