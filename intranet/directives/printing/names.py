"""The name under which a printed document is saved."""

import re

_NOT_SAFE = re.compile(r"[^\w.-]+")


def file_name(symbol: str, summary: str, ending: str) -> str:
    """``1052-UBND-NC.pdf``; of a document that has no symbol yet the first words of its summary.

    Nothing in it separates folders or begins a hidden file; letters keep their marks (RFC 5987 carries them).
    """
    words = " ".join(summary.split()[:8])
    stem = _NOT_SAFE.sub("-", (symbol.strip("/- ") or words).replace("/", "-")).strip("-._")[:80]
    return f"{stem or 'van-ban'}.{ending}"
