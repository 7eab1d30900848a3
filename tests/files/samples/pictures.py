"""Pictures, by Pillow or by hand."""

import io
import struct
import zlib

from PIL import Image


def png(width: int = 40, height: int = 30) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "PNG")
    return out.getvalue()


def jpg(*, with_place: bool = False) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    if with_place:
        exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 2.0, 0.0)})
    Image.effect_noise((64, 48), 60).save(out, "JPEG", exif=exif)
    return out.getvalue()


def other(form: str) -> bytes:
    """A picture of another kind: GIF, TIFF, BMP, WEBP, JPEG2000."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, form)
    return out.getvalue()


def moving_png() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A small file whose header promises an enormous picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\x00")) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
