"""Kartverket's real file for Elverum, where the machine has it; tests on it are only defined there."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(os.environ.get("CITIZEN_SHARED_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
ELVERUM = _FOLDER / "matrikkelen-adresse-3420-elverum.csv"
HAS_ELVERUM = ELVERUM.is_file()
