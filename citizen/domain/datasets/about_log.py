"""The file about what was done on behalf of the municipality: for its own staff alone."""

from __future__ import annotations

from citizen.domain.datasets.columns import MUNICIPALITY, Column, Dataset

ABOUT_LOG = (
    Dataset(
        "log",
        1,
        "Loggen over det ansatte har gjort",
        "Loggen over det tilsette har gjort",
        (
            MUNICIPALITY,
            Column("tid", "Når det ble gjort, med tidssone", "Når det blei gjort, med tidssone"),
            Column("handling", "Koden for det som ble gjort", "Koden for det som blei gjort"),
            Column(
                "bruker_id",
                "Bruker-ID til den som gjorde det; tomt for kommandoer og slettede kontoer",
                "Brukar-ID til den som gjorde det; tomt for kommandoar og sletta kontoar",
            ),
            Column("navn", "Navnet personen har valgt å vise", "Namnet personen har valt å vise"),
            Column("side", "Siden det gjelder, uten målform", "Sida det gjeld, utan målform"),
            Column("hvorfor", "Grunnen som ble oppgitt", "Grunnen som blei oppgitt"),
            Column("detaljer", "Korte opplysninger, som JSON", "Korte opplysningar, som JSON"),
        ),
        of_municipality=True,
        is_open=False,
    ),
)
