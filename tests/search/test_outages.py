from search import catalogue, outages
from search.errors import EngineDown
from tests.search.conftest import find

ERROR = EngineDown("no answer")


def test_note_says_the_same_once_a_minute(caplog):
    now = [1_000.0]
    for seconds in (0, 1, 58.9, 0.1, 1):
        now[0] += seconds
        outages.note("Down", ERROR, lambda: now[0])
    outages.note("Not fed", ERROR, lambda: now[0])

    assert caplog.messages == ["Down: no answer", "Down: no answer", "Not fed: no answer"]


def test_questions_to_an_engine_that_is_down_are_logged_once(db, settings, tmp_path, caplog):
    settings.SEARCH_URL = ""
    (tmp_path / "index").write_text("no folder")

    answers = [find("bảo vệ") for _ in range(3)]

    assert {(answer.total, answer.notice) for answer in answers} == {
        (None, "Hiện chưa tra cứu được. Vui lòng thử lại sau.")
    }
    assert catalogue.suggest("bảo", tokens=["any"], sources=["letter"]) == ()
    assert len(caplog.messages) == 1
