"""An office that writes letters: its clerk, leader, editor, and a drafting unit with its head."""

from intranet.directives.models import Directive
from intranet.directives.services import DraftFields
from intranet.outgoing.models import Passage
from intranet.outgoing.services import assign_number, check_form, move, sign, start_draft, submit
from intranet.people.rules import today
from tests.factories.province import Province, document_type
from tests.grounds import grounded

FIELDS = {
    "issuer": "Ủy ban nhân dân tỉnh An Bình",
    "summary": "tăng cường bảo vệ thông tin trên không gian mạng",
    "place": "An Bình",
    "addressees": ["Các sở, ban, ngành"],
    "recipients": ["Như trên;"],
    "archive_line": "Lưu: VT, NC",
    "signatory": "Lê Văn Minh",
    "signatory_title": "CHỦ TỊCH",
    "paragraphs": ["1. Phổ biến văn bản này đến toàn thể cán bộ."],
}


def started(province: Province, **changes: object) -> Directive:
    """A draft that the office's cadre writes for the committee."""
    fields = DraftFields(**({"type": document_type()} | FIELDS | changes))
    return start_draft(province.committee, province.office, province.cadre, fields, field="NC")


def until(province: Province, stage: str, **changes: object) -> Passage:
    """A document that went its way without a return until ``stage``."""
    passage = started(province, **changes).passage
    steps = {
        "approval": lambda: submit(passage.pk, province.cadre),
        "form-check": lambda: move(passage.pk, "approved", province.head),
        "signature": lambda: check_form(passage.pk, province.clerk),
        "signed": lambda: sign(passage.pk, province.leader),
        "numbered": lambda: assign_number(passage.pk, province.clerk, day=today()),
    }
    for name, step in steps.items():
        if passage.stage != stage:
            step()
            passage.refresh_from_db()
            assert passage.stage == name
    return Passage.objects.get(pk=passage.pk)


@grounded
def draft(province: Province) -> Directive:
    return started(province)
