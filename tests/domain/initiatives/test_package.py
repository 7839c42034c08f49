"""The file for the council."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

from citizen.domain.initiatives.package import PackageFacts, build_package, hash_of_list
from citizen.domain.initiatives.sealed_signatures import Signature
from citizen.domain.initiatives.threshold import CouncilKind

FACTS = PackageFacts(
    "Fjordsund", CouncilKind.MUNICIPALITY, "=Bygg {nå}", "Gangvei.", "For barna.",
    2, date(2026, 11, 23), date(2027, 5, 23),
)  # fmt: skip
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SIGNATURES = [
    Signature(2, '=HYPERLINK("x")', "Lidal", "login", NOON + timedelta(minutes=1)),
    Signature(1, 'Bo "B;B"\nNes', "Øyrane", "declaration", NOON),
]


def files_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_list_opens_in_an_office_and_holds_no_formula():
    listed = files_of(build_package(FACTS, SIGNATURES))["underskrifter.csv"]
    rows = list(csv.reader(io.StringIO(listed.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[:3] for row in rows[1:]] == [["1", 'Bo "B;B"\nNes', "Øyrane"], ["2", '\'=HYPERLINK("x")', "Lidal"]]


def test_the_sheet_says_how_many_and_the_hashes_in_both_forms():
    files = files_of(build_package(FACTS, SIGNATURES))
    sheet = files["LES-MEG.txt"].decode()
    for words in ("Antall underskrifter: 2 (grensen var 2)", "Talet på underskrifter: 2 (grensa var 2)", "23.05.2027"):
        assert words in sheet
    for name in ("underskrifter.csv", "forslag.txt"):
        assert sheet.count(hashlib.sha256(files[name]).hexdigest()) == 2
    assert hash_of_list(SIGNATURES) in sheet
    assert "=Bygg {nå}" in sheet


def test_the_same_initiative_gives_the_same_bytes():
    assert build_package(FACTS, SIGNATURES) == build_package(FACTS, SIGNATURES[::-1])
