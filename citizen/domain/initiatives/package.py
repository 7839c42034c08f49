"""The file that goes to the council: the text, the list of signatures, and a sheet that says how many and of what hash.

The same initiative gives the same bytes each time, so that two copies can be compared.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from citizen.domain.initiatives.sealed_signatures import Signature
from citizen.domain.initiatives.threshold import CouncilKind
from citizen.domain.office_csv import encode_rows

TEXT_FILE, LIST_FILE, READ_ME_FILE = "forslag.txt", "underskrifter.csv", "LES-MEG.txt"
COLUMNS = ("nummer", "navn/namn", "tidligere/tidlegare kommune", "bosted/bustad", "underskrevet/underskrive (UTC)")
RESIDENCE_WORDS = {
    "login": "oppgitt av innloggingen / oppgitt av innlogginga",
    "declaration": "oppgitt av personen selv / oppgitt av personen sjølv",
}
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The time that each file in the archive bears, so that the archive is the same whenever it is made."""

READ_ME = """\
INNBYGGERFORSLAG TIL {place} {who} (bokmål; nynorsk nedenfor)

Forslag: {title}
Antall underskrifter: {count} (grensen var {threshold})
Overlevert: {handed_over}
{council} skal selv ta stilling til forslaget innen: {due} (kommuneloven § 12-1)

Filer:
{text_file}: hva forslaget går ut på, og hvorfor. SHA-256: {text_hash}
{list_file}: hvem som har skrevet under. SHA-256: {list_hash}

Navnene er personopplysninger som kan vise politisk syn. De er bare til bruk når {authority} behandler saken, og skal
ikke offentliggjøres. Bosted er det personen selv eller innloggingen har oppgitt. Ta stikkprøver hvis det er grunn til
det.

----------------------------------------------------------------------------------------------------------------

INNBYGGJARFORSLAG TIL {place} {who} (nynorsk)

Forslag: {title}
Talet på underskrifter: {count} (grensa var {threshold})
Overlevert: {handed_over}
{council} skal sjølv ta stilling til forslaget innan: {due} (kommunelova § 12-1)

Filer:
{text_file}: kva forslaget går ut på, og kvifor. SHA-256: {text_hash}
{list_file}: kven som har skrive under. SHA-256: {list_hash}

Namna er personopplysningar som kan vise politisk syn. Dei er berre til bruk når {authority} behandlar saka, og skal
ikkje offentleggjerast. Bustad er det personen sjølv eller innlogginga har oppgitt. Ta stikkprøver dersom det er grunn
til det.
"""


_WORDS = {
    CouncilKind.MUNICIPALITY: {"who": "KOMMUNE", "council": "Kommunestyret", "authority": "kommunen"},
    CouncilKind.COUNTY: {"who": "FYLKESKOMMUNE", "council": "Fylkestinget", "authority": "fylkeskommunen"},
}
"""The words that are the same in both language forms."""


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What the package says of the initiative."""

    place: str
    kind: CouncilKind
    title: str
    what: str
    why: str
    threshold: int
    handed_over_on: date
    due_on: date


def build_package(facts: PackageFacts, signatures: Sequence[Signature]) -> bytes:
    """The archive as bytes."""
    text = f"{facts.title}\n\n{facts.what}\n\n{facts.why}\n".replace("\n", "\r\n").encode()
    listed = list_of_signatures(signatures)
    read_me = READ_ME.format(
        place=facts.place,
        **_WORDS[facts.kind],
        title=facts.title,
        count=len(signatures),
        threshold=facts.threshold,
        handed_over=f"{facts.handed_over_on:%d.%m.%Y}",
        due=f"{facts.due_on:%d.%m.%Y}",
        text_file=TEXT_FILE,
        list_file=LIST_FILE,
        text_hash=hashlib.sha256(text).hexdigest(),
        list_hash=hashlib.sha256(listed).hexdigest(),
    )
    files = {READ_ME_FILE: read_me.replace("\n", "\r\n").encode(), TEXT_FILE: text, LIST_FILE: listed}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ALWAYS), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def list_of_signatures(signatures: Iterable[Signature]) -> bytes:
    """The list for an office, by the time of signing."""
    ordered = sorted(signatures, key=lambda one: (one.signed_at, one.name))
    rows = (
        (number, one.name, one.district, RESIDENCE_WORDS[one.residence_by], f"{one.signed_at:%Y-%m-%d %H:%M}")
        for number, one in enumerate(ordered, 1)
    )
    return "".join(encode_rows(COLUMNS, rows)).encode()


def hash_of_list(signatures: Iterable[Signature]) -> str:
    """SHA-256 of the list, as hexadecimal."""
    return hashlib.sha256(list_of_signatures(signatures)).hexdigest()
