"""The files about how it was voted: the rounds with their rules, and the ballots of a published box."""

from __future__ import annotations

from citizen.domain.datasets.columns import ASKED, MUNICIPALITY, PROCESS, Column, Dataset

ROUND = Column("runde", "Avstemningens nummer i prosessen, fra 1", "Nummeret på avrøystinga i prosessen, frå 1")

ABOUT_VOTING = (
    Dataset(
        "rounds",
        1,
        "Avstemningene og reglene deres",
        "Avrøystingane og reglane deira",
        (
            MUNICIPALITY,
            PROCESS,
            ROUND,
            Column(
                "status",
                "open: åpen; stopped: stanset; closed: talt opp",
                "open: open; stopped: stansa; closed: talt opp",
            ),
            Column(
                "metode",
                "approval: flere valg; single: ett valg; yes-no: ja eller nei; ranked: rangering; budget: budsjett",
                "approval: fleire val; single: eitt val; yes-no: ja eller nei; ranked: rangering; budget: budsjett",
            ),
            Column(
                "hoeyst_valg",
                "Hvor mange en kan velge; tomt er så mange en vil",
                "Kor mange ein kan velje; tomt er så mange ein vil",
            ),
            Column("budsjett", "Summen som deles ut, i hele kroner", "Summen som blir delt ut, i heile kroner"),
            Column("aapner", "Når avstemningen åpner, med tidssone", "Når avrøystinga opnar, med tidssone"),
            Column("stenger", "Når avstemningen stenger, med tidssone", "Når avrøystinga stenger, med tidssone"),
            Column("talt_opp", "Når stemmene ble talt, med tidssone", "Når røystene blei talde, med tidssone"),
            Column("spoersmaal_antall", "Antall spørsmål", "Talet på spørsmål"),
            Column(
                "stemmeberettigede",
                "Antall som kunne stemme, slik det var kjent da avstemningen ble stengt",
                "Talet på dei som kunne røyste, slik det var kjent då avrøystinga blei stengd",
            ),
            Column(
                "avgitte_stemmer",
                "Stemmer på alle spørsmål til sammen; tomt før de er talt",
                "Røyster på alle spørsmål til saman; tomt før dei er talde",
            ),
            Column("regler_sha256", "Fingeravtrykket av reglene", "Fingeravtrykket av reglane"),
            Column(
                "offentlig_noekkel",
                "Nøkkelen som avstemningens logg er signert med",
                "Nøkkelen som loggen til avrøystinga er signert med",
            ),
            Column("endringer", "Antall fristendringer og stans", "Talet på fristendringar og stans"),
        ),
    ),
    Dataset(
        "ballots",
        1,
        "Stemmesedlene i den offentlige urna",
        "Røystesetlane i den offentlege urna",
        (
            MUNICIPALITY,
            PROCESS,
            ROUND,
            *ASKED,
            Column(
                "kvittering",
                "Kvitteringen; bare velgeren vet hvem den tilhører",
                "Kvitteringa; berre veljaren veit kven ho tilhøyrer",
            ),
            Column(
                "valg_id",
                "Id-ene til det som ble valgt, med mellomrom; i rekkefølge der det ble rangert; tomt er blankt",
                "Id-ane til det som blei valt, med mellomrom; i rekkjefølgje der det blei rangert; tomt er blankt",
            ),
            Column(
                "valg_nb", "Det samme med navn på bokmål, med | mellom", "Det same med namn på bokmål, med | mellom"
            ),
            Column(
                "valg_nn", "Det samme med navn på nynorsk, med | mellom", "Det same med namn på nynorsk, med | mellom"
            ),
        ),
        only_after_close=True,
    ),
)
