"""An outgoing document from the draft to the issue, returned once at each stage, then read on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Open
from tests.e2e.writing import (
    AUTHOR,
    CLERK,
    HEAD,
    LEADER,
    attach_original,
    draft,
    issue,
    seen,
    sign,
    step,
)

pytestmark = pytest.mark.e2e


def test_from_draft_to_issue_with_a_return_at_each_stage(open_as: Open, tmp_path: Path) -> None:
    author, head, clerk, leader = (open_as(login) for login in (AUTHOR, HEAD, CLERK, LEADER))
    address = draft(author)
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Trả lại kèm lý do", note="Bổ sung thời hạn")
    expect(seen(author, address).get_by_text("Bổ sung thời hạn")).to_have_count(2)  # at the top, and among the steps
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Trả lại kèm lý do", note="Sửa nơi nhận")
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Thể thức đạt: trình ký")
    step(leader, address, "Trả lại kèm lý do", note="Xem lại mục 2")
    step(author, address, "Trình người đứng đầu đơn vị")
    step(head, address, "Duyệt dự thảo")
    step(clerk, address, "Thể thức đạt: trình ký")
    sign(leader, address, tmp_path)
    step(clerk, address, "Cấp số")
    expect(seen(clerk, address).get_by_text("/UBND-NC").first).to_be_visible()
    attach_original(clerk, address, tmp_path)
    issue(clerk, address)
    reader = open_as(AUTHOR, size=PHONE)
    expect(seen(reader, address).get_by_text("Bản đọc, không thay bản gốc").first).to_be_visible()
