"""“Báo lỗi trang này”: told to the owner of the page, settled by them, told back."""

import pytest
from django.test import Client

from intranet.notifications.models import Notice
from intranet.portal import problems
from intranet.portal.models import PageProblem
from intranet.portal.page_owners import open_problems, path_of
from intranet.portal.problems import TooMany, report, settle
from tests.factories.documents import draft, issued
from tests.factories.guidance import published, written
from tests.factories.province import Province


def _told() -> list[str]:
    return sorted(Notice.objects.filter(kind="page-problem").values_list("person__username", flat=True))


def test_every_page_leads_to_the_form_with_its_own_path(client: Client, province: Province) -> None:
    client.force_login(province.cadre)

    pages = [client.get(path).content.decode() for path in ("/", "/van-ban/?q=bi+mat", "/tai-khoan/")]

    assert ["/bao-loi/?trang=%2F" in page for page in pages] == [True] * 3
    assert (
        'href="/bao-loi/?trang=%2Fvan-ban%2F"' in pages[1],
        "bao-loi" in client.get("/khong-co/").content.decode(),
    ) == (
        True,
        False,
    )


def test_owner_of_a_guidance_page_is_told(client: Client, province: Province) -> None:
    page = published(province, responsible=province.leader)
    client.force_login(province.cadre)
    typed = {"page": page.get_absolute_url(), "kind": "wrong", "text": "Sổ đã đổi tên."}

    answer = client.post("/bao-loi/", typed)

    problem = PageProblem.objects.get()
    assert (answer.headers["Location"], _told()) == ("/bao-loi/da-gui/", ["leader"])
    assert (problem.subject_id, problem.path, problem.text) == (page.pk, page.get_absolute_url(), "Sổ đã đổi tên.")


def test_clerk_is_told_of_a_document_and_administrators_of_the_rest(province: Province) -> None:
    letter = issued(province)

    told = []
    for path in (letter.get_absolute_url(), "/van-ban/", "/khong-co/"):
        Notice.objects.all().delete()
        report(path, "wrong", "", province.cadre)
        told.append(_told())

    assert told == [["clerk"], ["administrator"], ["administrator"]]


def test_page_that_the_reporter_may_not_read_is_like_one_that_is_not_there(province: Province) -> None:
    for hidden in (draft(province), written(province)):
        report(hidden.get_absolute_url(), "wrong", "", province.outsider)

    assert set(PageProblem.objects.values_list("subject_model", "subject_id")) == {("", None)}
    assert _told() == ["administrator", "administrator"]


def test_same_report_again_is_one_while_it_is_open(province: Province) -> None:
    first = report("/", "wrong", "Một", province.cadre)

    again, other = report("/", "wrong", "Hai", province.cadre), report("/", "wrong", "", province.head)
    settle(first.pk, province.administrator, "")
    later = report("/", "wrong", "Ba", province.cadre)

    assert (again.pk, other.pk == first.pk, later.pk == first.pk) == (first.pk, False, False)


def test_flood_is_refused_with_words(client: Client, province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "MOST_OPEN", 1)
    report("/", "wrong", "", province.cadre)
    with pytest.raises(TooMany):
        report("/van-ban/", "wrong", "", province.cadre)
    client.force_login(province.cadre)

    answer = client.post("/bao-loi/", {"page": "/van-ban/", "kind": "wrong"})

    assert (answer.status_code, PageProblem.objects.count()) == (200, 1)


def test_list_holds_what_one_looks_after(province: Province, client: Client) -> None:
    page = published(province, responsible=province.leader)
    for path in (page.get_absolute_url(), issued(province).get_absolute_url(), "/"):
        report(path, "wrong", f"canary {path}", province.cadre)

    seen = {
        name: sorted(p.subject_model for p in open_problems(getattr(province, name)))
        for name in ("leader", "clerk", "administrator", "cadre", "outsider")
    }

    guidance, directive = "intranet_guidance.guidancepage", "intranet_directives.directive"
    assert seen == {
        "leader": [guidance],
        "clerk": [directive, guidance],
        "administrator": [""],
        "cadre": [],
        "outsider": [],
    }
    client.force_login(province.outsider)
    assert "canary" not in client.get("/bao-loi/can-xu-ly/").content.decode() + client.get("/").content.decode()


def test_settling_tells_who_reported_and_keeps_the_first_answer(province: Province, client: Client) -> None:
    problem = report(published(province).get_absolute_url(), "wrong", "", province.cadre)
    client.force_login(province.clerk)
    shown = client.get("/bao-loi/can-xu-ly/").content.decode()

    client.post(f"/bao-loi/{problem.pk}/xong/", {"answer": "Đã sửa"})
    client.force_login(province.editor)
    again = client.post(f"/bao-loi/{problem.pk}/xong/", {"answer": "Khác"})

    problem.refresh_from_db()
    assert (problem.path in shown, again.status_code) == (True, 302)
    assert (problem.answer, problem.settled_by) == ("Đã sửa", province.clerk)
    assert list(Notice.objects.filter(kind="page-problem-settled").values_list("person__username", flat=True)) == [
        "cadre"
    ]
    client.force_login(province.cadre)
    assert "Đã sửa" in client.get("/bao-loi/da-gui/").content.decode()


@pytest.mark.parametrize("name", ["cadre", "outsider", "administrator"])
def test_others_settle_nothing(province: Province, client: Client, name: str) -> None:
    problem = report(published(province).get_absolute_url(), "wrong", "", province.cadre)
    client.force_login(getattr(province, name))

    answers = [client.post(f"/bao-loi/{pk}/xong/").status_code for pk in (problem.pk, 10**9)]

    problem.refresh_from_db()
    assert (answers, problem.settled_at) == ([404, 404], None)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/van-ban/?q=bi+mat#x", "/van-ban/"),
        ("https://la.example/x", "/"),
        ("//la.example/x", "/"),
        ("////la.example/x", "/"),
        ("/\\\\la.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("/" + "a" * 400, "/" + "a" * 299),
    ],
)
def test_only_paths_of_this_site_are_kept(address: str, path: str) -> None:
    assert path_of(address) == path


@pytest.mark.parametrize("address", ["http://[", "//[", "/van-ban/\x00"])
def test_address_that_is_none_is_the_home_page(address: str) -> None:
    assert path_of(address) in {"/", "/van-ban/"}
