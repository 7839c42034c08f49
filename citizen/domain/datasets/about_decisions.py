"""The file about what the council decided, every time it did."""

from __future__ import annotations

from citizen.domain.datasets.columns import (
    CODE,
    MUNICIPALITY,
    OLD_MUNICIPALITY,
    OLD_NUMBER,
    PROCESS,
    Column,
    Dataset,
    InTheOpen,
)

ABOUT_DECISIONS = (
    Dataset(
        "decisions",
        1,
        "Vedtakene",
        "Vedtaka",
        (
            MUNICIPALITY,
            PROCESS,
            Column("sak", "Sakens navn i adressen på nettstedet", "Namnet på saka i adressa på nettstaden"),
            Column(
                "gjelder_nb", "Det gamle veinavnet eller spørsmålet", "Det gamle vegnamnet eller spørsmålet på bokmål"
            ),
            Column(
                "gjelder_nn", "Det gamle veinavnet eller spørsmålet på nynorsk", "Det gamle vegnamnet eller spørsmålet"
            ),
            OLD_NUMBER,
            OLD_MUNICIPALITY,
            CODE,
            Column("nummer", "Hvilket vedtak i saken, fra 1", "Kva vedtak i saka, frå 1"),
            Column("gjeldende", "ja for det siste vedtaket i saken", "ja for det siste vedtaket i saka"),
            Column(
                "utfall",
                "outcome-new-name: nytt navn; outcome-no-change: navnet blir stående; outcome-absorbed: del av"
                " naboveien; outcome-option: alternativet som ble valgt",
                "outcome-new-name: nytt namn; outcome-no-change: namnet blir ståande; outcome-absorbed: del av"
                " nabovegen; outcome-option: alternativet som blei valt",
            ),
            Column("vedtatt_nb", "Det som ble vedtatt, på bokmål", "Det som blei vedteke, på bokmål"),
            Column("vedtatt_nn", "Det som ble vedtatt, på nynorsk", "Det som blei vedteke, på nynorsk"),
            Column("kortform", "Kortformen, der navnet har en", "Kortforma, der namnet har ei"),
            Column(
                "forslagsstiller",
                "Slik den som foreslo navnet, valgte å bli vist; tomt er uten navn",
                "Slik den som føreslo namnet, valde å bli vist; tomt er utan namn",
                InTheOpen.PSEUDONYM,
            ),
            Column("vedtak", "Vedtaket, ord for ord", "Vedtaket, ord for ord"),
            Column("begrunnelse", "Begrunnelsen for vedtaket", "Grunngivinga for vedtaket", InTheOpen.CLEANED),
            Column(
                "maalform",
                "Målformen vedtaket er skrevet på: nb eller nn",
                "Målforma vedtaket er skrive på: nb eller nn",
            ),
            Column("organ_nb", "Hvem som vedtok det, på bokmål", "Kven som vedtok det, på bokmål"),
            Column("organ_nn", "Hvem som vedtok det, på nynorsk", "Kven som vedtok det, på nynorsk"),
            Column("vedtatt_dato", "Dagen for vedtaket, ÅÅÅÅ-MM-DD", "Dagen for vedtaket, ÅÅÅÅ-MM-DD"),
            Column("saksnummer", "Kommunens saksnummer", "Saksnummeret til kommunen"),
            Column(
                "foelger_innbyggerne",
                "ja når vedtaket er det innbyggerne valgte",
                "ja når vedtaket er det innbyggjarane valde",
            ),
            Column(
                "registrert", "Når vedtaket ble registrert, med tidssone", "Når vedtaket blei registrert, med tidssone"
            ),
        ),
    ),
)
