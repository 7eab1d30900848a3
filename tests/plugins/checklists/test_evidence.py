"""Evidence: of its unit alone, until an inspection that shows it is signed; then this file to those who read that."""

import hashlib
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intranet.audit.models import Event
from intranet.contracts import Refused, sealed_files
from plugins.checklists.keeping import keys, sweep
from plugins.checklists.models import Answer, Citation, Evidence, Inspection, Revision
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.evidence import FOLDER, Paper, cite, renew, take_away
from plugins.checklists.services.states import sign, submit
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import CONTENT, DAY, paper_of

OF_THE_UNIT, SENT_TO, NEVER = (
    ("cadre", "deputy", "head"),
    ("editor", "leader"),
    ("outsider", "trainer", "administrator"),
)


@grounded
def opened(province: Province) -> House:
    return house(province)


@grounded
def own(opened: House) -> Inspection:
    return opened.of(opened.province.office)


@grounded
def paper(opened: House) -> Revision:
    return paper_of(opened.province.office, opened.province.head)


def _answer(inspection: Inspection, place: int) -> Answer:
    return Answer.objects.get(inspection=inspection, question__place=place)


def _signed(inspection: Inspection, head: Any) -> None:
    typed = (
        Typed(verdict="yes"),
        Typed(verdict="yes"),
        Typed(verdict="yes", number=4),
        Typed(verdict="yes", text="đủ"),
    )
    for place, each in enumerate(typed, start=1):
        write(_answer(inspection, place), each, 0, head)
    submit(inspection, head)
    sign(inspection, head)


def _file(revision: Revision) -> str:
    return f"/checklists/minh-chung/{revision.evidence.public_id}/{revision.number}/"


def _opened_by(client: Client, province: Province, revision: Revision) -> list[str]:
    """Who of everybody gets the file."""
    got = []
    for persona in (*OF_THE_UNIT, *SENT_TO, *NEVER):
        client.force_login(province.people[persona])
        if client.get(_file(revision)).status_code == 200:
            got.append(persona)
    return got


def test_file_goes_to_its_unit_and_after_signing_to_those_who_read_the_inspection(
    opened: House, own: Inspection, paper: Revision, client: Client
) -> None:
    province = opened.province
    other = paper_of(province.office, province.head, "Không dẫn ở đâu")
    cite(_answer(own, 1), paper, "trang 3–9", province.head)
    newer = renew(paper.evidence, ContentFile(CONTENT, "moi.pdf"), Paper("", DAY), province.head)
    before = _opened_by(client, province, paper)

    _signed(own, province.head)

    assert before == list(OF_THE_UNIT)
    assert _opened_by(client, province, paper) == [*OF_THE_UNIT, *SENT_TO]
    assert [_opened_by(client, province, each) for each in (other, newer)] == [list(OF_THE_UNIT)] * 2


def test_paper_shown_after_the_signature_is_not_sent_with_it(
    opened: House, own: Inspection, paper: Revision, client: Client
) -> None:
    head = opened.province.head
    _signed(own, head)
    Citation.objects.create(
        answer=_answer(own, 2), revision=paper, added_by=head, added_at=Inspection.objects.get(pk=own.pk).state_at
    )
    Inspection.objects.filter(pk=own.pk).update(signed_at=paper.created_at)

    assert _opened_by(client, opened.province, paper) == list(OF_THE_UNIT)


@pytest.mark.parametrize(
    ("asked", "status", "content", "said"),
    [
        ("", 200, CONTENT, None),
        ("bytes=0-7", 206, CONTENT[:8], f"bytes 0-7/{len(CONTENT)}"),
        ("bytes=-4", 206, CONTENT[-4:], f"bytes {len(CONTENT) - 4}-{len(CONTENT) - 1}/{len(CONTENT)}"),
        ("bytes=9999-", 416, b"", f"bytes */{len(CONTENT)}"),
        ("bytes=7-3", 200, CONTENT, None),
    ],
)
def test_file_goes_out_opened_and_stays_in_no_cache(
    opened: House, paper: Revision, client: Client, asked: str, status: int, content: bytes, said: str | None
) -> None:
    client.force_login(opened.province.cadre)

    answer: Any = client.get(_file(paper), headers={"Range": asked} if asked else {})

    assert (answer.status_code, answer.headers.get("Content-Range")) == (status, said)
    assert (b"".join(answer.streaming_content) if answer.streaming else answer.content) == content
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
    assert ("ETag" in answer, answer["Content-Length"]) == (False, str(len(content)))


def test_content_lies_sealed_under_its_sum_and_what_no_row_names_is_swept(opened: House, paper: Revision) -> None:
    folder = Path(settings.INTRANET_FILES_DIR) / "sealed" / FOLDER
    orphan, fresh = (sealed_files.keep([b"khong ai nhan"], folder=FOLDER).name for _each in range(2))
    kept = folder / paper.name[:2] / paper.name
    for name in (orphan, paper.name):
        os.utime(folder / name[:2] / name, (time.time() - 100_000,) * 2)

    sweep()

    assert (paper.sha256, b"%PDF" in kept.read_bytes()) == (hashlib.sha256(CONTENT).hexdigest(), False)
    assert [(folder / name[:2] / name).exists() for name in (orphan, fresh, paper.name)] == [False, True, True]
    assert keys().state == "ok"


def test_paper_is_put_in_at_a_question_shown_again_at_another_and_taken_away(
    opened: House, own: Inspection, client: Client
) -> None:
    client.force_login(opened.province.head)
    base = f"/checklists/phieu/{own.public_id}/"
    typed = {"title": "Quy chế 5/QC-VP", "effective_on": "02/03/2026", "where": "điều 5"}

    put = client.post(f"{base}cau/1/minh-chung/", typed | {"file": SimpleUploadedFile("quy-che.pdf", CONTENT)})
    revision = Revision.objects.get()
    again = client.post(f"{base}cau/2/minh-chung/", {"revision": revision.pk, "where": "điều 7"})
    shown = list(Citation.objects.values_list("answer__question__place", "where", "revision"))
    gone = client.post(f"{base}phan/A/", {"c1-revision": 0, "c2-revision": 0, "uncite": Citation.objects.first().pk})  # type: ignore[union-attr]

    assert [put["Location"], again["Location"], gone["Location"]] == [f"{base}phan/A/#c{place}" for place in (1, 2, 1)]
    assert shown == [(1, "điều 5", revision.pk), (2, "điều 7", revision.pk)]
    assert list(Citation.objects.values_list("answer__question__place", flat=True)) == [2]
    assert (revision.effective_on, revision.evidence.title) == (DAY, "Quy chế 5/QC-VP")
    assert Event.objects.filter(action="checklists.evidence-added").count() == 1


def test_paper_of_another_unit_is_neither_offered_nor_taken(opened: House, own: Inspection, client: Client) -> None:
    province = opened.province
    foreign = paper_of(province.commune, province.outsider, "Của xã")
    client.force_login(province.head)
    url = f"/checklists/phieu/{own.public_id}/cau/1/minh-chung/"

    page = client.get(url).content.decode()
    sent = client.post(url, {"revision": foreign.pk})
    with pytest.raises(Refused):
        cite(_answer(own, 1), foreign, "", province.head)

    assert ("Của xã" in page, sent.status_code, Citation.objects.count()) == (False, 200, 0)


def test_store_and_paper_of_a_unit_are_not_there_for_others(opened: House, paper: Revision, client: Client) -> None:
    store = f"/checklists/minh-chung/don-vi/{opened.province.office.pk}/"
    urls = [store, f"/checklists/minh-chung/{paper.evidence.public_id}/", _file(paper)]
    said = {}
    for persona in ("cadre", *SENT_TO, *NEVER):
        client.force_login(opened.province.people[persona])
        said[persona] = [client.get(url).status_code for url in urls]

    assert said == {"cadre": [200] * 3} | {persona: [404] * 3 for persona in (*SENT_TO, *NEVER)}


def test_store_takes_as_many_queries_for_one_paper_as_for_three(
    opened: House, paper: Revision, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(opened.province.head)
    store = f"/checklists/minh-chung/don-vi/{opened.province.office.pk}/"
    client.get(store)
    with django_assert_max_num_queries(40) as one:
        client.get(store)
    for title in ("Hai", "Ba"):
        paper_of(opened.province.office, opened.province.head, title)
    with django_assert_max_num_queries(40) as three:
        page = client.get(store).content.decode()

    assert (len(one), [title in page for title in ("Hai", "Ba", "Sổ chuyển giao")]) == (len(three), [True] * 3)


def test_person_who_answers_nothing_neither_shows_nor_takes_away(
    opened: House, own: Inspection, paper: Revision
) -> None:
    citation = cite(_answer(own, 1), paper, "", opened.province.head)

    for persona in ("cadre", "editor", "outsider"):
        with pytest.raises(Refused):
            cite(_answer(own, 2), paper, "", opened.province.people[persona])
        with pytest.raises(Refused):
            take_away(citation, opened.province.people[persona])

    assert (Citation.objects.count(), Evidence.objects.count()) == (1, 1)
