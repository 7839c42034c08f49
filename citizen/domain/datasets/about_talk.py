"""The files about what people say to each other's proposals, and what moderators decided about it."""

from __future__ import annotations

from citizen.domain.datasets.about_roads import OF_GROUP, SUPPORT
from citizen.domain.datasets.columns import IDEAS, MUNICIPALITY, PROCESS, Column, Dataset, InTheOpen

IDEA_ID = Column("forslag_id", "Forslagets id i adressen på nettstedet", "Id-en til forslaget i adressa på nettstaden")
IDEA_TITLE = Column("tittel", "Tittelen på forslaget det gjelder", "Tittelen på forslaget det gjeld", InTheOpen.CLEANED)

ABOUT_TALK = (
    Dataset(
        "comments",
        1,
        "Argumentene og svarene på dem",
        "Argumenta og svara på dei",
        (
            MUNICIPALITY,
            PROCESS,
            IDEA_ID,
            IDEA_TITLE,
            Column("argument_id", "Argumentets id", "Id-en til argumentet"),
            Column(
                "svar_paa",
                "Id-en til argumentet det svarer på; tomt er et argument",
                "Id-en til argumentet det svarer på; tomt er eit argument",
            ),
            Column("side", "for eller against; tomt er et svar", "for eller against; tomt er eit svar"),
            Column("tekst", "Teksten, slik den ble skrevet", "Teksten, slik han blei skriven", InTheOpen.CLEANED),
            Column("maalform", "Målformen det er skrevet på: nb eller nn", "Målforma det er skrive på: nb eller nn"),
            Column(
                "skrevet_av",
                "Slik den som skrev, valgte å bli vist; tomt er uten navn",
                "Slik den som skreiv, valde å bli vist; tomt er utan namn",
                InTheOpen.PSEUDONYM,
            ),
            Column("sendt_dato", "Dagen det kom, ÅÅÅÅ-MM-DD", "Dagen det kom, ÅÅÅÅ-MM-DD"),
            Column("nyttig", "Antall som synes det er nyttig", "Talet på dei som synest det er nyttig"),
            Column("svar", "Antall svar som alle kan lese", "Talet på svar som alle kan lese"),
        ),
        only_kind=IDEAS,
    ),
    Dataset(
        "idea-supports",
        1,
        "Støtten til forslagene, etter tidligere kommune",
        "Støtta til forslaga, etter tidlegare kommune",
        (MUNICIPALITY, PROCESS, IDEA_ID, IDEA_TITLE, *OF_GROUP, Column("stotte", *SUPPORT)),
        only_kind=IDEAS,
    ),
    Dataset(
        "moderation",
        1,
        "Avgjørelsene til moderatorene",
        "Avgjerdene til moderatorane",
        (
            MUNICIPALITY,
            Column("avgjoerelse_id", "Avgjørelsens id", "Id-en til avgjerda", InTheOpen.LEFT_OUT),
            Column(
                "gjelder",
                "ide: forslag; versjon: tidligere tekst; bilde; vedlegg; argument; svar: høringssvar; innbyggerforslag",
                "ide: forslag; versjon: tidlegare tekst; bilde; vedlegg; argument; svar: høyringssvar;"
                " innbyggerforslag: innbyggjarforslag",
            ),
            Column("gjelder_id", "Id-en til det som ble avgjort", "Id-en til det som blei avgjort", InTheOpen.LEFT_OUT),
            Column("nummer", "Hvilken avgjørelse i saken, fra 1", "Kva avgjerd i saka, frå 1"),
            Column(
                "avgjoerelse",
                "keep: står; hide: skjult; ask-change: bedt om endring; redact: noe tatt ut; restore: vist igjen",
                "keep: står; hide: skjult; ask-change: beden om endring; redact: noko teke ut; restore: vist igjen",
            ),
            Column(
                "grunn",
                "personal-data: personopplysninger; threat: trussel; hate: hat; copyright: opphavsrett; spam: reklame;"
                " off-topic: gjelder noe annet; other: noe annet",
                "personal-data: personopplysningar; threat: trussel; hate: hat; copyright: opphavsrett; spam: reklame;"
                " off-topic: gjeld noko anna; other: noko anna",
            ),
            Column("etter_klage", "ja når avgjørelsen kom etter en klage", "ja når avgjerda kom etter ei klage"),
            Column(
                "ventet_siden",
                "Når det først ventet på svar, med tidssone",
                "Når det først venta på svar, med tidssone",
                InTheOpen.LEFT_OUT,
            ),
            Column(
                "avgjort", "Når det ble avgjort, med tidssone", "Når det blei avgjort, med tidssone", InTheOpen.LEFT_OUT
            ),
            Column("avgjort_maaned", "Måneden det ble avgjort, ÅÅÅÅ-MM", "Månaden det blei avgjort, ÅÅÅÅ-MM"),
            Column(
                "timer",
                "Hele timer fra det ventet til det ble avgjort",
                "Heile timar frå det venta til det blei avgjort",
            ),
            Column(
                "begrunnelse_nb",
                "Begrunnelsen som forfatteren fikk, på bokmål",
                "Grunngivinga som forfattaren fekk, på bokmål",
                InTheOpen.LEFT_OUT,
            ),
            Column(
                "begrunnelse_nn",
                "Begrunnelsen som forfatteren fikk, på nynorsk",
                "Grunngivinga som forfattaren fekk, på nynorsk",
                InTheOpen.LEFT_OUT,
            ),
            Column("moderator", "Moderatoren", "Moderatoren", InTheOpen.LEFT_OUT),
            Column("klage", "Klagen, slik den ble skrevet", "Klaga, slik ho blei skriven", InTheOpen.LEFT_OUT),
        ),
        of_municipality=True,
    ),
)
