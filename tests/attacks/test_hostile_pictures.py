"""Pictures that are none, or more than one bargained for: refused in a moment, and nothing of them goes along."""

from __future__ import annotations

import io
import time
import zlib

import pytest
from PIL import Image

from citizen.pictures import PictureRefusal, Remade, remake
from tests.attacks.pictures import (
    a_chunk,
    a_picture,
    a_png_of,
    from_a_phone,
    with_chunks,
    with_parts,
    with_scans,
)

A_MOMENT = 3.0
MANY = 900_000
PACKED_PROFILE = a_chunk(b"iCCP", b"a\0\0" + zlib.compress(b"x" * 1_000_000))
BOMBS = {
    "scans": lambda: with_scans(100_000),
    "small parts": lambda: with_parts(a_picture(), b"\xff\xfe\x00\x02", MANY),
    "marks and nothing": lambda: with_parts(a_picture(), b"\xff", 11_000_000),
    "escaped marks": lambda: with_parts(a_picture(), b"\xff\x00", 5_500_000),
    "marks that stand in scans": lambda: with_parts(a_picture(), b"\xff\xd0", 5_500_000),
    "profiles": lambda: with_chunks(a_picture("PNG"), PACKED_PROFILE, 8_000),
    "small chunks": lambda: with_chunks(a_picture("PNG"), a_chunk(b"prVt", b""), MANY),
    "chunks without a length": lambda: a_picture("PNG")[:33] + b"\0" * 11_000_000,
    "a large side": lambda: a_png_of(65_500),
    "a side beyond numbers": lambda: a_png_of(2**31 - 1),
    "nothing packed well": lambda: a_png_of(6_000, zlib.compress(b"\0" * 100_000_000)),
}
NO_PICTURES = {
    "nothing": b"",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "page": b"<!doctype html><script>alert(1)</script>",
    "document": b"%PDF-1.7\n%%EOF",
    "program": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
    "icon": b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0h\4\0\0\x16\0\0\0",
    "begins as a photograph": b"\xff\xd8\xff\xe0<script>alert(1)</script>",
    "begins as a chart": b"\x89PNG\r\n\x1a\n<script>",
    "half": a_picture()[:400],
    "bitmap": a_picture("BMP"),
    "tiff": a_picture("TIFF"),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_small_file_keeps_no_worker_busy(bomb):
    sent = bomb()
    began = time.monotonic()
    assert isinstance(remake(sent), PictureRefusal)
    assert time.monotonic() - began < A_MOMENT


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused(content):
    assert remake(content) is PictureRefusal.NO_PICTURE


@pytest.mark.parametrize(
    "how", [{}, {"progressive": True}, {"restart_marker_blocks": 1}], ids=["plain", "in scans", "marks"]
)
def test_an_honest_photograph_is_taken_with_all_that_phones_put_into_it(how):
    remade = remake(from_a_phone(**how))
    assert isinstance(remade, Remade)
    assert (remade.width, remade.height) == (1600, 1067)
    assert b"fabrikk" not in remade.content
    assert b"Thumb" not in remade.content


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "I;16"), ("PNG", "1"), ("PNG", "LA"), ("PNG", "P"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGBA")],
)
def test_pictures_of_every_depth_are_taken(kind, mode):
    assert isinstance(remake(a_picture(kind, mode=mode)), Remade)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "MPO"])
def test_of_pictures_that_move_the_first_is_kept(kind):
    out = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), (number, 0, 0)) for number in range(200)]
    frames[0].save(out, kind, save_all=True, append_images=frames[1 : 20 if kind == "MPO" else None])
    remade = remake(out.getvalue())
    assert isinstance(remade, Remade)
    with Image.open(io.BytesIO(remade.content)) as kept:
        assert getattr(kept, "n_frames", 1) == 1


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"%PDF-1.7 hidden %%EOF", b"PK\x03\x04hidden"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_second_file_behind_the_picture_is_left_out(kind, tail):
    remade = remake(a_picture(kind) + tail)
    assert isinstance(remade, Remade)
    assert tail not in remade.content
    assert tail not in remade.small


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*" + b"\xff" * 500])
def test_what_a_camera_says_wrongly_breaks_nothing(exif):
    assert isinstance(remake(a_picture(exif=exif)), Remade)
