"""The list, the board and the page of one finding."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intranet.contracts import today, who, working_calendar
from plugins.checklists.models import Evidence, Finding, Progress
from plugins.checklists.queries.remedies import Wanted, board, findings_of
from plugins.checklists.queries.work import work
from plugins.checklists.services.remedies import done, verify
from plugins.checklists.services.reopening import Found, find
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import CONTENT, paper_of
from tests.plugins.checklists.remedying import YESTERDAY, accepted, answer_at

SOON = today() + timedelta(days=9)


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def finding(opened: House) -> Finding:
    return accepted(opened)


def _url(finding: Finding, end: str = "") -> str:
    return f"/checklists/khac-phuc/{finding.public_id}/{end}"


def _more(house: House, finding: Finding) -> None:
    for place in (1, 3):
        find(answer_at(finding.answer.inspection, place), Found("no", "thêm", SOON), house.province.editor)


def test_finding_runs_from_done_to_verified_on_its_page(opened: House, finding: Finding, client: Client) -> None:
    client.force_login(opened.province.head)
    empty = client.post(_url(finding, "da-lam/"), {"action": " "})
    client.post(_url(finding, "da-lam/"), {"action": "đã phân công"})
    own = client.post(_url(finding, "xac-minh/"), {"seen-note": ""})
    client.force_login(opened.province.editor)
    wrong = client.post(_url(finding, "xac-minh/"), {"seen-note": "", "wrong": "1"})
    later = {"later-due": f"{SOON:%d/%m/%Y}", "later-due_choice": f"keep:{SOON}", "later-reason": "chờ tỉnh"}
    client.post(_url(finding, "gia-han/"), later)
    client.post(_url(finding, "xac-minh/"), {"seen-note": "đã xem quyết định"})

    finding.refresh_from_db()
    assert [answer.status_code for answer in (empty, own, wrong)] == [200, 404, 200]
    assert (finding.progress, finding.due_on) == (Progress.VERIFIED, SOON)
    assert list(finding.steps.values_list("what", flat=True)) == ["remedied", "postponed", "verified"]


def test_what_was_typed_is_kept_when_refused(opened: House, finding: Finding, client: Client) -> None:
    client.force_login(opened.province.editor)

    typed = {"later-due": f"{YESTERDAY:%d/%m/%Y}", "later-due_choice": f"keep:{YESTERDAY}"}

    page = client.post(_url(finding, "gia-han/"), typed | {"later-reason": "chờ-tỉnh"})

    assert (page.status_code, page.context["postpone"].errors.keys()) == (200, {"due"})
    assert 'value="chờ-tỉnh"' in page.content.decode()


def _day_off() -> date:
    """A Sunday to come, before a day on which the office works."""
    day = today() + timedelta(days=13 - today().weekday())
    while not working_calendar(day).is_working(day + timedelta(days=1)):
        day += timedelta(days=7)
    return day


ASKED = {
    "postponed": ("gia-han/", "later", {"later-reason": "chờ tỉnh"}),
    "opened again": ("mo-lai/", "again", {"again-note": "vẫn thiếu"}),
    "found": ("phat-hien/", "found", {"found-place": "1", "found-verdict": "no", "found-cause": "hết hiệu lực"}),
}


@pytest.mark.parametrize(("choice", "moved"), [("", None), ("keep", 0), ("move", 1)])
@pytest.mark.parametrize("what", ASKED)
def test_day_off_of_a_remedy_is_asked_about_and_kept_or_moved(
    opened: House, finding: Finding, client: Client, what: str, choice: str, moved: int | None
) -> None:
    (end, prefix, typed), off = ASKED[what], _day_off()
    if what == "opened again":
        Finding.objects.update(progress=Progress.VERIFIED, done_at=finding.created_at)
    base = f"/checklists/phieu/{finding.answer.inspection.public_id}/" if what == "found" else _url(finding)
    client.force_login(opened.province.editor)

    days = {f"{prefix}-due": f"{off:%d/%m/%Y}", f"{prefix}-due_choice": f"{choice}:{off}"}
    answer = client.post(f"{base}{end}", typed | days)

    due = list(Finding.objects.order_by("pk").values_list("due_on", flat=True))[-1]
    if moved is None:
        content = answer.content.decode()
        assert [content.count(f'value="{each}:{off}"') for each in ("keep", "move")] == [1, 1]
        assert (f'value="{off:%d/%m/%Y}"' in content, due) == (True, finding.due_on)
        return
    assert (answer.status_code, due) == (302, off + timedelta(days=moved))


def test_page_offers_what_one_may_do_and_nothing_else(opened: House, finding: Finding, client: Client) -> None:
    offered = {}
    for persona in ("head", "cadre", "leader", "editor"):
        client.force_login(opened.province.people[persona])
        page = client.get(_url(finding))
        names = ("done", "verify", "postpone", "again", "rate", "pass_on")
        offered[persona] = [name for name in names if page.context.get(name) is not None]

    assert offered == {
        "head": ["done", "pass_on"],
        "cadre": [],
        "leader": [],
        "editor": ["postpone", "rate", "pass_on"],
    }


@pytest.mark.parametrize("persona", ["outsider", "trainer", "inspector", "security", "administrator"])
def test_finding_of_others_is_not_there_by_any_address(
    opened: House, finding: Finding, client: Client, persona: str
) -> None:
    client.force_login(opened.province.people[persona])
    ends = ("da-lam", "xac-minh", "gia-han", "mo-lai", "muc-do", "phu-trach")

    answers = [client.get(_url(finding)), *(client.post(_url(finding, f"{end}/")) for end in ends)]
    pages = [client.get("/checklists/khac-phuc/"), client.get("/checklists/khac-phuc/?view=board")]

    assert [answer.status_code for answer in answers] == [404] * 7
    assert [("phân công" in page.content.decode(), page.status_code) for page in pages] == [(False, 200)] * 2


def test_list_is_narrowed_to_state_unit_and_what_is_overdue(opened: House, finding: Finding) -> None:
    _more(opened, finding)
    Finding.objects.filter(pk=finding.pk).update(due_on=YESTERDAY)
    editor: Any = who(opened.province.editor)

    counts = [
        findings_of(editor, wanted).count()
        for wanted in (
            Wanted(),
            Wanted(overdue=True),
            Wanted(state="done"),
            Wanted(unit=opened.province.office.pk),
            Wanted(unit=opened.province.commune.pk),
        )
    ]
    columns = [(each.state, each.count, each.late, each.more) for each in board(findings_of(editor, Wanted()))]

    assert counts == [3, 1, 0, 3, 0]
    assert columns == [("open", 3, 1, 0), ("done", 0, 0, 0), ("verified", 0, 0, 0)]


def test_list_costs_the_same_for_one_and_for_three(
    opened: House, finding: Finding, client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client.force_login(opened.province.editor)
    client.get("/checklists/khac-phuc/")
    for address in ("/checklists/khac-phuc/", _url(finding)):
        with django_assert_max_num_queries(100) as few:
            client.get(address)
        _more(opened, finding) if Finding.objects.count() == 1 else None
        with django_assert_max_num_queries(100) as many:
            client.get(address)
        assert len(many) == len(few)


def test_home_says_what_waits_in_four_queries(
    opened: House, finding: Finding, django_assert_num_queries: Callable[..., Any]
) -> None:
    def lines(person: Any) -> list[tuple[str, int, int]]:
        return [(line.items[0].title, line.count, line.late) for line in work(person) if line.count]

    _more(opened, finding)
    Finding.objects.filter(pk=finding.pk).update(due_on=YESTERDAY)
    Finding.objects.filter(answer__question__place=1).update(progress=Progress.DONE, done_at=finding.created_at)
    lines(opened.province.head)
    with django_assert_num_queries(4):  # two of them: who asks, and what of the state of the house
        of_head = lines(opened.province.head)

    assert of_head == [("Có phân công không?", 2, 1)]
    assert lines(opened.province.editor) == [("Có quy chế không?", 1, 0)]
    assert [lines(opened.province.people[each]) for each in ("cadre", "leader", "outsider")] == [[], [], []]


def test_paper_is_put_into_the_store_from_the_page_of_the_remedy(
    opened: House, finding: Finding, client: Client
) -> None:
    client.force_login(opened.province.head)
    file, typed = SimpleUploadedFile("quyet-dinh.pdf", CONTENT), {"action": "đã phân công"}

    unnamed = client.post(_url(finding, "da-lam/"), typed | {"file": file})
    unsent = client.post(_url(finding, "da-lam/"), typed | {"title": "Quyết định 12"})
    file.seek(0)
    about = {"title": "Quyết định 12", "effective_on": "02/03/2026"}
    kept = client.post(_url(finding, "da-lam/"), typed | about | {"file": file})

    finding.refresh_from_db()
    errors = [list(page.context["done"].errors) for page in (unnamed, unsent)]
    assert errors == [["title", "effective_on"], ["file"]]
    assert [page.content.decode().count("<details open>") for page in (unnamed, unsent)] == [1, 1]
    assert (kept.status_code, finding.progress, str(finding.proof.evidence)) == (302, Progress.DONE, "Quyết định 12")  # type: ignore[union-attr]
    file.seek(0)
    again = client.post(_url(finding, "da-lam/"), typed | about | {"file": file})
    assert again.context["done"].errors == {"__all__": ["Chỉ đơn vị đó báo đã khắc phục, và chỉ một lần."]}
    assert Evidence.objects.filter(unit=opened.province.office).count() == 1


def test_new_paper_beside_one_of_the_store_is_refused_and_nothing_is_kept(
    opened: House, finding: Finding, client: Client
) -> None:
    paper = paper_of(opened.province.office, opened.province.head)
    client.force_login(opened.province.head)
    about = {"title": "Quyết định 12", "effective_on": "02/03/2026", "file": SimpleUploadedFile("a.pdf", CONTENT)}

    page = client.post(_url(finding, "da-lam/"), about | {"action": "đã phân công", "proof": paper.pk})

    assert (list(page.context["done"].errors), Evidence.objects.count()) == (["proof"], 1)


def test_paper_with_a_secrecy_mark_or_of_another_unit_mends_nothing(
    opened: House, finding: Finding, client: Client
) -> None:
    province = opened.province
    foreign = paper_of(province.commune, province.outsider)
    client.force_login(province.head)
    mark = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\n\nTỐI MẬT\nSố: 5/BC-UBND\n\nBÁO CÁO\nvề việc nội bộ\n"
    dated = {"action": "đã phân công", "effective_on": "02/03/2026", "title": "Quyết định 12"}
    sent: list[dict[str, Any]] = [
        dated | {"file": SimpleUploadedFile("bao-cao.txt", mark.encode())},
        dated | {"file": SimpleUploadedFile("a.pdf", CONTENT), "title": "TỐI MẬT"},
        {"action": "đã phân công", "proof": foreign.pk},
    ]

    errors = [list(client.post(_url(finding, "da-lam/"), each).context["done"].errors) for each in sent]

    finding.refresh_from_db()
    assert errors == [["file"], ["title"], ["proof"]]
    assert (finding.progress, finding.proof, list(Evidence.objects.all())) == (Progress.OPEN, None, [foreign.evidence])


def test_why_it_was_refused_stands_on_the_page_until_it_is_verified(
    opened: House, finding: Finding, client: Client
) -> None:
    head, editor = opened.province.head, opened.province.editor
    client.force_login(head)
    refused = []

    def look() -> None:
        found = client.get(_url(finding)).context["refusal"]
        refused.append(found.note if found else None)

    for is_right in (False, True):
        done(finding, "đã phân công", None, head)
        look()
        verify(finding, is_right, editor, "chưa có chữ ký")
        look()

    assert refused == [None, "chưa có chữ ký", "chưa có chữ ký", None]
