import re
from pathlib import Path

from intranet.acknowledgement.subjects import NOTICES, notice_kind
from intranet.notifications.words import KINDS, OTHERWISE, words_of
from intranet.reminders.services.sending import KINDS as OF_REMINDERS

CORE = Path(__file__).resolve().parents[2] / "intranet"
KIND = re.compile(r"""\bkind=["']([a-z0-9-]+)["']""")


def test_every_kind_of_the_core_has_words() -> None:
    sources = [source.read_text("utf-8") for source in CORE.rglob("*.py")]
    kinds = {kind for source in sources if re.search("notify|tell_", source) for kind in KIND.findall(source)}

    of_ledger = {"reading-asked", *OF_REMINDERS.values()}
    of_others = {notice_kind(model, kind) for model in NOTICES for kind in of_ledger}

    assert kinds | of_ledger | of_others == set(KINDS)


def test_a_kind_without_words_says_that_there_is_something_new() -> None:
    assert words_of("plugin-kind") == str(OTHERWISE)
