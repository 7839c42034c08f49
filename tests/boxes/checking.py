"""Runs both checkers of a box: recount.py in an empty environment, and what `citizen verify` runs."""

from __future__ import annotations

import subprocess
import sys

from citizen.boxes import recount
from citizen.boxes.verifying import verify_box


def is_found_by_both(box):
    return run_recount(box.folder).returncode == 1 and failed(box.folder)


def failed(folder, **witnessed):
    return {finding.check for finding in verify_box(folder, **witnessed) if not finding.holds}


def run_recount(folder, root=None, language="nb", rules=None):
    """As anyone would: Python alone, with nothing installed."""
    command = [sys.executable, "-I", "-S", recount.__file__, str(folder), "--language", language]
    command += ["--root", root] if root else []
    command += ["--rules", rules] if rules else []
    utf8 = {"PYTHONUTF8": "1"}
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=utf8)
