"""The files about roads and the names that were proposed for them."""

from __future__ import annotations

from citizen.domain.datasets.columns import MUNICIPALITY, ROAD, Column, Dataset, InTheOpen

SUPPORT = (
    "Antall som støtter; grupper på under ti er ikke med, heller ikke en gruppe som kan regnes ut av summen",
    "Talet på dei som støttar; grupper på under ti er ikkje med, heller ikkje ei som kan reknast ut av summen",
)
OF_GROUP = (
    Column(
        "gruppe_kommunenummer",
        "Nummeret til den tidligere kommunen der de som støtter, bor",
        "Nummeret til den tidlegare kommunen der dei som støttar, bur",
    ),
    Column(
        "gruppe_kommune",
        "Den tidligere kommunen der de som støtter, bor",
        "Den tidlegare kommunen der dei som støttar, bur",
    ),
)
ONE_AND_OTHER = (("a", "første", "første"), ("b", "andre", "andre"))


def _one_road(letter: str, nb: str, nn: str) -> tuple[Column, ...]:
    """The columns about one of two roads."""
    return (
        Column(f"navn_{letter}", f"Navnet på den {nb} veien", f"Namnet på den {nn} vegen"),
        Column(
            f"kommunenummer_{letter}",
            f"Nummeret til kommunen som den {nb} veien lå i",
            f"Nummeret til kommunen som den {nn} vegen låg i",
        ),
        Column(
            f"kommune_{letter}",
            f"Navnet på kommunen som den {nb} veien lå i",
            f"Namnet på kommunen som den {nn} vegen låg i",
        ),
        Column(
            f"adressekode_{letter}",
            f"Den {nb} veiens kode i Matrikkelen",
            f"Koden til den {nn} vegen i Matrikkelen",
        ),
        Column(f"adresser_{letter}", f"Antall adresser på den {nb} veien", f"Talet på adresser på den {nn} vegen"),
    )


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
            Column(
                "begrunnelse",
                "Begrunnelsen, slik den ble skrevet",
                "Grunngivinga, slik ho blei skriven",
                InTheOpen.CLEANED,
            ),
            Column(
                "forslagsstiller",
                "Slik forslagsstilleren valgte å bli vist; tomt er uten navn",
                "Slik forslagsstillaren valde å bli vist; tomt er utan namn",
                InTheOpen.PSEUDONYM,
            ),
            Column("foreslaatt_dato", "Dagen forslaget kom, ÅÅÅÅ-MM-DD", "Dagen forslaget kom, ÅÅÅÅ-MM-DD"),
            Column(
                "stotte",
                "Antall som støtter forslaget, forslagsstilleren medregnet",
                "Talet på dei som støttar forslaget, forslagsstillaren medrekna",
            ),
            Column("paa_stemmeseddel", "ja når navnet kom på stemmeseddelen", "ja når namnet kom på røystesetelen"),
            Column(
                "forslag_id",
                "Forslagets id i adressen på nettstedet",
                "Id-en til forslaget i adressa på nettstaden",
            ),
        ),
        about_roads=True,
    ),
    Dataset(
        "supports",
        1,
        "Støtten til navneforslagene, etter tidligere kommune",
        "Støtta til namneforslaga, etter tidlegare kommune",
        (
            *ROAD,
            Column("foreslaatt_navn", "Navnet som er foreslått", "Namnet som er føreslått"),
            Column(
                "forslag_id",
                "Forslagets id i adressen på nettstedet",
                "Id-en til forslaget i adressa på nettstaden",
            ),
            *OF_GROUP,
            Column("stotte", *SUPPORT),
        ),
        about_roads=True,
    ),
    Dataset(
        "collisions",
        1,
        "Like veinavn i kommunen",
        "Like vegnamn i kommunen",
        (
            MUNICIPALITY,
            Column(
                "likhet",
                "identical: samme navn; sound-alike: høres eller ser likt ut; same-stem: samme førsteledd",
                "identical: same namn; sound-alike: høyrest eller ser likt ut; same-stem: same førsteledd",
            ),
            *(column for which in ONE_AND_OTHER for column in _one_road(*which)),
            Column(
                "raad",
                "Hvem reglene råder til å beholde navnet: a eller b; tomt er ingen av dem",
                "Kven reglane rår til å behalde namnet: a eller b; tomt er ingen av dei",
            ),
            Column("grunn_nb", "Regnestykket bak rådet, på bokmål", "Reknestykket bak rådet, på bokmål"),
            Column("grunn_nn", "Regnestykket bak rådet, på nynorsk", "Reknestykket bak rådet, på nynorsk"),
            Column(
                "valg",
                "keep-a og keep-b: den veien beholder navnet; change-both: begge får nye; keep-both: begge beholder"
                " navnet; tomt: kommunen følger rådet",
                "keep-a og keep-b: den vegen beheld namnet; change-both: begge får nye; keep-both: begge beheld"
                " namnet; tomt: kommunen følgjer rådet",
                InTheOpen.LEFT_OUT,
            ),
            Column(
                "handling",
                "rename: nytt navn; absorb: blir en del av naboveien; split: deles i to",
                "rename: nytt namn; absorb: blir ein del av nabovegen; split: blir delt i to",
                InTheOpen.LEFT_OUT,
            ),
            Column(
                "gaar_inn_i",
                "Naboveien som veien blir en del av",
                "Nabovegen som vegen blir ein del av",
                InTheOpen.LEFT_OUT,
            ),
            Column(
                "merknad",
                "Kommunens egen merknad",
                "Merknaden til kommunen sjølv",
                InTheOpen.LEFT_OUT,
            ),
        ),
        of_municipality=True,
    ),
)
