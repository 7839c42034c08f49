"""Runs several things in threads that begin together, each with its own session of the database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask

from citizen.database import db

LONGEST = 60


def at_once(app: Flask, jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each job returned, or the exception that it raised, in the order of the jobs."""
    outcomes: list[Any] = [None] * len(jobs)
    together = threading.Barrier(len(jobs))

    def run(number: int, job: Callable[[], Any]) -> None:
        with app.app_context():
            together.wait(timeout=LONGEST)
            try:
                outcomes[number] = job()
            except Exception as fault:  # noqa: BLE001 — whatever a job raises is its outcome, and the test's to judge
                outcomes[number] = fault
            finally:
                db.session.remove()

    db.session.commit()
    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=LONGEST)
    return outcomes
