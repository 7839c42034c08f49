"""House rules that a machine can read: sizes, exceptions, borrowed paths, and tables that equal their migrations."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
LONGEST_TEMPLATE = 120
MOST_EXCEPTIONS = 60
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "services", "managers", "misc"}


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def lines_of(file):
    return file.read_text("utf-8").count("\n")


def test_every_file_can_be_read_at_one_sitting():
    long = [
        f"{file.relative_to(ROOT)}: {lines_of(file)}"
        for file in tracked("*.py", "*.js", "*.css", "*.md")
        if lines_of(file) > LONGEST_FILE
    ]
    assert long == []


def test_every_template_is_short():
    long = [
        f"{file.relative_to(ROOT)}: {lines_of(file)}" for file in tracked("*.html") if lines_of(file) > LONGEST_TEMPLATE
    ]
    assert long == []


def test_no_file_is_named_after_nothing():
    assert [str(file) for file in tracked("*.py") if file.stem in NAMES_THAT_SAY_NOTHING] == []


def test_exceptions_to_the_rules_say_why_and_are_counted():
    marks = [
        (str(file.relative_to(ROOT)), line.strip())
        for file in tracked("citizen/*.py", "tools/*.py", "bench/*.py")
        for line in file.read_text("utf-8").splitlines()
        if "# noqa" in line or "# type: ignore" in line
    ]
    without_reason = [
        mark for mark in marks if not re.search(r"(noqa: [A-Z0-9, ]+ [—-] \w|type: ignore\[[\w, -]+\] # \w)", mark[1])
    ]
    assert without_reason == []
    assert len(marks) <= MOST_EXCEPTIONS


def test_nothing_that_is_committed_names_this_machine_or_a_registry():
    halves = (("/ro", "ot/"), ("/wo", "rk/"), ("pypi", ".org"), ("python", "hosted"), ("registry", ".npm"))
    borrowed = re.compile("|".join(re.escape("".join(half)) for half in halves) + r"|/home/\w+/")
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in tracked("*")
        if file.suffix not in (".png", ".woff2") and file != Path(__file__)
        for match in [borrowed.search(file.read_text("utf-8", "replace"))]
        if match
    ]
    assert found == []


def test_no_template_turns_off_escaping_or_writes_style_and_script_inline():
    forbidden = re.compile(
        r"\|\s*safe\b|autoescape false|Markup\(|\sstyle=|<style|<script(?![^>]*\bsrc=)"
        r"|\son(?:click|change|load|error|submit|input|focus|blur|key\w+|mouse\w+)="
    )
    found = [
        f"{file.name}: {m.group()}"
        for file in tracked("templates/*")
        if (m := forbidden.search(file.read_text("utf-8")))
    ]
    assert found == []


def test_no_query_is_put_together_from_text():
    """Statements are SQLAlchemy's; the few texts are constants. Migrations name tables, which no value can do."""
    found = [
        f"{file.relative_to(ROOT)}: {m.group()}"
        for file in tracked("citizen/*.py")
        for m in [re.search(r"(text|exec_driver_sql|execute)\(\s*f[\"']", file.read_text("utf-8"))]
        if m and file.name != "database.py" and file.parent.name != "versions"
    ]
    assert found == []


def test_only_transactions_commit():
    found = [
        str(file.relative_to(ROOT))
        for file in tracked("citizen/*.py")
        if ".commit()" in file.read_text("utf-8") and file.name != "database.py"
    ]
    assert found == []


def test_the_migrated_tables_are_those_of_the_models(app, tmp_path):
    """Compares the schema itself, since a check constraint is not seen by the comparison that Alembic makes."""
    from citizen.database import Base, db

    if db.engine.dialect.name != "sqlite":
        return  # PostgreSQL's tables come from the same migrations, whose schema is compared in SQLite's own words

    def tables(engine):
        query = (
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'idea_search%'"  # what SQLite searches by, which no model can say
        )
        with engine.connect() as connection:
            rows = connection.execute(sa.text(query)).all()
        return {name: normal(sql) for name, sql in rows if name != "alembic_version" and sql}

    def normal(sql):
        """What stands before, between and behind the outer brackets, in an order of no meaning."""
        flat = re.sub(r"[\s\"]+", " ", sql)
        parts = re.split(r",(?![^()]*\))", flat[flat.index("(") + 1 : flat.rindex(")")])
        return flat[: flat.index("(")].strip(), sorted(part.strip() for part in parts), flat[flat.rindex(")") :].strip()

    fresh = sa.create_engine(f"sqlite:///{tmp_path / 'fresh.db'}")
    Base.metadata.create_all(fresh)
    assert tables(db.engine) == tables(fresh)
