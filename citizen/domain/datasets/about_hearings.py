"""The file about what the municipality did with the answers to a hearing."""

from __future__ import annotations

from citizen.domain.datasets.columns import HEARING, MUNICIPALITY, PROCESS, Column, Dataset

ABOUT_HEARINGS = (
    Dataset(
        "hearing-outcomes",
        1,
        "Hva kommunen gjorde med høringssvarene",
        "Kva kommunen gjorde med høyringssvara",
        (
            MUNICIPALITY,
            PROCESS,
            Column(
                "versjon",
                "1 er det som først ble sagt; det høyeste gjelder",
                "1 er det som først blei sagt; det høgste gjeld",
            ),
            Column("del", "Nummeret på delen; tomt er alle svarene", "Nummeret på delen; tomt er alle svara"),
            Column("overskrift_nb", "Overskriften på delen, på bokmål", "Overskrifta på delen, på bokmål"),
            Column("overskrift_nn", "Overskriften på delen, på nynorsk", "Overskrifta på delen, på nynorsk"),
            Column("tekst_nb", "Det kommunen gjorde, på bokmål", "Det kommunen gjorde, på bokmål"),
            Column("tekst_nn", "Det kommunen gjorde, på nynorsk", "Det kommunen gjorde, på nynorsk"),
            Column("saksnummer", "Nummeret på saken", "Nummeret på saka"),
            Column("saksadresse", "Adressen til saken på nettet", "Adressa til saka på nettet"),
            Column("publisert_dato", "Dagen det ble publisert, ÅÅÅÅ-MM-DD", "Dagen det blei publisert, ÅÅÅÅ-MM-DD"),
            Column("lovet_dato", "Dagen kommunen lovet å svare, ÅÅÅÅ-MM-DD", "Dagen kommunen lova å svare, ÅÅÅÅ-MM-DD"),
        ),
        only_kind=HEARING,
    ),
)
