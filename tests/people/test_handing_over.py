"""Ending a post with its tasks and drafts in somebody's hands."""

from datetime import timedelta

import pytest

from intranet.access.decisions import decide, visible
from intranet.audit.models import Event
from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyPerson
from intranet.duties.services import assign
from intranet.notifications.models import Notice
from intranet.outgoing.models import Passage
from intranet.outgoing.queries import list_page
from intranet.outgoing.services import move as take
from intranet.outgoing.services import submit
from intranet.people import handover
from intranet.people.errors import CannotTakeOver, MayNotGrant, NeedsSuccessor, NoSuccessor, OwnRights
from intranet.people.minutes import minutes_of
from intranet.people.models import HandOver, Person, Post, PostRole
from intranet.people.rules import today
from intranet.people.services.handing_over import end_post_and_hand_over
from intranet.printing.minutes_pdf import minutes_pdf
from tests.factories.duties import opened
from tests.factories.province import Province, person
from tests.outgoing.conftest import started, until
from tests.people.conftest import SignIn

YESTERDAY = today() - timedelta(days=1)


def _post(who: Person) -> Post:
    return Post.objects.select_related("person", "unit").get(person=who, ends__isnull=True)


def _assigned(province: Province) -> Duty:
    duty = opened(province)
    assign(duty, province.cadre, province.head)
    return duty


def _end(province: Province, who: Person, successor: Person | None = None) -> HandOver | None:
    return end_post_and_hand_over(
        _post(who), by=province.administrator, on=YESTERDAY, reason="chuyển công tác", successor=successor
    )


def test_held_names_what_the_holder_has_and_nothing_of_others(province: Province) -> None:
    duty = _assigned(province)
    draft = started(province)

    found = handover.held([_post(province.cadre), _post(province.outsider)])

    moved = [(each.post_id, each.count, each.follows_post) for each in found]
    assert moved == [(_post(province.cadre).pk, 1, False), (_post(province.cadre).pk, 1, False)]
    assert duty.text not in str([str(line) for each in found for line in each.lines])
    assert draft.summary not in str([str(line) for each in found for line in each.lines])


def test_held_says_what_follows_the_post(province: Province) -> None:
    _assigned(province)
    until(province, "approval")

    found = handover.held([_post(province.head)])

    assert [(each.count, each.follows_post) for each in found] == [(1, True), (1, True)]
    assert [each.count for each in handover.held([_post(province.leader)])] == []
    take(Passage.objects.get().pk, "approved", province.head)


def test_held_leaves_out_what_another_post_in_the_unit_keeps(province: Province) -> None:
    _assigned(province)
    started(province)
    Post.objects.create(person=province.cadre, unit=province.office, role=PostRole.EDITOR, starts=today())

    member = Post.objects.get(person=province.cadre, role=PostRole.MEMBER)
    assert [each for each in handover.held([member]) if not each.follows_post] == []


def test_a_post_with_something_to_hand_over_needs_a_successor(province: Province) -> None:
    _assigned(province)

    with pytest.raises(NeedsSuccessor):
        _end(province, province.cadre)

    assert _post(province.cadre).ends is None
    assert HandOver.objects.count() == 0


def test_a_post_without_anything_ends_without_a_successor(province: Province) -> None:
    assert _end(province, province.cadre) is None

    assert Post.objects.get(person=province.cadre).ends == YESTERDAY


def test_tasks_and_drafts_are_the_successors_at_once(province: Province) -> None:
    duty, draft = _assigned(province), started(province)

    kept = _end(province, province.cadre, province.deputy)

    assert list(DutyPerson.objects.filter(duty=duty).values_list("person", flat=True)) == [province.deputy.pk]
    assert [bool(decide(who, "report", duty)) for who in (province.deputy, province.cadre)] == [True, False]
    draft = Directive.objects.get(pk=draft.pk)
    assert draft.created_by == province.deputy
    assert [bool(decide(who, "edit", draft)) for who in (province.deputy, province.cadre)] == [True, False]
    assert [passage.directive for passage in list_page(province.deputy, "mine", 1)] == [draft]
    assert list(visible(province.cadre, Directive.objects.filter(pk=draft.pk))) == []
    assert kept is not None
    assert [(line["count"], line["follows_post"]) for line in kept.lines] == [(1, False), (1, False)]
    told = Notice.objects.filter(person=province.deputy).exclude(kind="reading-asked")
    assert set(told.values_list("kind", flat=True)) == {
        "duty-assigned",
        "draft-handed-over",
    }
    actions = ["duty.handed-over", "directive.handed-over", "post.ended", "post.handed-over"]
    assert [Event.objects.filter(action=action).count() for action in actions] == [1, 1, 1, 1]


def test_who_wrote_before_still_does_not_approve(province: Province) -> None:
    passage = started(province).passage
    _end(province, province.cadre, province.deputy)
    Post.objects.create(person=province.cadre, unit=province.office, role=PostRole.HEAD, starts=today())
    submit(passage.pk, province.deputy)

    assert passage.writers.filter(pk=province.cadre.pk).exists()


def test_a_successor_of_another_unit_cannot_take_over(province: Province) -> None:
    duty, draft = _assigned(province), started(province)

    with pytest.raises(CannotTakeOver):
        _end(province, province.cadre, province.outsider)

    assert DutyPerson.objects.get(duty=duty).person == province.cadre
    assert Directive.objects.get(pk=draft.pk).created_by == province.cadre
    assert _post(province.cadre).ends is None


def test_a_successor_who_does_not_fit_is_refused(province: Province) -> None:
    _assigned(province)
    gone = person("gone", "Lê", "Đi", province.office)
    Post.objects.filter(person=gone).update(ends=YESTERDAY)

    for successor, error in (
        (province.cadre, NoSuccessor),
        (gone, NoSuccessor),
        (province.administrator, OwnRights),
    ):
        with pytest.raises(error):
            _end(province, province.cadre, successor)


def test_who_may_not_end_a_post_hands_nothing_over(province: Province) -> None:
    duty = _assigned(province)

    with pytest.raises(MayNotGrant):
        end_post_and_hand_over(_post(province.cadre), by=province.clerk, on=YESTERDAY, successor=province.deputy)

    assert DutyPerson.objects.get(duty=duty).person == province.cadre


def test_minutes_say_what_was_handed_over_and_print_again(province: Province) -> None:
    duty = _assigned(province)
    kept = _end(province, province.cadre, province.deputy)
    assert kept is not None
    duty.delete()

    minutes = minutes_of(HandOver.objects.get(pk=kept.pk))

    assert [words for words, _name in minutes.signers] == ["NGƯỜI GIAO", "NGƯỜI NHẬN", "NGƯỜI CHỨNG KIẾN"]
    assert [name for _words, name in minutes.signers] == ["Trần Thu Hà", "Phạm Quốc Bảo", ""]
    assert minutes.parts[1].listing is not None
    assert minutes.parts[1].listing.rows[0][1].endswith(": 1")
    assert minutes_pdf(minutes).startswith(b"%PDF")


def test_minutes_name_things_with_title_and_number(province: Province) -> None:
    duty, draft = _assigned(province), started(province)
    kept = _end(province, province.cadre, province.deputy)
    assert kept is not None

    named = minutes_of(kept, {("intranet_directives.directive", pk) for pk in (duty.directive_id, draft.pk)})

    listing = named.parts[1].listing
    assert listing is not None
    rows = {row[0]: row[1:] for row in listing.rows}
    assert rows["1.1"][0] == duty.text
    assert duty.directive.symbol in rows["1.1"][1]
    assert rows["2.1"][0] == draft.summary


def test_minutes_on_the_screen_name_what_their_reader_may_read(province: Province, signed_in: SignIn) -> None:
    duty, draft = _assigned(province), started(province)
    kept = _end(province, province.cadre, province.deputy)
    assert kept is not None
    assert [bool(decide(province.administrator, "read", each)) for each in (duty.directive, draft)] == [True, False]

    page = signed_in(province.administrator).get(f"/admin/people/handover/{kept.pk}/").content.decode()

    assert [duty.text in page, draft.summary in page] == [True, False]


def test_minutes_of_before_print_with_the_number_alone(province: Province) -> None:
    line = {"label": "Dự thảo", "count": 1, "follows_post": False, "lines": ["Mục 2"]}
    kept = HandOver.objects.create(post=_post(province.cadre), by=None, on=YESTERDAY, lines=[line])

    listing = minutes_of(kept).parts[1].listing

    assert listing is not None
    assert [row[2] for row in listing.rows] == ["", "Mục 2"]


@pytest.mark.parametrize("count", [1, 3])
def test_held_takes_a_fixed_number_of_queries(
    province: Province, count: int, django_assert_num_queries: object
) -> None:
    people = [province.clerk, province.head, province.cadre][:count]
    for who in people:
        assign_to = opened(province, number=str(who.pk))
        DutyPerson.objects.create(duty=assign_to, person=who, assigned_by=province.head)
    posts = [_post(who) for who in people]

    with django_assert_num_queries(13):  # type: ignore[operator]
        handover.held(posts)


def test_the_screen_shows_what_is_held_and_leads_to_the_minutes(province: Province, signed_in: SignIn) -> None:
    _assigned(province)
    desk, post = signed_in(province.administrator), _post(province.cadre)
    address = f"/admin/people/post/{post.pk}/end/"
    assert [each.count for each in desk.get(address).context["held"]] == [1]

    typed = {"on": f"{YESTERDAY:%d/%m/%Y}"}
    refused = desk.post(address, typed)
    assert 'role="alert"' in refused.content.decode()
    answer = desk.post(address, typed | {"username": "deputy"})

    kept = HandOver.objects.get()
    assert answer.headers["Location"] == f"/admin/people/handover/{kept.pk}/"
    page = desk.get(answer.headers["Location"]).content.decode()
    assert "BIÊN BẢN" in page
    assert "Phạm Quốc Bảo" in page
    assert desk.get(f"{answer.headers['Location']}minutes.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize("who", ["cadre", "clerk", "head", "outsider"])
def test_minutes_are_nobody_elses(province: Province, signed_in: SignIn, who: str) -> None:
    _assigned(province)
    kept = _end(province, province.cadre, province.deputy)
    assert kept is not None

    browser = signed_in(province.people[who])

    assert [browser.get(f"/admin/people/handover/{pk}/").status_code for pk in (kept.pk, 999)] == [302, 302]
