"""Large workbooks are made beside the pages: by one maker at a time, whole or not at all, and gone after a while."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import openpyxl
import pytest
import sqlalchemy as sa
from flask import current_app

from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.exports import access
from citizen.exports.actions import file_of, make_due_files, making, remove_old_files, workbooks
from citizen.exports.actions.making import ClaimLost, claim_next, make
from citizen.exports.models import FileOrder
from tests import factories as a
from tests.exports.fetching import PURPOSE
from tests.factories.files import an_order
from tests.town import a_town


@pytest.fixture
def town(app):
    return a_town(Phase.PROPOSING, with_round=False)


@pytest.fixture
def hanne(town):
    return a.a_person_with_role(town.place, Role.STAFF)


def settings():
    return current_app.config["CITIZEN"]


def waiting(town, hanne) -> FileOrder:
    return an_order(town.place, town.process, hanne, file_format="xlsx", in_background=True)


def stored(order: FileOrder) -> FileOrder:
    db.session.rollback()  # what was read in a transaction is seen as it was then
    return db.session.get_one(FileOrder, order.id, populate_existing=True)


def files_of(order: FileOrder) -> list[str]:
    folder = settings().folder_of_files
    return [path.name for path in folder.iterdir() if path.name.startswith(order.public_id)]


def change(order: FileOrder, **values: object) -> None:
    with transaction() as session:
        session.execute(sa.update(FileOrder).where(FileOrder.id == order.id).values(**values))


def address(town, order: FileOrder) -> str:
    return f"/nb/stab/{town.place.slug}/eksport/bestilling/{order.public_id}"


def test_a_large_workbook_is_followed_on_its_page_and_then_fetched(client, town, hanne, monkeypatch):
    monkeypatch.setattr(access, "MOST_ROWS_AT_ONCE", 1)
    client.log_in(hanne)
    page = f"/nb/stab/{town.place.slug}/eksport/{town.process.slug}/proposals"
    answer = client.send(page, {"purpose": PURPOSE, "format": "xlsx"})
    assert answer.status_code == 303
    where = answer.headers["Location"]
    coming = client.get(where)
    assert 'http-equiv="refresh"' in coming.text
    assert "Filen venter på tur" in coming.text
    assert client.get(f"{where}/fil").headers["Location"] == where
    (line,) = make_due_files(settings())
    assert line.endswith(": 3 rows")
    ready = client.get(where)
    assert "Filen er klar" in ready.text
    assert "refresh" not in ready.text
    (order,) = db.session.scalars(sa.select(FileOrder))
    file = client.get(f"{where}/fil", buffered=True)
    assert file.data == file_of(settings(), order).read_bytes()
    assert hashlib.sha256(file.data).hexdigest() == order.sha256


def test_while_it_is_made_the_page_says_how_far_it_has_come(client, town, hanne):
    order = waiting(town, hanne)
    change(order, state="being-made", claim="x", beat_at=order.ordered_at, rows_total=1_000_000, rows_done=250_000)
    client.log_in(hanne)
    page = client.page(address(town, order))
    assert "250 000 av 1 000 000 rader" in page.text.replace("\xa0", " ")
    assert (page.all("progress")[0]["value"], page.all("progress")[0]["max"]) == ("250000", "1000000")


def test_a_download_that_broke_off_goes_on_where_it_stopped(client, town, hanne):
    order = waiting(town, hanne)
    list(make_due_files(settings()))
    client.log_in(hanne)
    where = f"{address(town, order)}/fil"
    whole = client.get(where, buffered=True)
    tag = whole.headers["ETag"]
    rest = client.get(where, headers={"Range": "bytes=1000-", "If-Range": tag}, buffered=True)
    assert rest.status_code == 206
    assert whole.data == whole.data[:1000] + rest.data
    anew = client.get(where, headers={"Range": "bytes=1000-", "If-Range": '"another"'}, buffered=True)
    assert (anew.status_code, anew.data) == (200, whole.data)
    with client.get(where, headers={"If-None-Match": tag}) as unchanged:
        assert unchanged.status_code == 304


def test_two_makers_never_make_the_same_file(app, town, hanne):
    orders = [waiting(town, hanne) for _one in range(6)]
    lines: list[str] = []

    def work() -> None:
        with app.app_context():
            lines.extend(make_due_files(settings(), 10))
            db.session.remove()

    makers = [threading.Thread(target=work) for _one in range(2)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert sorted(line.split()[3].rstrip(":") for line in lines) == sorted(order.public_id for order in orders)
    assert {stored(order).state for order in orders} == {"made"}
    assert {stored(order).tries for order in orders} == {1}


def test_a_maker_that_was_thought_dead_lets_go(app, town, hanne):
    order = waiting(town, hanne)
    slow = claim_next()
    assert slow is not None
    assert claim_next() is None, "it is being made"
    change(order, beat_at=order.ordered_at - making.STALE_AFTER - timedelta(seconds=1))
    quick = claim_next()
    assert quick is not None
    assert quick.name != slow.name
    with pytest.raises(ClaimLost):
        make(settings(), slow)
    assert make(settings(), quick) == 3
    assert stored(order).state == "made"
    assert files_of(order) == [f"{order.public_id}.xlsx"]


KILLED = """
import os, signal, sys
from citizen.exports.actions import workbooks
write = workbooks._write_cells
def write_and_die(sheet, number, row):
    write(sheet, number, row)
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
workbooks._write_cells = write_and_die
from citizen.cli import main
main(["files", "make-due"])
"""


def test_a_maker_that_is_killed_leaves_a_file_that_another_makes(app, town, hanne, database):
    order = waiting(town, hanne)
    environment = {
        **os.environ,
        "CITIZEN_DATABASE_URL": database.url,
        "CITIZEN_KEYS_DIR": str(settings().keys_dir),
    }
    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert stored(order).state == "being-made"
    assert list(make_due_files(settings())) == [], "its claim still holds"
    assert len(files_of(order)) == 1, "the folder of the one that was killed"
    change(order, beat_at=order.ordered_at - making.STALE_AFTER - timedelta(seconds=1))
    (line,) = make_due_files(settings())
    assert line.endswith(": 3 rows")
    remove_old_files(settings())
    assert files_of(order) == [f"{order.public_id}.xlsx"]
    sheet = openpyxl.load_workbook(file_of(settings(), order))["data"]
    assert sheet.max_row == 4


def test_what_fails_again_and_again_is_given_up_and_said(client, town, hanne, monkeypatch):
    order = waiting(town, hanne)

    def fail(*_args):
        raise OSError("no room")

    monkeypatch.setattr(making, "write_workbook", fail)
    for _try in range(making.MOST_TRIES):
        with pytest.raises(OSError, match="no room"):
            list(make_due_files(settings()))
        change(order, beat_at=order.ordered_at - making.STALE_AFTER - timedelta(seconds=1))
    assert list(make_due_files(settings())) == []
    assert stored(order).state == "failed"
    client.log_in(hanne)
    assert "kunne ikke lages" in client.page(address(town, order)).text


def test_files_are_removed_when_their_time_is_over_and_the_log_stays(client, town, hanne):
    order = waiting(town, hanne)
    list(make_due_files(settings()))
    assert remove_old_files(settings()) == 0
    assert file_of(settings(), order).is_file()
    change(order, expires_at=order.ordered_at)
    assert remove_old_files(settings()) == 1
    assert not file_of(settings(), order).exists()
    assert stored(order).purpose == PURPOSE
    client.log_in(hanne)
    assert client.get(f"{address(town, order)}/fil").status_code == 303


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(app, town, tmp_path, monkeypatch):
    from citizen.domain.datasets import DATASETS
    from citizen.exports.actions import internal, write_workbook
    from citizen.exports.queries import Subject

    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    contents = internal(DATASETS["proposals"], Subject(town.place, town.process))
    assert write_workbook(contents, tmp_path / "ut.xlsx") == 3
    book = openpyxl.load_workbook(tmp_path / "ut.xlsx")
    assert [(sheet.title, sheet.max_row) for sheet in book][:2] == [("data", 3), ("data 2", 2)]


def test_columns_are_as_wide_as_what_stands_in_them(app, town, tmp_path):
    from citizen.domain.datasets import DATASETS
    from citizen.exports.actions import internal, write_workbook
    from citizen.exports.queries import Subject

    contents = internal(DATASETS["proposals"], Subject(town.place, town.process))
    write_workbook(contents, tmp_path / "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["data"]
    widths = {n: one.width for one in sheet.column_dimensions.values() for n in range(one.min, one.max + 1)}
    texts = [(cell.column, len(cell.value)) for row in sheet for cell in row if isinstance(cell.value, str)]
    assert len(widths) == sheet.max_column
    assert all(widths[column] >= min(length, 60) for column, length in texts)


def test_the_watch_of_rounds_makes_files_beside_its_own_work(app, town, hanne, database):
    order = waiting(town, hanne)
    environment = {
        **os.environ,
        "CITIZEN_DATABASE_URL": database.url,
        "CITIZEN_KEYS_DIR": str(settings().keys_dir),
    }
    watch = subprocess.Popen(
        [sys.executable, "-c", "from citizen.cli import main; main(['rounds', 'watch'])"], env=environment
    )
    try:
        until = time.monotonic() + 30
        while stored(order).state != "made" and time.monotonic() < until:
            time.sleep(0.2)
            db.session.remove()
        assert stored(order).state == "made"
    finally:
        watch.terminate()
        assert watch.wait(20) == 0
