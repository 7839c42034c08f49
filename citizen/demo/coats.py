"""The coats of arms that the demonstration votes on: drawn here, and borne by nobody."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw

Point = tuple[float, float]
Pen = ImageDraw.ImageDraw

WIDTH, HEIGHT = 600, 720
FINER = 3
"""Drawn so much larger and made smaller again, which makes the edges smooth."""
BLUE, RED, GREEN, SILVER, GOLD, EDGE = "#1d4f91", "#b3202c", "#1f6b3a", "#f2f4f5", "#f2b51d", "#20262b"
EDGE_WIDTH, MARGIN = 12, 6
STEPS = 60


def draw_coat(name: str) -> bytes:
    """The coat of this name as a PNG. Raises KeyError for a name that no coat has."""
    field, charge = COATS[name]
    size = (WIDTH * FINER, HEIGHT * FINER)
    shield = Image.new("RGB", size, field)
    charge(ImageDraw.Draw(shield))
    outline = [(x * FINER, y * FINER) for x, y in _shield()]
    ImageDraw.Draw(shield).line([*outline, *outline[:2]], fill=EDGE, width=EDGE_WIDTH * FINER, joint="curve")
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    coat = Image.new("RGBA", size, (0, 0, 0, 0))
    coat.paste(shield, mask=mask)
    out = io.BytesIO()
    coat.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _shield() -> list[Point]:
    """Straight above, and round towards the point below."""
    left, right, top, turn, foot = MARGIN, WIDTH - MARGIN, MARGIN, HEIGHT * 0.5, HEIGHT - MARGIN
    middle = WIDTH / 2
    half = [_on_curve((right, turn), (right, HEIGHT * 0.83), (middle, foot), step / STEPS) for step in range(STEPS + 1)]
    return [(left, top), (right, top), *half, *((WIDTH - x, y) for x, y in reversed(half))]


def _on_curve(start: Point, pulled: Point, end: Point, share: float) -> Point:
    rest = 1 - share
    x, y = (
        rest * rest * a + 2 * rest * share * b + share * share * c for a, b, c in zip(start, pulled, end, strict=True)
    )
    return x, y


def _fill(pen: Pen, points: Sequence[Point], colour: str) -> None:
    pen.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)


def _waves(pen: Pen) -> None:
    """Three waves, one under the other."""
    for middle in (150, 290, 430):
        upper = [(x, middle + 28 * math.sin(x / WIDTH * 6 * math.pi)) for x in range(0, WIDTH + 1, 5)]
        _fill(pen, [*upper, *((x, y + 62) for x, y in reversed(upper))], SILVER)


def _boat(pen: Pen) -> None:
    """A boat with a square sail, its stems high."""
    keel = [_on_curve((90, 380), (300, 680), (510, 380), step / STEPS) for step in range(STEPS + 1)]
    rail = [_on_curve((510, 380), (300, 500), (90, 380), step / STEPS) for step in range(STEPS + 1)]
    _fill(pen, [*keel, *rail], GOLD)
    _fill(pen, [(291, 120), (309, 120), (309, 440), (291, 440)], GOLD)
    side = [_on_curve((450, 160), (490, 260), (440, 360), step / STEPS) for step in range(STEPS + 1)]
    _fill(pen, [(150, 160), *side, *((WIDTH - x, y) for x, y in reversed(side))], GOLD)


def _spruces(pen: Pen) -> None:
    """Three spruces: two above, and one below between them."""
    for middle, foot, scale in ((165, 370, 0.8), (435, 370, 0.8), (300, 610, 0.8)):
        left, right = middle - 14, middle + 14
        _fill(pen, [(left, foot - 50), (right, foot - 50), (right, foot), (left, foot)], SILVER)
        for storey in range(3):
            base, half = foot - 45 - storey * 85 * scale, (120 - storey * 28) * scale
            _fill(pen, [(middle - half, base), (middle + half, base), (middle, base - 150 * scale)], SILVER)


COATS: dict[str, tuple[str, Callable[[Pen], None]]] = {
    "waves": (BLUE, _waves),
    "boat": (RED, _boat),
    "spruces": (GREEN, _spruces),
}
"""The colour of the field, and what is drawn on it."""
