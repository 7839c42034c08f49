"""Add words to both catalogues at once, or check that they are complete.

python tools/words.py add FILE.tsv    lines of: msgid TAB bokmål TAB nynorsk (plural forms joined by |||)
python tools/words.py check           every text in the code has words in both forms, with the same holes
python tools/words.py unused          texts in the catalogues that the code no longer has; `drop` takes them out
"""

from __future__ import annotations

import fcntl
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nb", "nn")
HOLE = re.compile(r"%\((\w+)\)[sd]")


def catalogue_path(language: str) -> Path:
    return ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"


def load(language: str) -> polib.POFile:
    path = catalogue_path(language)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "citizen",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def save(catalogue: polib.POFile, language: str) -> None:
    """Sorted by message, without places in the code, so that two branches seldom meet on one line."""
    catalogue.sort(key=lambda entry: entry.msgid)
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))


def put(catalogue: polib.POFile, msgid: str, words: str) -> None:
    singular, _, plural = msgid.partition("|||")
    entry = catalogue.find(singular)
    if entry is None:
        entry = polib.POEntry(msgid=singular)
        catalogue.append(entry)
    if plural:
        entry.msgid_plural = plural
        one, _, many = words.partition("|||")
        entry.msgstr_plural = {0: one, 1: many}
    else:
        entry.msgstr = words


def add(file: Path) -> None:
    with (ROOT / "translations" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        rows = [line.rstrip("\n").split("\t") for line in file.read_text("utf-8").splitlines() if line.strip()]
        wrong = [row for row in rows if len(row) != 3 or not all(row)]
        if wrong:
            sys.exit(f"{file}: needs msgid, nb and nn between tabs: {wrong[0]}")
        for column, language in enumerate(LANGUAGES, start=1):
            catalogue = load(language)
            for row in rows:
                put(catalogue, row[0].replace("\\n", "\n"), row[column].replace("\\n", "\n"))
            save(catalogue, language)


def extracted() -> dict[str, polib.POEntry]:
    """What the code says now, as the extractor of Babel reads it."""
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / "messages.pot"
        extract = f"-q extract -F babel.cfg -k N_ -k NN_:1,2 --no-location -o {pot} citizen templates"
        pybabel = Path(sys.executable).with_name("pybabel")
        subprocess.run([str(pybabel), *extract.split()], cwd=ROOT, check=True)
        entries = {entry.msgid: entry for entry in polib.pofile(str(pot))}
    if not entries:
        sys.exit("The extractor found no texts at all: something is wrong with babel.cfg.")
    return entries


def forms_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def faults_of(language: str, wanted: dict[str, polib.POEntry]) -> list[str]:
    have = {entry.msgid: entry for entry in load(language)}
    faults = []
    for msgid, source in wanted.items():
        entry = have.get(msgid)
        if entry is None or "fuzzy" in entry.flags or not all(forms_of(entry)):
            faults.append(f"{language}: no words for {msgid!r}")
        elif bool(entry.msgid_plural) != bool(source.msgid_plural):
            faults.append(f"{language}: singular and plural do not match for {msgid!r}")
        elif any(set(HOLE.findall(form)) - holes_of(source) for form in forms_of(entry)):
            faults.append(f"{language}: unknown hole in the words for {msgid!r}")
        elif set(HOLE.findall(forms_of(entry)[-1])) != holes_of(source):
            faults.append(f"{language}: a hole is missing in the words for {msgid!r}")
    return faults


def holes_of(source: polib.POEntry) -> set[str]:
    return set(HOLE.findall(source.msgid)) | set(HOLE.findall(source.msgid_plural))


def check() -> None:
    wanted = extracted()
    faults = [fault for language in LANGUAGES for fault in faults_of(language, wanted)]
    print("\n".join(faults) or f"{len(wanted)} texts, complete in {' and '.join(LANGUAGES)}")
    sys.exit(1 if faults else 0)


def unused() -> None:
    wanted = extracted()
    left = sorted({entry.msgid for language in LANGUAGES for entry in load(language)} - set(wanted))
    print("\n".join(left) or "Every text of the catalogues is in use.")
    sys.exit(1 if left else 0)


def drop() -> None:
    """Take out of the catalogues what the code no longer says."""
    wanted = extracted()
    for language in LANGUAGES:
        catalogue = load(language)
        for entry in [entry for entry in catalogue if entry.msgid not in wanted]:
            catalogue.remove(entry)
        save(catalogue, language)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["add", file]:
            add(Path(file))
        case ["check"]:
            check()
        case ["unused"]:
            unused()
        case ["drop"]:
            drop()
        case _:
            sys.exit(__doc__)
