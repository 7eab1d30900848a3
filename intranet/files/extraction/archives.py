"""ZIP packages: whether the frame is honest and what the entries are, before anybody reads one for its text."""

import io
import re
import stat
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from intranet.files.extraction.outcome import Refused
from intranet.files.extraction.packages import package_kind
from intranet.files.extraction.signatures import SIGNATURES

MOST_BYTES = 100 * 1024 * 1024
MOST_RATIO = 200
RATIO_FROM = 10 * 1024 * 1024
_CHUNK = 256 * 1024
_PICTURES = {"png", "jpg", "gif", "tiff", "bmp", "jp2"}
_MACROS = re.compile(r"(^|/)(vbaproject|vbadata|macrosheets/|activex/|basic/|scripts/)", re.IGNORECASE)


@dataclass(slots=True)
class Budget:
    """Bytes that may still come out of one file, its packages inside included (OWASP ASVS 5.2.3)."""

    size: int
    spent: int = 0

    def spend(self, count: int) -> None:
        """Count ``count`` bytes that were really unpacked; what the archive declares is not believed."""
        self.spent += count
        if self.spent > MOST_BYTES or (self.spent > RATIO_FROM and self.spent > MOST_RATIO * self.size):
            raise Refused("bomb")


def check_package(file: BinaryIO) -> None:
    """Unpack every entry once and look at it.

    Raises:
        Refused: ``bomb``, ``encrypted``, ``macros``, ``embedded``, ``unsafe_names`` or ``damaged``.
    """
    _check_entries(file, Budget(file.seek(0, 2)), inner=False)


def _check_entries(file: BinaryIO, budget: Budget, *, inner: bool) -> None:
    with ZipFile(file) as package:
        entries = package.infolist()
        _check_names(entries)
        for entry in entries:
            _check_entry(package, entry, budget, inner=inner)


def _check_names(entries: list[ZipInfo]) -> None:
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) != len(names) or not all(_is_safe(entry) for entry in entries):
        raise Refused("unsafe_names")
    if any(_MACROS.search(name) for name in names):
        raise Refused("macros")


def _is_safe(entry: ZipInfo) -> bool:
    """A plain relative path of a plain file, and nothing that ends early in another program (NUL)."""
    name = entry.orig_filename
    return not (
        stat.S_ISLNK(entry.external_attr >> 16)
        or name.startswith("/")
        or ".." in PurePosixPath(name).parts
        or any(mark in name for mark in "\\:\x00")
    )


def _check_entry(package: ZipFile, entry: ZipInfo, budget: Budget, *, inner: bool) -> None:
    if entry.flag_bits & 0x1:
        raise Refused("encrypted")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Refused("damaged")
    with package.open(entry) as content:
        head = content.read(_CHUNK)
        is_package = _embedded_kind(head) == "zip"
        if is_package and inner:
            raise Refused("embedded")
        kept = io.BytesIO(head)
        kept.seek(0, 2)
        budget.spend(len(head))
        while piece := content.read(_CHUNK):
            budget.spend(len(piece))
            if is_package:
                kept.write(piece)
    if is_package:
        _check_inner(kept, budget)


def _embedded_kind(head: bytes) -> str:
    """The kind of an entry that is a file of its own; "" for the package's own parts and pictures."""
    for signature, kind in SIGNATURES:
        if head.startswith(signature) and kind not in _PICTURES and len(signature) > 2:
            if kind == "zip":
                return kind
            raise Refused("embedded")
    if head.startswith(b"MZ") and b"\x00" in head[:64]:
        raise Refused("embedded")
    return ""


def _check_inner(file: BinaryIO, budget: Budget) -> None:
    """A chart keeps its figures in a small workbook of its own; that is the one package a package may hold."""
    if package_kind(file) != "xlsx":
        raise Refused("embedded")
    file.seek(0)
    _check_entries(file, budget, inner=True)
