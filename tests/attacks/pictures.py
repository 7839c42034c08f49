"""Files that say they are pictures, put together by hand."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

START_OF_SCAN, END_OF_IMAGE, OF_TABLES = b"\xff\xda", b"\xff\xd9", b"\xff\xc4"
AFTER_HEADER = 33
"""Where a PNG's second chunk begins."""
AFTER_SCREEN = 13
"""Where a GIF's first block begins, when it has no palette of its own before it."""


def a_picture(kind: str = "JPEG", side: int = 300, mode: str = "RGB", **how: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, kind, **how)  # type: ignore[arg-type] # what Pillow's writers take
    return out.getvalue()


def a_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def a_png_of(side: int, packed: bytes = b"") -> bytes:
    """A PNG that says it has this side, with little or nothing behind it."""
    header = a_chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + a_chunk(b"IDAT", packed or zlib.compress(b"")) + a_chunk(b"IEND", b"")


def with_chunks(png: bytes, chunk: bytes, times: int) -> bytes:
    return png[:AFTER_HEADER] + chunk * times + png[AFTER_HEADER:]


def with_parts(jpeg: bytes, part: bytes, times: int) -> bytes:
    return jpeg[:2] + part * times + jpeg[2:]


def with_scans(times: int, side: int = 300) -> bytes:
    """A progressive JPEG whose last scan is there so many times more: each goes over the whole picture."""
    plain = a_picture(side=side, mode="L", progressive=True)
    last = plain.rindex(START_OF_SCAN)
    return plain[: -len(END_OF_IMAGE)] + plain[last : -len(END_OF_IMAGE)] * times + END_OF_IMAGE


def from_a_phone(**how: object) -> bytes:
    """A large photograph with what phones put beside it: a small picture within, and a film behind it."""
    photo = Image.effect_noise((3000, 2000), 60).convert("RGB")
    exif = photo.getexif()
    exif[0x010F] = "En fabrikk"
    exif.get_ifd(0x8825)[2] = (59.0, 10.0, 5.0)
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=exif, icc_profile=b"p" * 3000, quality=90, **how)  # type: ignore[arg-type] # as above
    within = a_picture(side=160)
    small = b"\xff\xe1" + struct.pack(">H", len(within) + 8) + b"Thumb\0" + within
    return with_parts(out.getvalue(), small, 1) + START_OF_SCAN * 5000
