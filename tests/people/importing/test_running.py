"""Writing a list: once, wholly, and gone on with after a kill."""

from contextlib import suppress
from datetime import date

import pytest

from intranet.audit.models import Event
from intranet.people.importing.lines import Lines
from intranet.people.importing.planning import plan_of
from intranet.people.importing.running import RUN, confirm, run
from intranet.people.models import ImportState, PeopleImport, Person, Post, Unit
from intranet.people.services import after_posts_changed
from intranet.people.services.persons import create_person
from intranet.worker.services import enqueue
from intranet.worker.tasks import resolve, takes_job
from tests.factories.province import Province
from tests.people.importing.conftest import person, unit, written

NEWCOMERS = ["tran.van.moi", "le.thi.hai", "do.ba"]


class Killed(BaseException):
    """The worker dies here."""


class MortalJob:
    """A job whose worker dies at the ``at``-th sign of life."""

    def __init__(self, at: int) -> None:
        self.left = at

    def report(self, done: int, total: int) -> None:
        self.left -= 1
        if not self.left:
            raise Killed


def _house() -> tuple[list[object], list[object], list[object]]:
    units = [(u.name, u.import_key, u.depth, u.get_parent().name if u.get_parent() else "") for u in Unit.objects.all()]
    people = list(Person.objects.order_by("username").values_list("username", "last_name", "first_name", "email"))
    posts = Post.objects.order_by("person__username", "unit__name")
    return (
        units,
        people,
        list(posts.values_list("person__username", "unit__name", "role", "title", "is_main", "starts")),
    )


def test_written_list_stands_in_the_house(province: Province, lines: Lines) -> None:
    kept = written(lines, province.administrator)

    assert (kept.state, kept.done, kept.total, kept.lines) == (ImportState.DONE, 6, 6, [])
    inner = Unit.objects.get(import_key="SNV-TC-1")
    assert (inner.name, inner.kind, inner.get_parent().name) == ("Tổ Cán bộ", "division", "Phòng Tổ chức")
    newcomer = Person.objects.get(username="tran.van.moi")
    assert (str(newcomer), newcomer.email, newcomer.has_usable_password()) == (
        "Trần Văn Mới",
        "moi@anbinh.example",
        False,
    )
    assert list(newcomer.posts.values_list("title", "role", "is_main", "starts")) == [
        ("Chuyên viên", "member", True, date(2025, 7, 1))
    ]
    assert sorted(Post.objects.filter(person__username="do.ba").values_list("unit__code", "role", "is_main")) == [
        ("CBVP", "head", False),
        ("SNV", "member", True),
    ]
    assert Event.objects.filter(action="people.import-done").count() == 1


def test_written_list_changes_nothing_a_second_time(province: Province, lines: Lines) -> None:
    written(lines, province.administrator)
    before = _house()

    plan = plan_of(lines, province.administrator)

    assert (plan.changing, plan.wrong, plan.counts) == ([], [], {"unchanged": 6})
    again = confirm(lines, plan, province.administrator)
    events = Event.objects.count()
    run(again.pk)
    assert (_house(), Event.objects.count()) == (before, events + 1)


def test_run_of_a_list_that_is_over_does_nothing(province: Province, lines: Lines) -> None:
    kept = written(lines, province.administrator)
    events = Event.objects.count()

    run(kept.pk)

    assert Event.objects.count() == events


@pytest.mark.parametrize("at", range(1, 7))
def test_run_that_is_killed_is_gone_on_with(
    province: Province, lines: Lines, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intranet.people.importing.running.REPORT_EVERY", 1)
    kept = confirm(lines, plan_of(lines, province.administrator), province.administrator)

    with suppress(Killed):
        run(kept.pk, job=MortalJob(at))
    half = PeopleImport.objects.get(pk=kept.pk)
    assert (half.state, half.done) == (ImportState.RUNNING, at)
    run(kept.pk)

    kept.refresh_from_db()
    assert (kept.state, kept.done) == (ImportState.DONE, 6)
    assert Person.objects.filter(username__in=NEWCOMERS).count() == 3
    assert Unit.objects.filter(import_key__startswith="SNV-TC").count() == 2
    assert Post.objects.filter(person__username__in=NEWCOMERS).count() == 4
    assert Event.objects.filter(action="post.taken_up").count() == 4


@pytest.mark.parametrize("at", range(1, 9))
def test_run_that_is_killed_within_a_row_leaves_no_half_of_it(province: Province, lines: Lines, at: int) -> None:
    kept = confirm(lines, plan_of(lines, province.administrator), province.administrator)
    told: list[int] = []

    def die(person_id: int) -> None:
        told.append(person_id)
        if len(told) == at:
            raise Killed

    after_posts_changed.append(die)
    try:
        with suppress(Killed):
            run(kept.pk)
        assert Person.objects.filter(username__in=NEWCOMERS, posts__isnull=True).count() == 0
        run(kept.pk)
    finally:
        after_posts_changed.remove(die)

    kept.refresh_from_db()
    assert (kept.state, kept.done) == (ImportState.DONE, 6)
    assert Post.objects.filter(person__username__in=NEWCOMERS).count() == 4


def test_run_after_the_house_has_changed_writes_nothing(province: Province, lines: Lines) -> None:
    kept = confirm(lines, plan_of(lines, province.administrator), province.administrator)
    create_person("do.ba", by=None, family_name="Đỗ", given_name="Khác")
    units = Unit.objects.count()

    run(kept.pk)

    kept.refresh_from_db()
    assert (kept.state, kept.lines, len(kept.problems)) == (ImportState.REFUSED, [], 2)
    assert Unit.objects.count() == units
    assert not Person.objects.filter(username="tran.van.moi").exists()


def test_run_after_its_administrator_has_left_writes_nothing(province: Province, lines: Lines) -> None:
    kept = confirm(lines, plan_of(lines, province.administrator), province.administrator)
    Post.objects.filter(person=province.administrator).update(ends=date(2025, 1, 1))
    units = Unit.objects.count()

    run(kept.pk)

    kept.refresh_from_db()
    assert (kept.state, Unit.objects.count()) == (ImportState.REFUSED, units)


def test_units_change_their_places(province: Province) -> None:
    """A goes below D, which was below A: D moves out first."""
    rows = [
        unit(row=2, key="A", parent="AB", name="Khối A"),
        unit(row=3, key="D", parent="A", name="Khối D"),
    ]
    written(Lines(units=rows), province.administrator)

    written(Lines(units=[rows[0]._replace(parent="D"), rows[1]._replace(parent="AB")]), province.administrator)

    assert Unit.objects.get(import_key="D").get_parent() == Unit.objects.get(pk=province.root.pk)
    assert Unit.objects.get(import_key="A").get_parent().import_key == "D"
    assert Unit.find_problems() == ([], [], [], [], [])


def test_a_last_day_ends_the_post(province: Province) -> None:
    row = person(
        username="outsider", family_name="Đặng Thu", given_name="Trang", unit="UBNDHL", starts="", ends="01/01/2026"
    )

    written(Lines(people=[row]), province.administrator)

    assert Post.objects.get(person=province.outsider).ends == date(2026, 1, 1)


def test_the_worker_can_be_asked(province: Province, lines: Lines) -> None:
    kept = confirm(lines, plan_of(lines, province.administrator), province.administrator)

    job = enqueue(RUN, key=f"people-import:{kept.pk}", import_id=kept.pk)

    assert (resolve(job.run), takes_job(resolve(RUN))) == (run, True)
