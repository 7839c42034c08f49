"""A site for each campaign, how long it lasts, and the seed that it can be run again with."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.site import Site

MINUTES = "CITIZEN_FAULTS_MINUTES"
SEED = "CITIZEN_FAULTS_SEED"


collect_ignore = [] if os.environ.get("CITIZEN_TEST_POSTGRESQL") else ["test_campaigns_on_postgresql.py"]


@pytest.fixture
def seed() -> int:
    """Printed, so that a failure can be looked for once more; processes and threads keep times of their own."""
    drawn = int(os.environ.get(SEED) or secrets.randbelow(10**9))
    print(f"{SEED}={drawn}")
    return drawn


@pytest.fixture
def seconds() -> float:
    """How long a campaign lasts: short for everyday, long on demand."""
    return float(os.environ[MINUTES]) * 60 if os.environ.get(MINUTES) else 6


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    with site.app.app_context():
        yield site
    site.remove()
