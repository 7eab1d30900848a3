"""Every admin door to a directive: closed for what one may not see, and for everything once it is issued."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from intranet.audit.models import Event
from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue
from tests.factories.documents import draft, issued
from tests.factories.province import Province, person

NAMESPACE = "directives_admin"
DOORS = [
    "edit",
    "delete",
    "usage",
    "history",
    "history_results",
    "copy",
    "preview_on_edit",
    "lock",
    "unlock",
    "revisions_view",
    "revisions_revert",
    "revisions_compare",
]
MISSING = 987_654


def _path(door: str, pk: int) -> str | None:
    from django.urls import NoReverseMatch

    extra = {
        "revisions_view": {"revision_id": 1},
        "revisions_revert": {"revision_id": 1},
        "revisions_compare": {"revision_id_a": "earliest", "revision_id_b": "latest"},
    }
    try:
        return reverse(f"{NAMESPACE}:{door}", kwargs={"pk": pk} | extra.get(door, {}))
    except NoReverseMatch:
        return None


@pytest.fixture
def other_editor(province: Province, client: Client) -> Client:
    """An editor of another office: has every model permission, and no business here."""
    client.force_login(person("other.editor", "Mai Văn", "Khác", province.commune, "editor"))
    return client


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", DOORS)
def test_door_to_a_hidden_directive_answers_as_for_a_missing_one(
    province: Province, other_editor: Client, door: str, method: str
) -> None:
    hidden = draft(province)
    path, missing_path = _path(door, hidden.pk), _path(door, MISSING)
    if path is None or missing_path is None:
        return

    answer = getattr(other_editor, method)(path)
    missing = getattr(other_editor, method)(missing_path)

    assert (answer.status_code, answer.content, _headers(answer)) == (404, missing.content, _headers(missing))


def _headers(response: HttpResponse) -> dict[str, str]:
    """All but the second at which it was sent."""
    return {name: value for name, value in response.items() if name != "Expires"}


@pytest.mark.parametrize("door", ["edit", "delete", "lock", "unlock", "revisions_revert", "preview_on_edit", "copy"])
def test_door_of_an_issued_directive_changes_nothing(province: Province, client: Client, door: str) -> None:
    directive = issued(province)
    before = Directive.objects.filter(pk=directive.pk).values().get()
    client.force_login(province.editor)
    path = _path(door, directive.pk)
    if path is None:
        return

    response = client.post(path, {"summary": "đã sửa", "symbol": "1/X", "issuer": "x", "state": "draft"})

    assert response.status_code in {302, 404}
    assert Directive.objects.filter(pk=directive.pk).values().get() == before


def test_bulk_delete_drops_what_one_may_not_touch(province: Province, client: Client) -> None:
    mine, kept = draft(province, symbol="1/A-B"), issued(province, symbol="2/A-B")
    client.force_login(province.editor)
    url = reverse("wagtail_bulk_action", args=["intranet_directives", "directive", "delete"])

    client.post(f"{url}?id={mine.pk}&id={kept.pk}", {"next": "/admin/"})

    assert list(Directive.objects.values_list("symbol", flat=True)) == ["2/A-B"]


def test_bulk_delete_by_another_office_deletes_and_names_nothing(province: Province, other_editor: Client) -> None:
    hidden = draft(province)
    url = reverse("wagtail_bulk_action", args=["intranet_directives", "directive", "delete"])

    answer = other_editor.get(f"{url}?id={hidden.pk}")
    other_editor.post(f"{url}?id={hidden.pk}", {"next": "/admin/"})

    assert hidden.summary not in answer.content.decode()
    assert Directive.objects.filter(pk=hidden.pk).exists()


def test_admin_list_and_export_hold_only_the_own_office(
    province: Province, other_editor: Client, client: Client
) -> None:
    hidden = draft(province)

    pages = [other_editor.get(reverse(f"{NAMESPACE}:list"), {"export": e} if e else {}) for e in ("", "csv", "xlsx")]
    for page in pages:
        body = b"".join(page.streaming_content) if page.streaming else page.content
        assert hidden.summary.encode() not in body

    client.force_login(province.editor)
    assert hidden.summary.encode() in client.get(reverse(f"{NAMESPACE}:list")).content


def test_chooser_offers_and_confirms_only_what_may_be_read(province: Province, other_editor: Client) -> None:
    hidden = issued(province)

    offered = other_editor.get(reverse("directives_chooser:choose"))
    chosen = other_editor.get(reverse("directives_chooser:chosen", args=[hidden.pk]))
    several = other_editor.get(reverse("directives_chooser:chosen_multiple"), {"id": hidden.pk})

    assert hidden.summary not in offered.content.decode()
    assert chosen.status_code == 404
    assert hidden.summary not in several.content.decode()


def test_cadre_has_no_admin(province: Province, client: Client) -> None:
    client.force_login(province.cadre)

    response = client.get("/admin/", follow=False)

    assert response.status_code in {302, 403, 404}


def test_revert_keeps_what_the_service_wrote(province: Province, client: Client) -> None:
    directive = draft(province)
    old = directive.save_revision()
    Directive.objects.filter(pk=directive.pk).update(state="issued", current_version=issued(province).current_version)
    directive.refresh_from_db()

    restored = directive.with_content_json(old.content)

    assert (restored.state, restored.current_version_id) == ("issued", directive.current_version_id)


@pytest.fixture
def issued_meanwhile(province: Province, monkeypatch: pytest.MonkeyPatch) -> Directive:
    """A draft that a colleague issues after the guard has been asked and before the view writes."""
    from intranet.editor.directives import guard

    directive = draft(province)
    ask = guard._ask

    def asked_then_issued(request: object, name: str, pk: str) -> object:
        answer = ask(request, name, pk)
        if request.method == "POST":
            issue(directive.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))
        return answer

    monkeypatch.setattr(guard, "_ask", asked_then_issued)
    return directive


@pytest.mark.parametrize("door", ["edit", "delete"])
def test_save_after_a_colleague_has_issued_changes_nothing(
    province: Province, client: Client, issued_meanwhile: Directive, door: str
) -> None:
    client.force_login(province.clerk)
    page = client.get(_path("edit", issued_meanwhile.pk))
    typed = {name: value or "" for name, value in page.context["form"].initial.items() if not isinstance(value, list)}
    typed |= {"summary": "đã sửa", "body-count": "0", "date": "2026-11-16"}

    response = client.post(
        _path(door, issued_meanwhile.pk), {k: v for k, v in typed.items() if isinstance(v, str | int)}
    )

    kept = Directive.objects.get(pk=issued_meanwhile.pk)
    assert (kept.state, kept.summary) == ("issued", issued_meanwhile.summary)
    assert response.url == issued_meanwhile.get_absolute_url()


def test_edit_and_delete_of_a_draft_are_audited(province: Province, client: Client) -> None:
    made = draft(province)
    client.force_login(province.clerk)
    page = client.get(_path("edit", made.pk))
    typed = {name: value or "" for name, value in page.context["form"].initial.items() if not isinstance(value, list)}
    typed |= {"summary": "đã sửa", "body-count": "0", "date": "2026-11-16", "addressees": "Nơi A"}

    client.post(_path("edit", made.pk), {k: v for k, v in typed.items() if isinstance(v, str | int)})
    made.refresh_from_db()
    client.post(_path("delete", made.pk))

    actions = list(
        Event.objects.filter(action__startswith="directive.").order_by("pk").values_list("action", flat=True)
    )
    assert (made.summary, actions) == (
        "đã sửa",
        ["directive.drafted", "directive.edited", "directive.draft-deleted"],
    )


def test_csv_export_holds_no_formula(province: Province, client: Client) -> None:
    draft(province, symbol="+1/AB", summary="=HYPERLINK(1)")
    client.force_login(province.editor)

    response = client.get(reverse(f"{NAMESPACE}:list"), {"export": "csv"})

    cells = b"".join(response.streaming_content).decode().splitlines()[1].split(",")
    assert [cell for cell in cells if cell.lstrip('"').startswith(("=", "+", "-", "@"))] == []


def test_odd_ids_are_missing_pages(province: Province, client: Client) -> None:
    client.force_login(province.editor)
    chosen = reverse("directives_chooser:chosen", args=["²"])
    several = reverse("directives_chooser:chosen_multiple")
    bulk = reverse("wagtail_bulk_action", args=["intranet_directives", "directive", "delete"])

    codes = [client.get(chosen).status_code, client.get(several, {"id": "9" * 26}).status_code]
    codes += [client.get(f"{bulk}?id={odd}").status_code for odd in ("²", "9" * 26)]

    assert [code for code in codes if code >= 500] == []
