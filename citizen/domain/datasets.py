"""The files that offices can fetch: what each column is called, for ever, and what it holds, in both language forms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column's stable name, and what it holds in both language forms."""

    name: str
    nb: str
    nn: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file that staff can fetch. `version` goes up when a column changes its name or meaning."""

    name: str
    version: int
    title_nb: str
    title_nn: str
    columns: tuple[Column, ...]
    only_after_close: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


MUNICIPALITY = Column("kommunenummer", "Kommunens nummer, fire sifre", "Nummeret til kommunen, fire siffer")
PROCESS = Column("prosess", "Rundens navn i adressen på nettstedet", "Namnet på runden i adressa på nettstaden")
OLD_NUMBER = Column(
    "tidligere_kommunenummer", "Nummeret til kommunen som veien lå i", "Nummeret til kommunen som vegen låg i"
)
OLD_MUNICIPALITY = Column(
    "tidligere_kommune", "Navnet på kommunen som veien lå i", "Namnet på kommunen som vegen låg i"
)
CODE = Column("adressekode", "Veiens kode i Matrikkelen", "Koden til vegen i Matrikkelen")
OLD_NAME = Column("gammelt_adressenavn", "Navnet som veien har i dag", "Namnet som vegen har i dag")
ADDRESSES = Column("adresser", "Antall adresser på veien", "Talet på adresser på vegen")
ROAD = (MUNICIPALITY, PROCESS, OLD_NUMBER, OLD_MUNICIPALITY, CODE, OLD_NAME, ADDRESSES)
NAME = Column("navn", "Navnet på stemmeseddelen", "Namnet på røystesetelen")
VOTES = Column("stemmer", "Antall som stemte på navnet", "Talet på dei som røysta på namnet")
SHARE = Column(
    "andel", "Stemmer delt på avgitte stemmer, mellom 0 og 1", "Røyster delte på avgitte røyster, mellom 0 og 1"
)
BALLOTS = Column("avgitte_stemmer", "Antall som stemte på veien", "Talet på dei som røysta på vegen")
BLANK = Column("blanke", "Antall som valgte «Ingen av disse»", "Talet på dei som valde «Ingen av desse»")

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
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
        ),
        Dataset(
            "results",
            1,
            "Resultatet",
            "Resultatet",
            (
                *ROAD,
                Column(
                    "plassering",
                    "1 er flest stemmer; like tall har samme plassering",
                    "1 er flest røyster; like tal har same plassering",
                ),
                NAME,
                VOTES,
                SHARE,
                BALLOTS,
                BLANK,
                Column(
                    "stemmeberettigede",
                    "Antall som kunne stemme, slik kommunen har oppgitt det",
                    "Talet på dei som kunne røyste, slik kommunen har oppgitt det",
                ),
                Column("uavgjort", "ja når flere navn deler førsteplassen", "ja når fleire namn deler førsteplassen"),
            ),
            only_after_close=True,
        ),
        Dataset(
            "results-by-district",
            1,
            "Resultatet etter tidligere kommune",
            "Resultatet etter tidlegare kommune",
            (
                *ROAD,
                NAME,
                Column(
                    "gruppe_kommunenummer",
                    "Nummeret til kommunen der velgerne bor",
                    "Nummeret til kommunen der veljarane bur",
                ),
                Column(
                    "gruppe_kommune",
                    "Den tidligere kommunen der velgerne bor",
                    "Den tidlegare kommunen der veljarane bur",
                ),
                VOTES,
                SHARE,
                BALLOTS,
                BLANK,
            ),
            only_after_close=True,
        ),
    )
}
