"""Files that are kept elsewhere pass the same door, and leave nothing here."""

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from intranet.audit.models import Event
from intranet.directives.state_secrets import state_secret
from intranet.files import refusals
from intranet.files.checked import checked_file, page_picture
from intranet.files.errors import FileRefused
from intranet.files.models import StoredFile
from tests.factories.province import Province
from tests.files.samples import pdfs

PAGED = frozenset({"pdf", "txt"})
SECRET = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\n\nTỐI MẬT\nSố: 5/BC-UBND\n\nBÁO CÁO\nvề việc nội bộ\n"


def test_checked_file_is_described_and_kept_nowhere(province: Province, tmp_path: Path) -> None:
    content = pdfs.pdf("Trang mot", "Trang hai")

    with checked_file(ContentFile(content, "bao-cao.pdf"), by=province.clerk, kinds=PAGED) as found:
        inside = b"".join(found.chunks())
        path = found.path

    assert (found.kind, found.name, found.pages, found.size) == ("pdf", "bao-cao.pdf", 2, len(content))
    assert (found.text.split("\f")[0].strip(), inside) == ("Trang mot", content)
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert (path.exists(), StoredFile.objects.count()) == (False, 0)


@pytest.mark.parametrize(("name", "content"), [("bao-cao.pdf", b"MZ" + bytes(99)), ("bao-cao.txt", SECRET.encode())])
def test_file_that_the_door_refuses_is_refused_and_audited(province: Province, name: str, content: bytes) -> None:
    refusals.register(state_secret)

    with pytest.raises(FileRefused), checked_file(ContentFile(content, name), by=province.clerk, kinds=PAGED):
        pytest.fail("the block ran")
    assert Event.objects.filter(action="file.refused").count() == 1


def test_page_is_drawn_at_the_sharpness_asked_for() -> None:
    content = pdfs.pdf("Trang mot", "Trang hai")

    sizes = [Image.open(io.BytesIO(page_picture(content, "pdf", 1, dpi=dpi))).width for dpi in (100, 200)]

    assert (round(sizes[1] / sizes[0], 1), page_picture(content, "pdf", 9, dpi=100)) == (2.0, b"")
