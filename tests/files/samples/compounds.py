"""Compound files (OLE), written sector by sector: enough of [MS-CFB] to say what is inside."""

import struct

_SECTOR, _END, _FREE, _TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
WORD = b"\xec\xa5" + bytes(4094)
ENCRYPTED_WORD = b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(4084)


def compound(streams: dict[str, bytes], storages: tuple[str, ...] = ()) -> bytes:
    """A file with these streams (4,096 bytes at least, so that none is a small one) and empty storages."""
    sectors: list[bytes] = []
    chain: list[int] = []

    def put(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\x00") for at in range(0, len(content), _SECTOR)]
        sectors.extend(pieces)
        chain.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    entries = [_entry("Root Entry", 5, _END, 0)]
    entries += [_entry(name, 2, put(content), len(content)) for name, content in streams.items()]
    entries += [_entry(name, 1, 0, 0) for name in storages]
    directory = put(b"".join(entries))
    table_at = len(sectors)
    table = [*chain, _TABLE]
    sectors.append(struct.pack(f"<{_SECTOR // 4}I", *table, *[_FREE] * (_SECTOR // 4 - len(table))))
    header = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 62, 3, 0xFFFE, 9, 6,
                         0, 1, directory, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    places = struct.pack("<109I", table_at, *[_FREE] * 108)
    return header + places + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return encoded.ljust(64, b"\x00") + struct.pack("<HBB12x16xI16xIQ", len(encoded) + 2, kind, 1, 0, start, size)
