"""Who settles the readers of a document asks why somebody sees it."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import Reading, Term, acknowledge
from intranet.directives.models import Directive
from intranet.directives.services.audience_changes import change_audience
from intranet.directives.why import why
from intranet.people.models import Deputy
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def directive(province: Province) -> Directive:
    readers = [f"under:{province.office.pk}", f"user:{province.trainer.pk}"]
    return issued(province, readers=readers, audience=[Term("under", unit=province.office)])


def _page(client: Client, directive: Directive, who: str) -> str:
    answer = client.get(f"{directive.get_absolute_url()}pham-vi/", {"who": who})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("persona", "may", "reasons", "found"),
    [
        ("cadre", True, ["Thuộc phạm vi được đọc: Văn phòng Ủy ban nhân dân tỉnh và các đơn vị trực thuộc"], True),
        ("trainer", True, ["Thuộc phạm vi được đọc: đích danh"], True),
        (
            "editor",
            True,
            ["Làm việc ở cơ quan phụ trách văn bản: biên tập viên · Ủy ban nhân dân tỉnh An Bình"],
            True,
        ),
        ("outsider", False, [], False),
        ("administrator", False, [], False),
    ],
)
def test_reasons_name_the_rule_and_the_circle(
    directive: Directive, province: Province, persona: str, may: bool, reasons: list[str], found: bool
) -> None:
    said = why(province.people[persona], directive)

    assert (said.may, said.reasons, said.is_guarded, said.is_found) == (may, reasons, False, found)


def test_page_answers_for_the_person_who_is_named(directive: Directive, province: Province, client: Client) -> None:
    client.force_login(province.editor)

    inside, outside, none = (_page(client, directive, who) for who in ("Trần Thu Hà", "outsider", "Không <Ai>"))

    assert "Trần Thu Hà được đọc văn bản này:" in inside
    assert "<li>Thuộc phạm vi được đọc: Văn phòng Ủy ban nhân dân tỉnh và các đơn vị trực thuộc</li>" in inside
    assert ("Người này tìm thấy văn bản" in inside, "Người này không tìm thấy văn bản" in outside) == (True, True)
    assert "Đặng Thu Trang không được đọc văn bản này." in outside
    assert ('value="Không &lt;Ai&gt;"' in none, "aria-invalid" in none, "văn bản này" in none) == (True, True, False)


def test_page_is_missing_for_who_does_not_settle_the_readers(
    directive: Directive, province: Province, client: Client
) -> None:
    address = f"{directive.get_absolute_url()}pham-vi/?who=Trần+Thu+Hà"
    seen = {}
    for persona in ("editor", "leader", "cadre", "clerk", "outsider"):
        client.force_login(province.people[persona])
        seen[persona] = client.get(address).status_code

    assert seen == {"editor": 200, "leader": 200, "cadre": 404, "clerk": 404, "outsider": 404}


def test_who_has_acknowledged_keeps_it_although_search_does_not_find_it(province: Province) -> None:
    office, department = f"under:{province.office.pk}", f"under:{province.department.pk}"
    directive = issued(province, readers=[office, department], audience=[Term("under", unit=province.office)])
    mine = assignment_of(province.cadre, directive.current_version)
    acknowledge(mine.pk, province.cadre, Reading(mine.version_id, "Đã đọc", "vi"))
    change_audience(directive.pk, province.editor, [department], [Term("unit", unit=province.department)])

    said = why(province.cadre, directive)

    assert (said.may, said.reasons) == (True, ["Đã xác nhận: văn bản đã xác nhận thì vẫn đọc được."])
    assert said.is_found is False


def test_who_stands_in_for_somebody_is_said_to(directive: Directive, province: Province) -> None:
    post, day = province.clerk.posts.get(), today()
    Deputy.objects.create(post=post, person=province.outsider, starts=day, ends=day + timedelta(days=1))
    bump_membership()

    said = why(province.outsider, directive)

    words = "Làm việc ở cơ quan phụ trách văn bản: văn thư · Ủy ban nhân dân tỉnh An Bình"
    assert (said.may, said.reasons) == (True, [f"{words} (đang giữ việc thay người khác)"])
