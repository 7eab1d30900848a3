"""Who reads and who is asked may change after the issue; a wider readership waits for a second person."""

from typing import Any

import pytest
from django.test import Client

from intranet.access.decisions import decide
from intranet.acknowledgement.models import ReceiptKind
from intranet.acknowledgement.queries import assignment_of, sums
from intranet.acknowledgement.reach import widens
from intranet.acknowledgement.services import Term
from intranet.directives.errors import Incomplete, NotAllowed
from intranet.directives.models import AudienceChange, Directive
from intranet.directives.services.audience_changes import change_audience, decide_on_change
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def directive(province: Province) -> Directive:
    """Read by the committee and all below it, asked of the office."""
    return issued(province, audience=[Term("under", unit=province.office)])


def _under(unit: Any) -> str:
    return f"under:{unit.pk}"


def test_other_audience_among_the_same_readers_is_changed_at_once(directive: Directive, province: Province) -> None:
    waits = change_audience(
        directive.pk, province.editor, [_under(province.committee)], [Term("under", unit=province.department)]
    )

    assert waits is None
    assert assignment_of(province.cadre, directive.current_version).receipt.reason_code == "audience"
    assert assignment_of(province.trainer, directive.current_version) is not None
    assert sums(directive.current_version).closed == 3


def test_narrower_readership_is_changed_at_once_and_closes_the_page(directive: Directive, province: Province) -> None:
    change_audience(directive.pk, province.editor, [_under(province.office)], [Term("under", unit=province.office)])

    assert [bool(decide(who, "read", directive)) for who in (province.cadre, province.trainer)] == [True, False]


def test_wider_readership_waits_and_opens_nothing_before_it_is_agreed_to(
    directive: Directive, province: Province
) -> None:
    waits = change_audience(directive.pk, province.editor, ["any"], [Term("under", unit=province.commune)])

    assert waits is not None
    assert not decide(province.outsider, "read", directive)
    assert assignment_of(province.outsider, directive.current_version) is None

    decide_on_change(waits.pk, province.leader, accept=True)

    assert decide(province.outsider, "read", directive)
    assert assignment_of(province.outsider, directive.current_version) is not None
    assert assignment_of(province.cadre, directive.current_version).receipt.kind == ReceiptKind.LEFT


def test_who_proposed_it_does_not_agree_to_it(directive: Directive, province: Province) -> None:
    waits = change_audience(directive.pk, province.editor, ["any"], [Term("under", unit=province.commune)])

    with pytest.raises(NotAllowed):
        decide_on_change(waits.pk, province.editor, accept=True)

    assert not decide(province.outsider, "read", directive)


def test_refused_change_leaves_everything_as_it_was(directive: Directive, province: Province) -> None:
    waits = change_audience(directive.pk, province.editor, ["any"], [Term("under", unit=province.commune)])

    for accept in (False, True):
        decide_on_change(waits.pk, province.leader, accept=accept)

    assert AudienceChange.objects.get().was_accepted is False
    assert not decide(province.outsider, "read", directive)
    assert sums(directive.current_version).closed == 0


def test_second_change_waits_for_the_first(directive: Directive, province: Province) -> None:
    change_audience(directive.pk, province.editor, ["any"], [Term("under", unit=province.commune)])

    with pytest.raises(Incomplete):
        change_audience(directive.pk, province.editor, ["any"], [Term("under", unit=province.office)])


def test_nobody_is_asked_who_may_not_read(directive: Directive, province: Province) -> None:
    with pytest.raises(Incomplete):
        change_audience(
            directive.pk, province.editor, [_under(province.office)], [Term("under", unit=province.commune)]
        )


@pytest.mark.parametrize("persona", ["cadre", "clerk", "head", "outsider", "administrator"])
def test_nobody_but_the_editor_changes_it(directive: Directive, province: Province, persona: str) -> None:
    with pytest.raises(NotAllowed):
        change_audience(directive.pk, province.people[persona], ["any"], [Term("any")])


@pytest.mark.parametrize(
    ("before", "after", "wider"),
    [
        (["any"], ["under:{office}"], False),
        (["under:{committee}"], ["under:{office}"], False),
        (["under:{committee}"], ["user:{cadre}"], False),
        (["under:{office}"], ["under:{committee}"], True),
        (["under:{office}"], ["user:{trainer}"], True),
        (["unit:{office}"], ["under:{office}"], True),
        (["under:{office}"], ["any"], True),
    ],
)
def test_wider_is_what_lets_somebody_new_read(
    province: Province, before: list[str], after: list[str], wider: bool
) -> None:
    names = {name: getattr(province, name).pk for name in ("committee", "office", "cadre", "trainer")}

    assert widens([one.format(**names) for one in before], [one.format(**names) for one in after]) is wider


def test_screen_shows_who_gains_and_loses_before_it_saves(
    directive: Directive, province: Province, client: Client
) -> None:
    client.force_login(province.editor)
    address = f"/van-ban/{directive.public_id}/pham-vi/"
    typed = {"units": [province.department.pk], "readers": "now"}

    seen = client.post(address, typed)
    unseen = client.post(address, typed | {"save": "1", "choice": "x"})
    untouched = sums(directive.current_version).closed
    client.post(address, typed | {"save": "1", "choice": seen.context["choice"]})

    assert [each.name for each in seen.context["seen"].gains] == ["Hoàng Thị Lan", "Bùi Đức Thắng"]
    assert [each.name for each in seen.context["seen"].loses] == ["Phạm Quốc Bảo", "Trần Thu Hà", "Lê Minh Quân"]
    assert (unseen.status_code, untouched, sums(directive.current_version).closed) == (200, 0, 3)


def test_screen_lets_the_leader_agree(directive: Directive, province: Province, client: Client) -> None:
    waits = change_audience(directive.pk, province.editor, ["any"], [Term("under", unit=province.commune)])
    client.force_login(province.leader)
    address = f"/van-ban/{directive.public_id}/pham-vi/"
    shown = client.get(address)

    client.post(f"{address}{waits.pk}/", {"accept": "1"})

    assert (shown.context["may_change"], shown.context["may_decide"]) == (False, True)
    assert decide(province.outsider, "read", directive)


@pytest.mark.parametrize("persona", ["cadre", "clerk", "outsider"])
def test_screen_does_not_exist_for_others(
    directive: Directive, province: Province, client: Client, persona: str
) -> None:
    client.force_login(province.people[persona])

    assert client.get(f"/van-ban/{directive.public_id}/pham-vi/").status_code == 404
