"""Texts for votes on given alternatives."""

from citizen.domain.ready_texts.ready import ReadyText

VOTES = (
    ReadyText(
        code="ja-nei",
        name=("Ja eller nei", "Ja eller nei"),
        title=("Skal vi bygge ny idrettshall?", "Skal vi byggje ny idrettshall?"),
        summary=(
            "Stem ja eller nei. Kommunestyret ser resultatet før det avgjør.",
            "Røyst ja eller nei. Kommunestyret ser resultatet før det avgjer.",
        ),
        why=(
            "Saken deler bygda, og kommunestyret vil vite hva de som bor her, mener.",
            "Saka deler bygda, og kommunestyret vil vite kva dei som bur her, meiner.",
        ),
        open_days=21,
        more={"method": "yes-no"},
    ),
    ReadyText(
        code="navn-pa-bygg",
        name=("Navn på en skole eller et bygg", "Namn på ein skule eller eit bygg"),
        title=("Hva skal den nye skolen hete?", "Kva skal den nye skulen heite?"),
        summary=(
            "En jury har valgt ut noen navn. Merk alle du kan tenke deg.",
            "Ein jury har valt ut nokre namn. Merk alle du kan tenkje deg.",
        ),
        why=(
            "Skolen åpner til høsten og trenger et navn som alle kan være stolte av.",
            "Skulen opnar til hausten og treng eit namn som alle kan vere stolte av.",
        ),
        open_days=21,
        more={"method": "approval"},
    ),
    ReadyText(
        code="rangering",
        name=("Flere alternativer i rekkefølge", "Fleire alternativ i rekkjefølgje"),
        title=("Hvor skal den nye møteplassen ligge?", "Kvar skal den nye møteplassen liggje?"),
        summary=(
            "Sett stedene i den rekkefølgen du vil ha dem.",
            "Set stadene i den rekkjefølgja du vil ha dei.",
        ),
        why=(
            "Det er bare plass til én, men mange liker flere av stedene. Når du rangerer, teller også nummer to.",
            "Det er berre plass til éin, men mange liker fleire av stadene. Når du rangerer, tel òg nummer to.",
        ),
        open_days=21,
        more={"method": "ranked"},
    ),
    ReadyText(
        code="fordel-penger",
        name=("Fordel en sum penger", "Fordel ein sum pengar"),
        title=("Hva skal vi bruke pengene på?", "Kva skal vi bruke pengane på?"),
        summary=(
            "Velg tiltak til du har brukt opp summen. Resultatet viser hva pengene rekker til.",
            "Vel tiltak til du har brukt opp summen. Resultatet viser kva pengane rekk til.",
        ),
        why=(
            "Kommunestyret har satt av penger og vil vite hva de som bor her, vil bruke dem på.",
            "Kommunestyret har sett av pengar og vil vite kva dei som bur her, vil bruke dei på.",
        ),
        open_days=28,
        more={"method": "budget"},
    ),
)
