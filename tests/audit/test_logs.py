import logging

import pytest

from intranet.audit.logs import MAX_LINE, OneLineFormatter, one_log_line


def line(message: str, *arguments: object, error: bool = False) -> str:
    """What a handler with our formatter would write."""
    info = None
    if error:
        try:
            raise ValueError("một\nhai")
        except ValueError as raised:
            info = (ValueError, raised, raised.__traceback__)
    record = logging.LogRecord("intranet.access", logging.WARNING, "f.py", 1, message, arguments, info)
    return OneLineFormatter().format(record)


@pytest.mark.parametrize(
    ("hostile", "written"),
    [
        ("a\r\n2026-11-23 INFO intranet fake", "a\\r\\n2026-11-23 INFO intranet fake"),
        ("\x1b[2J\x07", "\\x1b[2J\\x07"),
        ('{"a": "b"}\n{"level": "x"}', '{"a": "b"}\\n{"level": "x"}'),
        ("x\u202ey\u2028z", "x\\u202ey\\u2028z"),
        ("back\\slash", "back\\\\slash"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("Đặng Thu Trang", "Đặng Thu Trang"),
    ],
)
def test_one_record_is_one_line_without_hidden_characters(hostile: str, written: str) -> None:
    assert line("agent %s", hostile).split(" WARNING intranet.access ")[1] == f"agent {written}"


def test_a_traceback_is_on_the_same_line() -> None:
    written = line("failed", error=True)

    assert "\n" not in written
    assert "| Traceback (most recent call last):\\n" in written
    assert written.endswith("ValueError: một\\nhai")


def test_a_message_of_a_megabyte_is_cut() -> None:
    written = one_log_line("x" * 1_000_000)

    assert (written[:MAX_LINE], written[MAX_LINE:]) == ("x" * MAX_LINE, "… (1000000 characters)")


@pytest.mark.parametrize(
    "leak",
    [
        "sessionid=canary123; csrftoken=canary123",
        "Cookie: __Host-session=canary123",
        "{'password': 'canary123', 'otp': \"canary123\"}",
        "POST password=canary123&next=/",
        "Authorization: Bearer canary123",
        "session_key: canary123",
    ],
)
def test_the_value_after_the_name_of_a_secret_is_left_out(leak: str) -> None:
    assert "canary123" in leak
    assert "canary123" not in one_log_line(leak)
