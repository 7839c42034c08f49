"""How quick `citizen roads import` is on a real municipality's file, database and all."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.collisions import ELVERUM
from bench.measure import Measure

CITIZEN = Path(sys.executable).with_name("citizen")
NUMBER = "3420"


def run() -> list[Measure]:
    """The import of Elverum's 10,871 addresses as a command, and a start of the same command that does nothing."""
    if not ELVERUM.is_file():
        return [Measure("citizen roads import, Elverum", "the file is not here", "set CITIZEN_SHARED_DATA")]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "CITIZEN_ENV": "demo",
            "CITIZEN_DATABASE_URL": f"sqlite:///{folder}/citizen.db",
            "CITIZEN_KEYS_DIR": f"{folder}/keys",
        }

        def seconds(*command: str) -> float:
            start = time.perf_counter()
            subprocess.run([str(CITIZEN), *command], env=environment, check=True, capture_output=True)
            return time.perf_counter() - start

        seconds("database", "upgrade")
        subprocess.run([sys.executable, "-c", MAKE_PLACE], env=environment, check=True)
        idle = seconds("users", "list", "--municipality", NUMBER)
        first = seconds("roads", "import", str(ELVERUM), "--municipality", NUMBER)
        again = seconds("roads", "import", str(ELVERUM), "--municipality", NUMBER)
    return [
        Measure(
            "citizen roads import, Elverum, 10,871 addresses",
            f"{first:.2f} s",
            f"an idle start {idle:.2f} s",
            f"{first / idle:.1f}",
        ),
        Measure("the same file once more", f"{again:.2f} s", f"an idle start {idle:.2f} s", f"{again / idle:.1f}"),
    ]


MAKE_PLACE = f"""
from citizen.app import create_app
from citizen.municipalities.actions import MunicipalityTexts, set_up_municipality
with create_app().app_context():
    set_up_municipality(MunicipalityTexts("{NUMBER}", "Elverum", "elverum", "nb", "skog", "veg", "", ""), [])
"""

if __name__ == "__main__":
    for line in run():
        print(line)
