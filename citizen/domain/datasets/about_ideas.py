"""The files about what people write: proposals with what the municipality answered, and answers to a hearing."""

from __future__ import annotations

from citizen.domain.datasets.columns import HEARING, IDEAS, MUNICIPALITY, PROCESS, Column, Dataset, InTheOpen

ABOUT_IDEAS = (
    Dataset(
        "ideas",
        1,
        "Forslagene og svarene",
        "Forslaga og svara",
        (
            MUNICIPALITY,
            PROCESS,
            Column("tittel", "Tittelen på forslaget", "Tittelen på forslaget", InTheOpen.CLEANED),
            Column("tekst", "Teksten, slik den ble skrevet", "Teksten, slik han blei skriven", InTheOpen.CLEANED),
            Column("maalform", "Målformen det er skrevet på: nb eller nn", "Målforma det er skrive på: nb eller nn"),
            Column("tema_nb", "Temaet på bokmål", "Temaet på bokmål"),
            Column("tema_nn", "Temaet på nynorsk", "Temaet på nynorsk"),
            Column("sted", "Stedet det gjelder; tomt er ikke noe bestemt", "Staden det gjeld; tomt er ingen bestemd"),
            Column(
                "forslagsstillere",
                "Slik forslagsstillerne valgte å bli vist; tomt er uten navn",
                "Slik forslagsstillarane valde å bli viste; tomt er utan namn",
                InTheOpen.PSEUDONYM,
            ),
            Column("sendt_dato", "Dagen forslaget kom, ÅÅÅÅ-MM-DD", "Dagen forslaget kom, ÅÅÅÅ-MM-DD"),
            Column("stotte", "Antall som støtter forslaget", "Talet på dei som støttar forslaget"),
            Column("argumenter", "Antall argumenter for og mot", "Talet på argument for og mot"),
            Column(
                "svar",
                "verdict-accepted: tatt til følge; verdict-changed: med endringer; verdict-not-accepted: ikke tatt til"
                " følge; tomt: venter på svar",
                "verdict-accepted: teke til følgje; verdict-changed: med endringar; verdict-not-accepted: ikkje teke"
                " til følgje; tomt: ventar på svar",
            ),
            Column("svar_nb", "Begrunnelsen fra kommunen, på bokmål", "Grunngivinga frå kommunen, på bokmål"),
            Column("svar_nn", "Begrunnelsen fra kommunen, på nynorsk", "Grunngivinga frå kommunen, på nynorsk"),
            Column("svart_dato", "Dagen kommunen svarte, ÅÅÅÅ-MM-DD", "Dagen kommunen svarte, ÅÅÅÅ-MM-DD"),
            Column(
                "forslag_id",
                "Forslagets id i adressen på nettstedet",
                "Id-en til forslaget i adressa på nettstaden",
            ),
        ),
        only_kind=IDEAS,
    ),
    Dataset(
        "hearing-answers",
        1,
        "Høringssvarene",
        "Høyringssvara",
        (
            MUNICIPALITY,
            PROCESS,
            Column("del", "Nummeret på delen; tomt er hele teksten", "Nummeret på delen; tomt er heile teksten"),
            Column("overskrift_nb", "Overskriften på delen, på bokmål", "Overskrifta på delen, på bokmål"),
            Column("overskrift_nn", "Overskriften på delen, på nynorsk", "Overskrifta på delen, på nynorsk"),
            Column(
                "svarer",
                "Slik den som svarte, valgte å bli vist; tomt er uten navn",
                "Slik den som svarte, valde å bli vist; tomt er utan namn",
                InTheOpen.PSEUDONYM,
            ),
            Column(
                "organisasjon",
                "Hvem svaret er på vegne av; tomt er en person",
                "Kven svaret er på vegner av; tomt er ein person",
            ),
            Column(
                "holdning",
                "agree: enig; partly: delvis enig; disagree: uenig; tomt: ikke sagt",
                "agree: samd; partly: delvis samd; disagree: usamd; tomt: ikkje sagt",
            ),
            Column("tekst", "Svaret, slik det ble skrevet", "Svaret, slik det blei skrive", InTheOpen.CLEANED),
            Column("maalform", "Målformen det er skrevet på: nb eller nn", "Målforma det er skrive på: nb eller nn"),
            Column("sendt_dato", "Dagen svaret kom, ÅÅÅÅ-MM-DD", "Dagen svaret kom, ÅÅÅÅ-MM-DD"),
            Column("svar_id", "Svarets id i adressen på nettstedet", "Id-en til svaret i adressa på nettstaden"),
        ),
        only_kind=HEARING,
    ),
)
