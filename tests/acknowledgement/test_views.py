"""The acknowledge control: once, only one's own, only with the tick, only for the page that was shown."""

import re
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from intranet.acknowledgement.audiences import Asked
from intranet.acknowledgement.models import Audience, Fault, Manner, Receipt, ReceiptKind
from intranet.acknowledgement.queries import assignment_of, sums
from intranet.acknowledgement.services import Asking, freeze, open_assignments
from intranet.directives.models import Directive
from intranet.notifications.models import Notice
from intranet.notifications.queries import unread_count
from tests.factories.documents import issued
from tests.factories.province import PASSWORD, Province


def _ticket(client: Client, address: str) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def test_acknowledge_on_the_reading_page_is_recorded(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    ticket = _ticket(client, directive.get_absolute_url())
    assignment = assignment_of(province.cadre, directive.current_version)
    assert unread_count(province.cadre) == 1

    for _click in range(2):
        response = client.post(f"/xac-nhan/{assignment.pk}/", {"ticket": ticket, "read": "1"})

    assert response.url == f"{directive.get_absolute_url()}#ack"
    assert unread_count(province.cadre) == 0
    receipt = Receipt.objects.get()
    assert (receipt.by, receipt.language, receipt.statement) == (
        province.cadre,
        "vi",
        "Tôi đã đọc toàn bộ văn bản, hiểu các việc tôi và đơn vị tôi phải làm.",
    )
    assert 'name="ticket"' not in client.get(directive.get_absolute_url()).content.decode()


def test_acknowledge_without_the_tick_is_asked_again(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    ticket = _ticket(client, directive.get_absolute_url())
    assignment = assignment_of(province.cadre, directive.current_version)

    page = client.post(f"/xac-nhan/{assignment.pk}/", {"ticket": ticket}, follow=True)

    assert ("Hãy đánh dấu ô" in page.content.decode(), Receipt.objects.count()) == (True, 0)


def test_acknowledge_with_a_forged_ticket_is_refused(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    assignment = assignment_of(province.cadre, directive.current_version)

    client.post(f"/xac-nhan/{assignment.pk}/", {"ticket": "[1,2,3]:x:y", "read": "1"})

    assert Receipt.objects.count() == 0


def test_acknowledge_of_somebody_elses_assignment_is_a_missing_page(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    ticket = _ticket(client, directive.get_absolute_url())
    foreign = assignment_of(province.head, directive.current_version)

    answer = client.post(f"/xac-nhan/{foreign.pk}/", {"ticket": ticket, "read": "1", "user": province.head.pk})
    missing = client.post("/xac-nhan/999999/", {"ticket": ticket, "read": "1"})

    assert (answer.status_code, answer.content) == (404, missing.content)
    assert Receipt.objects.count() == 0


def test_acknowledge_by_get_changes_nothing(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    assignment = assignment_of(province.cadre, directive.current_version)

    assert client.get(f"/xac-nhan/{assignment.pk}/").status_code == 302


QUESTION = ("Hạn báo cáo là ngày nào?", ("20/11", "22/11"), 1)


def _asked(province: Province, client: Client, manner: str, **changes: Any) -> tuple[str, str]:
    """The address at which it is acknowledged, and the ticket of the page that was read."""
    questions = [QUESTION] if manner == Manner.CHECK else []
    directive = issued(province, asking=Asking(manner=manner, questions=questions), **changes)
    client.force_login(province.cadre)
    assignment = assignment_of(province.cadre, directive.current_version)
    assert assignment is not None
    return f"/xac-nhan/{assignment.pk}/", _ticket(client, directive.get_absolute_url())


def test_tick_alone_is_not_enough_where_a_password_is_asked_for(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.PASSWORD)

    bare = client.post(address, {"ticket": ticket, "read": "1"})
    wrong = client.post(address, {"ticket": ticket, "read": "1", "password": "sai"})

    assert [list(page.context["form"].errors) for page in (bare, wrong)] == [["password"], ["password"]]
    assert Receipt.objects.count() == 0


def test_wrong_password_says_only_that_and_too_many_say_how_long_to_wait(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.PASSWORD)
    typed = {"ticket": ticket, "read": "1", "password": "sai"}

    with time_machine.travel(timezone.now(), tick=False):
        said = [client.post(address, typed).context["form"].errors["password"] for _try in range(6)]

    assert said[:5] == [["Mật khẩu không đúng. Kiểm tra phím Caps Lock rồi nhập lại."]] * 5
    assert said[5] == ["Đã thử quá nhiều lần. Chờ 15 giây rồi thử lại."]


def test_right_password_is_a_receipt_of_its_own_kind(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.PASSWORD)

    client.post(address, {"ticket": ticket, "read": "1", "password": PASSWORD})

    assert Receipt.objects.get().kind == ReceiptKind.PASSWORD


def test_wrong_answer_is_said_at_its_question_and_may_be_mended(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.CHECK)
    typed = {"ticket": ticket, "read": "1", "question-1": "0"}

    wrong = client.post(address, typed)
    client.post(address, typed | {"question-1": "1"})

    assert list(wrong.context["form"].errors) == ["question-1"]
    assert Receipt.objects.get().kind == ReceiptKind.CHECKED


def test_page_of_questions_does_not_say_which_answer_is_right(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.CHECK)

    page = client.get(address, {"ticket": ticket}).content.decode()

    choices = re.findall(r'<input type="radio" name="question-1" value="(\d)"([^>]*)>', page)
    assert [(value, "checked" in rest) for value, rest in choices] == [("0", False), ("1", False)]
    assert "*22/11" not in page


def test_session_is_not_acknowledged_by_oneself(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.PASSWORD)
    Audience.objects.update(manner=Manner.SESSION)

    client.post(address, {"ticket": ticket, "read": "1", "password": PASSWORD})

    assert Receipt.objects.count() == 0


LONG = [f"{number}. {'Rà soát quy chế của đơn vị. ' * 12}" for number in range(1, 31)]


def test_long_text_is_acknowledged_at_its_end_only(province: Province, client: Client) -> None:
    address, ticket = _asked(province, client, Manner.READ, paragraphs=LONG)

    client.post(address, {"ticket": ticket, "read": "1"})
    before = Receipt.objects.count()
    client.post(address, {"ticket": ticket, "read": "1", "end": "1"})

    assert (before, Receipt.objects.count()) == (0, 1)


def test_long_text_is_read_part_by_part_without_javascript(province: Province, client: Client) -> None:
    directive = issued(province, paragraphs=LONG)
    client.force_login(province.cadre)
    address, query = directive.get_absolute_url(), "?phan=1"
    texts, tickets_seen = [], []

    while query:
        page = client.get(address + query)
        panel = page.context["panel"]
        texts.append(panel.turned.html)
        tickets_seen.append(re.findall(r'name="ticket"', page.content.decode()))
        following = re.search(r'href="(\?phan=\d+&amp;tu=[^"]+)"', page.content.decode())
        query = following[1].replace("&amp;", "&") if following else ""
    acknowledged = client.post(f"/xac-nhan/{panel.assignment.pk}/", {"ticket": panel.ticket, "read": "1"})

    assert strip_tags("".join(texts)).split() == strip_tags(directive.current_version.html).split()
    assert [len(seen) for seen in tickets_seen] == [0] * (len(texts) - 1) + [1]
    assert (len(texts) > 2, acknowledged.status_code, Receipt.objects.count()) == (True, 302, 1)


def test_last_part_is_not_reached_by_its_address(province: Province, client: Client) -> None:
    directive = issued(province, paragraphs=LONG)
    client.force_login(province.cadre)

    jumped = client.get(directive.get_absolute_url(), {"phan": "99", "tu": "x"})

    assert jumped.context["panel"].turned.number == 1


def test_fault_of_delivery_is_told_to_the_clerk_and_stays_open(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    assignment = assignment_of(province.cadre, directive.current_version)

    for _click in range(2):
        client.post(f"/xac-nhan/{assignment.pk}/bao-loi/", {"kind": "missing-annex"})

    assert Fault.objects.get().assignment == assignment
    assert Notice.objects.filter(kind="delivery-fault").get().person == province.clerk
    assert sums(directive.current_version).open == sums(directive.current_version).assigned


def test_fault_of_somebody_elses_reading_does_not_exist(province: Province, client: Client) -> None:
    directive = issued(province)
    assignment = assignment_of(province.cadre, directive.current_version)
    client.force_login(province.head)

    answer = client.post(f"/xac-nhan/{assignment.pk}/bao-loi/", {"kind": "missing-annex"})

    assert (answer.status_code, Fault.objects.count()) == (404, 0)


def test_difference_since_ones_own_last_acknowledgement_is_shown(province: Province, client: Client) -> None:
    directive = issued(province)
    client.force_login(province.cadre)
    first = assignment_of(province.cadre, directive.current_version)
    client.post(f"/xac-nhan/{first.pk}/", {"ticket": _ticket(client, directive.get_absolute_url()), "read": "1"})
    new = freeze(directive, title="x", html="<p>mới</p>", text="mới", attachments=[], by=province.editor)
    Directive.objects.filter(pk=directive.pk).update(current_version=new)
    open_assignments(new, [Asked(province.cadre.pk, province.office.pk, "x")], due=None)

    since = client.get(directive.get_absolute_url()).context["panel"].since

    assert {piece.kind for changed in since.changes for piece in changed.pieces} == {"removed", "added"}
    assert since.at == Receipt.objects.get().at
