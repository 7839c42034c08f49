"""The files about roads and the names that were proposed for them."""

from __future__ import annotations

from citizen.domain.datasets.columns import ROAD, Column, Dataset

ABOUT_ROADS = (
    Dataset(
        "roads",
        1,
        "Veiene i runden",
        "Vegane i runden",
        (
            *ROAD,
            Column(
                "likhet",
                "identical: samme navn; sound-alike: høres eller ser likt ut; same-stem: samme førsteledd",
                "identical: same namn; sound-alike: høyrest eller ser likt ut; same-stem: same førsteledd",
            ),
            Column("ligner_paa", "Navnet på den andre veien", "Namnet på den andre vegen"),
            Column(
                "grunn_nb",
                "Regnestykket bak hvem som beholder navnet, på bokmål",
                "Reknestykket bak kven som beheld namnet, på bokmål",
            ),
            Column(
                "grunn_nn",
                "Regnestykket bak hvem som beholder navnet, på nynorsk",
                "Reknestykket bak kven som beheld namnet, på nynorsk",
            ),
            Column(
                "handling",
                "rename: nytt navn; absorb: blir en del av naboveien; split: deles i to",
                "rename: nytt namn; absorb: blir ein del av nabovegen; split: blir delt i to",
            ),
            Column("gaar_inn_i", "Naboveien som veien blir en del av", "Nabovegen som vegen blir ein del av"),
        ),
        about_roads=True,
    ),
    Dataset(
        "proposals",
        1,
        "Navneforslagene",
        "Namneforslaga",
        (
            *ROAD,
            Column("foreslaatt_navn", "Navnet som er foreslått", "Namnet som er føreslått"),
            Column("begrunnelse", "Begrunnelsen, slik den ble skrevet", "Grunngivinga, slik ho blei skriven"),
            Column(
                "forslagsstiller",
                "Slik forslagsstilleren valgte å bli vist; tomt er uten navn",
                "Slik forslagsstillaren valde å bli vist; tomt er utan namn",
            ),
            Column("foreslaatt_dato", "Dagen forslaget kom, ÅÅÅÅ-MM-DD", "Dagen forslaget kom, ÅÅÅÅ-MM-DD"),
            Column(
                "stotte",
                "Antall som støtter forslaget, forslagsstilleren medregnet",
                "Talet på dei som støttar forslaget, forslagsstillaren medrekna",
            ),
            Column("paa_stemmeseddel", "ja eller nei", "ja eller nei"),
            Column(
                "forslag_id",
                "Forslagets id i adressen på nettstedet",
                "Id-en til forslaget i adressa på nettstaden",
            ),
        ),
        about_roads=True,
    ),
)
