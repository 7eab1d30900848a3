from datetime import timedelta
from email import message_from_bytes, policy
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from intranet.notifications.mail import BATCH, MAX_ATTEMPTS, letter, send_pending
from intranet.notifications.models import Notice
from intranet.notifications.services import notify, notify_each, notify_many
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.notifications.test_queries import tell


class Server(EmailBackend):
    """A mail server that answers with the errors it was given, one a letter, and takes letters when they run out."""

    answers: list[Exception] = []

    def send_messages(self, messages: Any) -> int:
        if self.answers:
            raise self.answers.pop(0)
        return int(super().send_messages(messages))


@pytest.fixture
def server(settings: Any) -> type[Server]:
    settings.EMAIL_BACKEND = "tests.notifications.test_mail.Server"
    Server.answers = []
    return Server


def plain(person: Any, key: str = "1", number: str = "1052/UBND-NC") -> Notice:
    notify(person, kind="reading-asked", key=key, subject=None, number=number, url="/van-ban/x/")
    return Notice.objects.latest("pk")


def sent() -> list[tuple[list[str], str]]:
    return [(letter.to, letter.subject) for letter in mail.outbox]


def test_a_letter_bears_number_and_link_in_the_readers_language(province: Province, settings: Any) -> None:
    settings.INTRANET_SITE_URL = "https://sen.example/"
    province.head.language = "en"
    province.head.save()
    notify_many(
        [province.cadre, province.head], kind="reading-asked", key="1", subject=None, number="7/QĐ", url="/van-ban/x/"
    )

    assert send_pending() == 2

    vietnamese, english = mail.outbox
    assert vietnamese.subject == "[Sen] Bạn được yêu cầu xác nhận đã đọc: 7/QĐ"
    assert english.subject == "[Sen] You are asked to acknowledge reading a document: 7/QĐ"
    assert "https://sen.example/van-ban/x/" in vietnamese.body
    assert "https://sen.example/van-ban/x/" in english.body
    assert (vietnamese.to, vietnamese.cc, vietnamese.bcc) == (["cadre@anbinh.example"], [], [])


def test_a_letter_says_when_and_where_under_its_number(province: Province) -> None:
    about = {"subject": None, "number": "31/KH", "url": "/lop-tap-huan/x/", "note": "09/12/2026 · 07:30 · Hội trường"}
    notify_each([(province.cadre.pk, "1")], kind="class-soon", **about)

    body = letter(Notice.objects.get()).body

    assert body.splitlines()[2:4] == [
        "Nhắc bạn: sắp đến lớp tập huấn mà bạn được mời: 31/KH",
        "09/12/2026 · 07:30 · Hội trường",
    ]


def test_a_letter_carries_number_and_link_and_never_the_title(province: Province) -> None:
    directive = issued(province, summary="về canaryzq", audience=[], readers=[f"under:{province.committee.pk}"])
    for person in (province.cadre, province.outsider):
        tell(person, directive)

    send_pending()

    assert ["canaryzq" in message.subject + message.body for message in mail.outbox] == [False, False]
    assert [directive.symbol in message.body for message in mail.outbox] == [True, True]


def test_each_letter_leaves_once(province: Province) -> None:
    plain(province.cadre)

    assert (send_pending(), send_pending(), len(mail.outbox)) == (1, 0, 1)
    notice = Notice.objects.get()
    assert (notice.mailed_at is not None, notice.read_at) == (True, None)


def test_a_second_worker_with_the_same_batch_sends_nothing(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other worker marks the notice between our reading of the batch and our sending."""
    from intranet.notifications import mail as module

    plain(province.cadre)
    honest = module.letter

    def overtaken(notice: Notice) -> Any:
        Notice.objects.update(mailed_at=timezone.now())
        return honest(notice)

    monkeypatch.setattr(module, "letter", overtaken)

    assert (send_pending(), len(mail.outbox)) == (0, 0)


@pytest.mark.parametrize("lacking", ["address", "login", "password", "sense"])
def test_who_has_no_address_or_no_login_gets_none(province: Province, lacking: str) -> None:
    if lacking == "address":
        province.cadre.email = ""
    elif lacking == "login":
        province.cadre.is_active = False
    elif lacking == "password":
        province.cadre.set_unusable_password()
    else:
        province.cadre.email = "a@b.example\nBcc: c@d.example"
    province.cadre.save()
    plain(province.cadre)

    send_pending()

    assert (mail.outbox, Notice.objects.get().mail_error) == ([], "no-address")
    assert send_pending() == 0


def test_no_header_can_be_put_in(province: Province) -> None:
    plain(province.cadre, number="7\r\nBcc: evil@evil.example\r\n\r\nbody")
    Notice.objects.update(number="7\r\nBcc: evil@evil.example")

    send_pending()

    message = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    assert (message["Bcc"], message["To"]) == (None, "cadre@anbinh.example")
    assert message.get_content_type() == "text/plain"


def test_a_batch_is_bounded(province: Province) -> None:
    for number in range(BATCH + 3):
        plain(province.cadre, key=str(number))

    assert [send_pending(), send_pending(), send_pending()] == [BATCH, 3, 0]


def test_a_refused_address_is_tried_again_later_and_then_given_up(province: Province, server: type[Server]) -> None:
    plain(province.cadre)
    plain(province.head)
    refusal = SMTPRecipientsRefused({"x": (550, b"no such mailbox")})
    server.answers = [refusal]
    assert send_pending() == 2
    assert [to for to, _subject in sent()] == [["head@anbinh.example"]]
    moment = timezone.now()

    for _attempt in range(MAX_ATTEMPTS):
        server.answers = [SMTPDataError(451, b"later")]
        moment += timedelta(hours=6)
        with time_machine.travel(moment):
            send_pending()

    notice = Notice.objects.get(person=province.cadre)
    assert (notice.mailed_at, notice.mail_error, notice.mail_attempts) == (None, "SMTPDataError", MAX_ATTEMPTS)
    assert len(mail.outbox) == 1


def test_a_server_that_refuses_us_stops_the_round_and_loses_nothing(province: Province, server: type[Server]) -> None:
    plain(province.cadre)
    plain(province.head)
    server.answers = [SMTPSenderRefused(550, b"no", "sen@localhost")]

    with pytest.raises(SMTPSenderRefused):
        send_pending()

    assert mail.outbox == []
    assert (send_pending(), len(mail.outbox)) == (2, 2)


def test_a_server_that_cannot_be_reached_loses_nothing(
    province: Province, server: type[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain(province.cadre)

    def unreachable(self: Server) -> bool:
        raise ConnectionRefusedError

    with monkeypatch.context() as away:
        away.setattr(Server, "open", unreachable)
        with pytest.raises(ConnectionRefusedError):
            send_pending()

    assert (Notice.objects.get().mailed_at, send_pending()) == (None, 1)


def test_a_letter_of_which_nobody_knows_is_not_sent_twice(province: Province, server: type[Server]) -> None:
    plain(province.cadre)
    server.answers = [SMTPServerDisconnected("in the middle of it")]

    with pytest.raises(SMTPServerDisconnected):
        send_pending()

    assert (send_pending(), mail.outbox, Notice.objects.get().mail_error) == (0, [], "unknown")


def test_a_notice_too_old_for_a_letter_stays_on_the_site(province: Province) -> None:
    plain(province.cadre)

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        send_pending()

    assert (mail.outbox, Notice.objects.get().mail_error) == ([], "too-old")


def test_nothing_to_send_is_one_query(province: Province, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert send_pending() == 0
