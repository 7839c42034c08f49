"""The files about what was voted. None holds anything before the round has been counted."""

from __future__ import annotations

from citizen.domain.datasets.columns import (
    ASKED,
    BALLOTS,
    BLANK,
    NAME,
    NAME_NN,
    QUESTION,
    ROAD,
    SHARE,
    VOTES,
    Column,
    Dataset,
)

COST = Column("kostnad", "Hva prosjektet koster, i hele kroner", "Kva prosjektet kostar, i heile kroner")
FATES = (
    "faar-penger: prosjektet får penger; uavgjort: kommunestyret avgjør; ingen: prosjektet får ikke penger",
    "faar-penger: prosjektet får pengar; uavgjort: kommunestyret avgjer; ingen: prosjektet får ikkje pengar",
)

ABOUT_RESULTS = (
    Dataset(
        "results",
        2,
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
                "Antall som kunne stemme, slik det var kjent da avstemningen ble stengt",
                "Talet på dei som kunne røyste, slik det var kjent då avrøystinga blei stengd",
            ),
            Column(
                "uavgjort",
                "ja når kommunestyret må avgjøre mellom dette og andre som står likt",
                "ja når kommunestyret må avgjere mellom dette og andre som står likt",
            ),
            NAME_NN,
            *ASKED,
            Column(
                "metode",
                "approval: flere valg; single: ett valg; yes-no: ja eller nei; ranked: rangering; budget: budsjett",
                "approval: fleire val; single: eitt val; yes-no: ja eller nei; ranked: rangering; budget: budsjett",
            ),
            Column(
                "vant",
                "ja når dette vant alene; i et budsjett når prosjektet får penger",
                "ja når dette vann åleine; i eit budsjett når prosjektet får pengar",
            ),
        ),
        only_after_close=True,
    ),
    Dataset(
        "results-by-district",
        2,
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
            NAME_NN,
            *ASKED,
        ),
        only_after_close=True,
    ),
    Dataset(
        "results-by-residence",
        1,
        "Resultatet for dem som bor langs veien, og de andre",
        "Resultatet for dei som bur langs vegen, og dei andre",
        (
            *ROAD,
            NAME,
            Column(
                "gruppe",
                "on-road: velgere som bor langs veien; elsewhere: de andre velgerne",
                "on-road: veljarar som bur langs vegen; elsewhere: dei andre veljarane",
            ),
            VOTES,
            SHARE,
            BALLOTS,
            BLANK,
            *ASKED,
        ),
        only_after_close=True,
        about_roads=True,
    ),
    Dataset(
        "results-rounds",
        1,
        "Rundene i opptellingen av en rangering",
        "Rundane i oppteljinga av ei rangering",
        (
            *QUESTION,
            Column("runde", "Rundens nummer, fra 1", "Nummeret på runden, frå 1"),
            NAME,
            NAME_NN,
            Column("stemmer", "Stemmene i denne runden", "Røystene i denne runden"),
            Column("teller", "Antall stemmer som teller i runden", "Talet på røyster som tel i runden"),
            Column(
                "uten_flere_valg",
                "Antall stemmer som ikke har flere valg og ikke lenger teller",
                "Talet på røyster som ikkje har fleire val og ikkje lenger tel",
            ),
            Column(
                "utfall",
                "ut: går ut etter runden; videre: går videre; vinner; uavgjort: kan vinne; tomt: tapte til slutt",
                "ut: går ut etter runden; videre: går vidare; vinner: vinn; uavgjort: kan vinne; tomt: tapte til slutt",
            ),
        ),
        only_after_close=True,
        method="ranked",
    ),
    Dataset(
        "results-pairs",
        1,
        "Alternativene i en rangering, sammenlignet to og to",
        "Alternativa i ei rangering, samanlikna to og to",
        (
            *QUESTION,
            NAME,
            Column(
                "mot", "Alternativet det sammenlignes med, på bokmål", "Alternativet det blir samanlikna med, på bokmål"
            ),
            Column("foretrekker", "Antall som foretrekker det første", "Talet på dei som føretrekkjer det første"),
            Column("foretrekker_mot", "Antall som foretrekker det andre", "Talet på dei som føretrekkjer det andre"),
        ),
        only_after_close=True,
        method="ranked",
    ),
    Dataset(
        "results-budget",
        1,
        "Prosjektene i et budsjett",
        "Prosjekta i eit budsjett",
        (
            *QUESTION,
            NAME,
            NAME_NN,
            COST,
            VOTES,
            Column("utfall", *FATES),
            Column(
                "steg",
                "Hvilket nummer i rekken velgerne betalte for prosjektet; tomt når de ikke betalte for det",
                "Kva nummer i rekkja veljarane betalte for prosjektet; tomt når dei ikkje betalte for det",
            ),
            Column(
                "hoeyeste_betaling",
                "Det meste én velger betalte, i kroner med to desimaler",
                "Det meste éin veljar betalte, i kroner med to desimalar",
            ),
            Column(
                "enkel_opptelling",
                f"Til sammenligning, den enkle opptellingen. {FATES[0]}",
                f"Til samanlikning, den enkle oppteljinga. {FATES[1]}",
            ),
        ),
        only_after_close=True,
        method="budget",
    ),
)
