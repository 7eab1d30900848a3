"""Recordings as small as their formats allow, sound ones and broken ones."""


def box(kind: bytes, *inside: bytes) -> bytes:
    """One box of an MP4."""
    content = b"".join(inside)
    return (8 + len(content)).to_bytes(4) + kind + content


def mp4(*, handler: bytes = b"vide", flags: bytes = b"\x00\x00\x00\x01", behind: bytes = b"") -> bytes:
    """One track; ``flags`` of its data reference say whether it lies in the file."""
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12), b"\x00")
    dref = box(b"dref", bytes(4), (1).to_bytes(4), box(b"url ", flags))
    track = box(b"trak", box(b"mdia", hdlr, box(b"minf", box(b"dinf", dref))))
    return box(b"ftyp", b"isom", bytes(4), b"isom") + box(b"moov", track) + box(b"mdat", b"hinh") + behind


def element(key: int, content: bytes) -> bytes:
    """One element of Matroska."""
    return key.to_bytes((key.bit_length() + 7) // 8) + (len(content) | 1 << 28).to_bytes(4) + content


def webm(doc_type: bytes = b"webm", *, more: bytes = b"", behind: bytes = b"") -> bytes:
    """One cluster of one block, of unknown length as a live recording has it."""
    unknown = b"\x01" + b"\xff" * 7
    head = element(0x1A45DFA3, element(0x4282, doc_type))
    cluster = (0x1F43B675).to_bytes(4) + unknown + element(0xE7, b"\x00") + element(0xA3, b"\x81\x00\x00\x80hinh")
    return head + (0x18538067).to_bytes(4) + unknown + element(0x1654AE6B, b"") + more + cluster + behind


def mp3(*, tag: bytes = b"", behind: bytes = b"") -> bytes:
    """Three frames of silence at 128 kbit/s, behind a tag."""
    head = b"ID3\x03\x00\x00" + bytes([0, 0, len(tag) >> 7, len(tag) & 0x7F]) + tag if tag else b""
    return head + (b"\xff\xfb\x90\x00" + bytes(413)) * 3 + behind


def ogg(first: bytes = b"OpusHead", *, behind: bytes = b"") -> bytes:
    """Two pages."""
    return _page(2, first) + _page(4, b"am thanh") + behind


def _page(flags: int, content: bytes) -> bytes:
    return b"OggS\x00" + bytes([flags]) + bytes(20) + bytes([1, len(content)]) + content


def vtt(text: str = "Mở sổ.") -> bytes:
    """One cue."""
    return f"WEBVTT\n\n00:01.000 --> 00:04.000\n{text}\n".encode()
