"""Makes a site with a restricted document and two spaces, and says what they cost: prints CPU seconds, by name."""

import io
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.bench.bare_site import build

PAGES, ROUNDS = 18, 7
MANY, FEW, MEMBERS = 10_000, 100, 5_000
LINES, LINE = 45, "Ke hoach sap xep ha tang so cua tinh An Binh nam 2026, phan viec cua don vi"
SEALED = 32 * 1024 * 1024


def main(folder: str) -> None:
    from django.test import Client

    province = build(folder)
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    from tests.plugins.circulation.house import room

    client, house = Client(), room(province)
    client.force_login(province.cadre)
    said = _pages(client, house) | _spaces(client, province) | _sealing(Path(folder)) | _doors(province)
    sys.stdout.write(json.dumps(said) + "\n")


def _cpu() -> float:
    """Processor seconds of this process and of those it has started."""
    return sum(use.ru_utime + use.ru_stime for use in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _cost(do: Callable[[], Any]) -> float:
    begun = _cpu()
    do()
    return _cpu() - begun


def _least(do: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """The cheapest of a few: a busy neighbour on the processor only adds."""
    return min(_cost(do) for _round in range(rounds))


def _get(client: Any, path: str) -> Any:
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return answer


def _pages(client: Any, house: Any) -> dict[str, float]:
    """Each page is drawn once; then they lie there sealed."""
    documents = [_document(house, _paper()) for _round in range(5)]
    paths = [
        [f"/circulation/tai-lieu/{item.public_id}/trang/{number}.jpg" for number in range(1, PAGES + 1)]
        for item in documents
    ]
    first = min(_first_times(client, own) for own in paths)
    kept = [_cost(lambda path=path: _get(client, path)) for _round in range(3) for path in paths[0]]
    content = _paper()
    return {"first": first, "kept": min(kept), "plain": _least(lambda: _drawn_plainly(content))}


def _first_times(client: Any, paths: list[str]) -> float:
    """What a page costs that is drawn by a child of a process that stands ready, with what those two spend. The first
    page is not counted: it may start that process.
    """
    _get(client, paths[0])
    before = _of_those_that_draw()
    ours = _cost(lambda: [_get(client, path) for path in paths[1:]])
    return (ours + _of_those_that_draw() - before) / (len(paths) - 1)


def _of_those_that_draw() -> float:
    """Processor seconds, to a hundredth, of the process that forks and of its children that have ended: as long as it
    lives, ``getrusage`` here knows of neither (proc(5), fields 14 to 17 of ``stat``).
    """
    mine = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    (server,) = (pid for pid in mine if b"fork_server" in Path(f"/proc/{pid}/cmdline").read_bytes())
    fields = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _paper() -> bytes:
    """Full pages of A4."""
    from reportlab.pdfgen.canvas import Canvas

    into = io.BytesIO()
    canvas = Canvas(into, (595, 842))
    for page in range(PAGES):
        canvas.setFont("Times-Bold", 12)
        for line in range(LINES):
            canvas.drawString(60, 780 - line * 16, f"{page}.{line} {LINE}")
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _document(house: Any, content: bytes) -> Any:
    from django.core.files.base import ContentFile

    from plugins.circulation.services.items import Terms, add_item, issue

    level, head = house.level("han-che"), house.province.head
    file = ContentFile(content, "nhieu-trang.pdf")
    item = add_item(house.space, file, number="20/PA", title="Phương án", level=level, by=head)
    return issue(item, Terms(whole_space=True), head)


def _drawn_plainly(content: bytes) -> bytes:
    """What one would write without a house around it: pdfium, and a line by Pillow, in this very process."""
    import pypdfium2
    from PIL import ImageDraw, ImageFont

    from intranet.contracts import type_face

    picture = pypdfium2.PdfDocument(content)[0].render(scale=150 / 72).to_pil().convert("RGB")
    font = ImageFont.truetype(str(type_face()), 40)
    ImageDraw.Draw(picture).text((200, 800), "Trần Thu Hà · bản số 07", fill=(221, 221, 221), font=font)
    into = io.BytesIO()
    picture.save(into, "JPEG", quality=82)
    return into.getvalue()


def _spaces(client: Any, province: Any) -> dict[str, float]:
    """The first page of each, for a member who reads all of it; as many rows are shown on both sides."""
    from tests.bench.crowd import crowd, thousand_units

    people = crowd(thousand_units(province), MEMBERS)
    paths = [f"/circulation/khong-gian/{_space(province, *size)}/" for size in ((MANY, people), (FEW, people[:FEW]))]
    costs = [[_cost(lambda path=path: _get(client, path)) for path in paths] for _round in range(2 * ROUNDS)]
    many, few = (min(side) for side in zip(*costs, strict=True))
    return {"many": many, "few": few}


def _space(province: Any, items: int, people: Iterable[Any]) -> Any:
    """Written in bulk: how they came is not what is measured."""
    from django.db import transaction
    from django.utils import timezone

    from intranet.contracts import bump_membership, today
    from plugins.circulation.models import Item, ItemReader, Level, RosterEntry, Space
    from plugins.circulation.rules import WHOLE, reader_token
    from plugins.circulation.services.spaces import open_space

    space = Space(owner=province.office, title=f"{items}", purpose="Làm việc", opens_on=today())
    now, level, head = timezone.now(), Level.objects.get(slug="han-che"), province.head
    with transaction.atomic():
        open_space(space, [head, province.clerk], head)
        entered = {"space": space, "starts": today(), "let_in_by": head, "reason": "giúp việc", "created_at": now}
        members = [province.cadre, *people]
        RosterEntry.objects.bulk_create(RosterEntry(token=f"user:{each.pk}", **entered) for each in members)
        settled = {"level": level, "state": "issued", "whole_space": True, "created_by": head, "created_at": now}
        made = Item.objects.bulk_create(
            Item(space=space, number=f"{n}/PA", title="Phương án", issued_at=now - timedelta(minutes=n), **settled)
            for n in range(items)
        )
        token = reader_token(space.pk, level.rank, WHOLE)
        ItemReader.objects.bulk_create(ItemReader(item=item, token=token) for item in made)
        bump_membership()
    return space.public_id


def _sealing(folder: Path) -> dict[str, float]:
    """Thirty-two megabytes sealed, against the same copied; both by the clock, as writing is most of it."""
    from intranet.contracts import sealed_files

    source, copy = folder / "raw", folder / "copy"
    source.write_bytes(b"0123456789abcdef" * (SEALED // 16))

    def seal() -> None:
        with source.open("rb") as file:
            sealed_files.keep(iter(lambda: file.read(64 * 1024), b""), folder="bench")

    def plain() -> None:
        shutil.copyfile(source, copy)
        with copy.open("rb") as file:
            os.fsync(file.fileno())

    took = [(_clocked(seal), _clocked(plain)) for _round in range(ROUNDS)]
    return dict(zip(("seal", "copy"), map(min, zip(*took, strict=True)), strict=True))


def _clocked(do: Callable[[], None]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def _doors(province: Any) -> dict[str, float]:
    """A sign-in by password, and a code typed after it; hashed as in production."""
    from intranet.registry.services import enable
    from tests.factories.province import PASSWORD
    from tests.plugins.otp.conftest import phone_of

    enable("otp")
    phone = phone_of(province.administrator)
    province.administrator.set_password(PASSWORD)
    province.administrator.save()
    costs = [_both(phone, PASSWORD) for _round in range(ROUNDS)]
    login, code = (min(side) for side in zip(*costs, strict=True))
    return {"login": login, "code": code}


def _both(phone: Any, password: str) -> tuple[float, float]:
    from django.test import Client

    from plugins.otp.models import AuthenticatorApp

    AuthenticatorApp.objects.update(last_step=-1)
    client, typed = Client(), {"username": phone.app.user.username, "password": password}
    login = _cost(lambda: _sent(client, "/dang-nhap/", typed))
    word = parse_qs(urlsplit(client.get("/admin/").headers["Location"]).query)["den"][0]
    code = {"den": word, "thiet-bi": phone.app.public_id, "code": phone.code()}
    return login, _cost(lambda: _sent(client, "/otp/xac-thuc/", code))


def _sent(client: Any, path: str, typed: dict[str, Any]) -> None:
    answer = client.post(path, typed)
    if answer.status_code != 302:
        raise SystemExit(f"{path} answered {answer.status_code}")


if __name__ == "__main__":
    main(*sys.argv[1:])
