"""DOCX as Word users write it, and what LibreOffice makes of it."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import docx
from docx.shared import Cm

from tests.directives.recognition.table.forms.outline import outline

_SECONDS = 120


def word(text: str) -> bytes:
    """Letterhead and foot are tables of two columns without lines; every block is a paragraph with its line breaks."""
    parts = outline(text)
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    if parts.left:
        _columns(document, parts.left, parts.right)
    for block in parts.body:
        for line in block:
            document.add_paragraph(line)
    if parts.recipients:
        _columns(document, parts.recipients, parts.signature)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _columns(document: Any, left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, blocks, width in zip(table.rows[0].cells, (left, right), (Cm(6.5), Cm(9.5)), strict=True):
        cell.width = width
        for number, block in enumerate(blocks):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            paragraph.add_run("\n".join(block))
    document.add_paragraph()


def open_document(text: str) -> bytes | None:
    """The DOCX, saved anew by LibreOffice; None where that is not installed."""
    return converted(word(text), "docx", "odt")


def old_word(text: str) -> bytes | None:
    """The DOCX, saved by LibreOffice as Word 97 did."""
    return converted(word(text), "docx", "doc")


def converted(content: bytes, ending: str, wanted: str) -> bytes | None:
    """What LibreOffice makes of a file; None where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{ending}"
        file.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        order = [program, profile, "--headless", "--convert-to", wanted, "--outdir", f"{folder}/out", str(file)]
        subprocess.run(order, check=True, capture_output=True, timeout=_SECONDS)
        return (Path(folder) / "out" / f"a.{wanted}").read_bytes()
