"""Pictures that people send: made anew, so that no position, no comment and no second file hides in them."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from citizen.domain.picture_parts import is_overfull

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""What is read. SVG is a program and not a picture; whatever else Pillow knows is not needed."""
LARGEST_FILE = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""Known from the first bytes, before anything is unpacked: a small file can hold a picture that fills the memory."""
MOST_PIXELS_UNPACKED = 25_000_000
"""A plain JPEG is unpacked at a fraction of its size; the others take all the memory that their pixels need."""
LONGEST_SIDE = 1600
LONGEST_SMALL_SIDE = 480
SHORTEST_SIDE = 16
QUALITY = 82
QUICK = 3
"""How hard the encoder tries (0 to 6): more makes the file hardly smaller and keeps a worker busy."""
TURNED = 0x0112
"""The field in which a camera says how it was held: the only one that is looked at, to turn the picture upright."""


class PictureRefusal(StrEnum):
    """Why a file can't be shown as a picture."""

    TOO_LARGE = "picture-too-large"
    NO_PICTURE = "picture-none"
    TOO_MANY_PIXELS = "picture-too-many-pixels"
    TOO_SMALL = "picture-too-small"


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture in two sizes, as WebP."""

    content: bytes = field(repr=False)
    small: bytes = field(repr=False)
    width: int
    height: int


def remake(sent: bytes) -> Remade | PictureRefusal:
    """The picture drawn anew from its pixels alone; only these are kept of what was sent."""
    from PIL import Image, UnidentifiedImageError

    if len(sent) > LARGEST_FILE:
        return PictureRefusal.TOO_LARGE
    if is_overfull(sent):
        return PictureRefusal.NO_PICTURE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limits warn; ours refuse
            with Image.open(io.BytesIO(sent), formats=FORMATS) as picture:
                if refusal := _refuse_size(picture):
                    return refusal
                upright = _upright(picture)
                return Remade(_webp(upright, LONGEST_SIDE), _webp(upright, LONGEST_SMALL_SIDE), *_size_of(upright))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError):
        return PictureRefusal.NO_PICTURE
    except (IndexError, KeyError, TypeError, OverflowError, MemoryError):  # what broken files do to its decoders
        return PictureRefusal.NO_PICTURE


def _refuse_size(picture: Picture) -> PictureRefusal | None:
    is_shrunk = picture.format == "JPEG" and not picture.info.get("progressive")
    most = MOST_PIXELS if is_shrunk else MOST_PIXELS_UNPACKED
    if picture.width * picture.height > most:
        return PictureRefusal.TOO_MANY_PIXELS
    return PictureRefusal.TOO_SMALL if min(picture.size) < SHORTEST_SIDE else None


def _upright(picture: Picture) -> Picture:
    """The first frame, its colours plain, turned as the camera was held, and no larger than it is shown."""
    from PIL import Image, ImageOps

    if picture.format == "JPEG":
        picture.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))  # unpacks no more pixels than are needed
    turn = picture.getexif().get(TURNED, 1)
    has_holes = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA" if has_holes else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())  # no info, no profile, no comment goes along
    bare.getexif()[TURNED] = turn
    return ImageOps.exif_transpose(bare)


def _webp(picture: Picture, longest: int) -> bytes:
    from PIL import Image

    sized = picture.copy()
    sized.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    sized.save(out, "WEBP", quality=QUALITY, method=QUICK, exif=b"", icc_profile=b"", xmp=b"")
    return out.getvalue()


def _size_of(picture: Picture) -> tuple[int, int]:
    return picture.width, picture.height
