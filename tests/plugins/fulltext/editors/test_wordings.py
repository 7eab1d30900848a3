"""Editors keep the table of other wordings."""

import pytest
from django.test import Client

from intranet.audit.models import Event
from intranet.contracts import Refused
from intranet.registry.services import enable
from plugins.fulltext.editors.wordings import add_wording
from search.catalogue import Wording, put_wording
from tests.factories.province import Province

TABLE = "/admin/fulltext/wordings/"


def _noted() -> list[tuple[str, str]]:
    noted = Event.objects.filter(action__startswith="fulltext.").order_by("pk")
    return list(noted.values_list("action", "label"))


def test_screens_open_for_editors_only(province: Province, client: Client) -> None:
    enable("fulltext")
    row = put_wording("ABCX", "an bình")
    client.force_login(province.editor)
    paths = [TABLE, f"{TABLE}{row.pk}/"]
    assert [client.get(path).status_code for path in paths] == [200, 200]

    client.force_login(province.clerk)  # has the admin, and not this
    missing = client.get("/admin/khong-co/").content

    assert [client.get(path).content for path in (*paths, f"{paths[1]}remove/")] == [missing] * 3
    assert client.post(f"{paths[1]}remove/").content == missing
    assert Wording.objects.filter(pk=row.pk).exists()


def test_wording_is_added_changed_and_removed_and_noted(province: Province, client: Client) -> None:
    enable("fulltext")
    client.force_login(province.editor)

    added = client.post(TABLE, {"short": "TTPV", "long": "trung tâm  phục vụ"}, follow=True).content.decode()
    row = Wording.objects.get(short="TTPV")
    page = f"{TABLE}{row.pk}/"
    changed = client.post(page, {"short": "TTPV", "long": "trung tâm phục vụ hành chính"}, follow=True)
    same = client.post(page, {"short": "TTPV", "long": "trung tâm phục vụ hành chính"})
    removed = client.post(f"{page}remove/", follow=True).content.decode()

    assert "TTPV = trung tâm phục vụ: từ nay tìm dạng này cũng thấy dạng kia." in added
    assert f'<a href="{page}" lang="vi">TTPV</a>' in changed.content.decode()
    assert (same.status_code, "Đã bỏ: TTPV = trung tâm phục vụ hành chính." in removed) == (302, True)
    assert not Wording.objects.filter(pk=row.pk).exists()
    assert _noted() == [
        ("fulltext.wording-added", "TTPV = trung tâm phục vụ"),
        ("fulltext.wording-changed", "TTPV = trung tâm phục vụ hành chính"),
        ("fulltext.wording-removed", "TTPV = trung tâm phục vụ hành chính"),
    ]
    assert client.post(f"{page}remove/").status_code == 404


def test_what_is_refused_says_why_and_keeps_what_was_typed(province: Province, client: Client) -> None:
    enable("fulltext")
    client.force_login(province.editor)
    row = put_wording("ABCX", "an bình")
    tries = {
        ("UBND", "Uỷ ban Nhân dân"): "Hai cách viết này đã có trong danh sách.",
        ("TU", "tỉnh uỷ <b>"): "đọc như một từ thường",
        ("", "ban nào đó"): "Hãy nhập cả hai: cách viết tắt và cách viết đầy đủ.",
        ("XYZ", "một hai ba bốn năm sáu bảy tám chín"): "Mỗi bên nhiều nhất tám từ",
    }

    for path in (TABLE, f"{TABLE}{row.pk}/"):
        for (short, long), why in tries.items():
            page = client.post(path, {"short": short, "long": long}).content.decode()
            typed = long.replace("<", "&lt;").replace(">", "&gt;")
            assert (why in page, f'value="{typed}"' in page, f'value="{short}"' in page or not short) == (True,) * 3

    assert (Wording.objects.get(pk=row.pk).long, Wording.objects.filter(short="XYZ").count()) == ("an bình", 0)
    assert _noted() == []


def test_service_refuses_who_may_not(province: Province) -> None:
    enable("fulltext")
    with pytest.raises(Refused, match="Bạn không có quyền thay đổi kết quả tra cứu"):
        add_wording("ABCX", "an bình", province.clerk)

    assert not Wording.objects.filter(short="ABCX").exists()
