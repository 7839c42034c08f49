"""Check that the lock files name no place that packages come from, so that a municipality's own mirror works."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCKS = ("requirements.lock", "requirements-node.lock")


def faults() -> list[str]:
    """Sentences that say what is wrong; empty when all is well."""
    found = []
    for name in PYTHON_LOCKS:
        text = (ROOT / name).read_text("utf-8")
        if "://" in text or "--index" in text:
            found.append(f"{name} names where packages come from")
        pins = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
        if not pins or len(re.findall(r"^\s+--hash=sha256:", text, re.MULTILINE)) < len(pins):
            found.append(f"{name} pins a package without its hash")
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for name, package in packages.items():
        if "resolved" in package:
            found.append(f"package-lock.json says where {name} comes from")
        if name and not package.get("integrity"):
            found.append(f"package-lock.json pins {name} without its hash")
    return found


if __name__ == "__main__":
    print("\n".join(faults()) or "The lock files name no registry, and every package has its hash.")
    sys.exit(1 if faults() else 0)
