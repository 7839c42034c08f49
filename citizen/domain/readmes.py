"""What lies beside a file in its archive: a page in both language forms, and the version for machines."""

from __future__ import annotations

import json

from citizen.domain.datasets import Dataset
from citizen.domain.editions import TAKEN_OUT, Edition, columns_in

LICENCE = "https://data.norge.no/nlod/no/2.0"
LICENCE_NAME = "NLOD 2.0"

ABOUT = {
    "nb": (
        "CSV-filen er UTF-8 med merke i starten, semikolon mellom cellene, linjeslutt CRLF og desimalkomma. Tekst som"
        " kunne blitt en formel i et regneark, har fått ' foran. Datoer er ÅÅÅÅ-MM-DD, klokkeslett har tidssone."
        " JSON-filen har de samme radene, med tall som tall og uten ' foran. Kolonnene er forklart i kodebok.csv."
        " En kolonne skifter aldri navn eller innhold uten at versjonen øker."
    ),
    "nn": (
        "CSV-fila er UTF-8 med merke i starten, semikolon mellom cellene, linjeslutt CRLF og desimalkomma. Tekst som"
        " kunne blitt ein formel i eit rekneark, har fått ' framfor. Datoar er ÅÅÅÅ-MM-DD, klokkeslett har tidssone."
        " JSON-fila har dei same radene, med tal som tal og utan ' framfor. Kolonnane er forklarte i kodebok.csv."
        " Ei kolonne skiftar aldri namn eller innhald utan at versjonen aukar."
    ),
}
OF_EDITION = {
    Edition.INTERNAL: {
        "nb": (
            "Dette er den interne utgaven, med navnene som folk har valgt å vise. Den er hentet av en ansatt til et"
            " oppgitt formål. Bruk den bare til det, og slett den når du er ferdig."
        ),
        "nn": (
            "Dette er den interne utgåva, med namna som folk har valt å vise. Ho er henta av ein tilsett til eit"
            " oppgitt formål. Bruk ho berre til det, og slett ho når du er ferdig."
        ),
    },
    Edition.OPEN: {
        "nb": (
            "Dette er utgaven for alle. Folk står med pseudonym, som er et annet i hver fil. Telefonnumre,"
            f" e-postadresser og fødselsnumre er tatt ut av tekstene og erstattet med {TAKEN_OUT}. Grupper på under ti"
            f" er ikke med. Lisens: Norsk lisens for offentlige data ({LICENCE_NAME}), {LICENCE}."
        ),
        "nn": (
            "Dette er utgåva for alle. Folk står med pseudonym, som er eit anna i kvar fil. Telefonnummer,"
            f" e-postadresser og fødselsnummer er tekne ut av tekstane og bytte ut med {TAKEN_OUT}. Grupper på under ti"
            f" er ikkje med. Lisens: Norsk lisens for offentlege data ({LICENCE_NAME}), {LICENCE}."
        ),
    },
}


def readme_of(dataset: Dataset, about: str, edition: Edition) -> str:
    """LES-MEG.txt, first in bokmål and then in nynorsk, as an office reads text: with CRLF."""
    blocks = [
        f"{dataset.title_nb} ({about})",
        f"Versjon {dataset.version}.",
        OF_EDITION[edition]["nb"],
        ABOUT["nb"],
        "-" * 40,
        f"{dataset.title_nn} ({about})",
        f"Versjon {dataset.version}.",
        OF_EDITION[edition]["nn"],
        ABOUT["nn"],
    ]
    return "\ufeff" + "\r\n\r\n".join(blocks) + "\r\n"


def version_of(dataset: Dataset, about: str, edition: Edition) -> str:
    """versjon.json: what the file is, and the columns of this version."""
    content = {
        "dataset": dataset.name,
        "version": dataset.version,
        "about": about,
        "edition": edition.value,
        "licence": LICENCE if edition is Edition.OPEN else None,
        "title": {"nb": dataset.title_nb, "nn": dataset.title_nn},
        "columns": [column.name for column in columns_in(dataset, edition)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
