"""HTML as an office program saves it."""

from html import escape

from tests.directives.recognition.table.forms.outline import outline

_HEAD = (
    '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Văn bản</title><style>p {{ margin: 0 }}</style></head>\n'
)


def page(text: str) -> bytes:
    """Two tables of two columns, paragraphs between them."""
    parts = outline(text)
    body = [_columns(parts.left, parts.right) if parts.left else ""]
    body += [f"<p>{escape(line)}</p>\n" for block in parts.body for line in block]
    body += [_columns(parts.recipients, parts.signature) if parts.recipients else ""]
    return f"{_HEAD.format()}<body>\n{''.join(body)}</body></html>\n".encode()


def _columns(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> str:
    cells = "".join(
        f'<td width="50%" align="center">{"".join(_paragraph(block) for block in blocks)}</td>'
        for blocks in (left, right)
    )
    return f"<table border=0><tr>{cells}</tr></table>\n"


def _paragraph(lines: tuple[str, ...]) -> str:
    return f"<p>{'<br>'.join(escape(line) for line in lines)}</p>\n"
