"""The list for stadnamntenesta: each name whose spelling is to be judged, and what the service must know for it."""

from __future__ import annotations

from citizen.domain.datasets.columns import (
    ADDRESSES,
    CODE,
    MUNICIPALITY,
    OLD_MUNICIPALITY,
    OLD_NAME,
    OLD_NUMBER,
    PROCESS,
    ROAD_NAMES,
    Column,
    Dataset,
    InTheOpen,
)

SPELLING = Dataset(
    "spelling",
    1,
    "Listen til stedsnavntjenesten",
    "Lista til stadnamntenesta",
    (
        MUNICIPALITY,
        Column("kommune", "Kommunen som skal gjøre vedtaket", "Kommunen som skal gjere vedtaket"),
        PROCESS,
        Column("saksnummer", "Kommunens saksnummer", "Saksnummeret til kommunen"),
        OLD_NUMBER,
        OLD_MUNICIPALITY,
        CODE,
        OLD_NAME,
        ADDRESSES,
        Column(
            "breddegrad",
            "Veiens første adresse, grader nord (WGS84)",
            "Den første adressa på vegen, grader nord (WGS84)",
        ),
        Column(
            "lengdegrad",
            "Veiens første adresse, grader øst (WGS84)",
            "Den første adressa på vegen, grader aust (WGS84)",
        ),
        Column("navneobjekttype", "Hva slags sted navnet gjelder", "Kva slags stad namnet gjeld"),
        Column("hvorfor_nytt_navn", "Hvorfor veien må få et nytt navn", "Kvifor vegen må få eit nytt namn"),
        Column(
            "foreslaatt_skrivemaate",
            "Navnet slik kommunen vil skrive det",
            "Namnet slik kommunen vil skrive det",
        ),
        Column(
            "slik_det_ble_foreslaatt",
            "Der kommunen vil skrive det på en annen måte: slik innbyggeren skrev det",
            "Der kommunen vil skrive det på ein annan måte: slik innbyggjaren skreiv det",
        ),
        Column("kortform", "Kortformen, der navnet har en", "Kortforma, der namnet har ei"),
        Column("innstilt", "ja der kommunen innstiller på navnet", "ja der kommunen innstiller på namnet"),
        Column(
            "opphav_og_betydning",
            "Hva navnet kommer av og betyr, slik den som foreslo det, skrev det",
            "Kva namnet kjem av og tyder, slik den som føreslo det, skreiv det",
            InTheOpen.CLEANED,
        ),
        Column(
            "maalform",
            "Målformen det er skrevet på: nb eller nn",
            "Målforma det er skrive på: nb eller nn",
        ),
        Column(
            "parallelt_navn",
            "Om veien også har et samisk eller kvensk navn, og om den saken er reist",
            "Om vegen òg har eit samisk eller kvensk namn, og om den saka er reist",
        ),
        Column("samisk_kvensk_navn", "Det samiske eller kvenske navnet", "Det samiske eller kvenske namnet"),
        Column("hoering_fra", "Høringens første dag, ÅÅÅÅ-MM-DD", "Den første dagen i høyringa, ÅÅÅÅ-MM-DD"),
        Column("hoering_til", "Høringens siste dag, ÅÅÅÅ-MM-DD", "Den siste dagen i høyringa, ÅÅÅÅ-MM-DD"),
        Column("moetedato", "Dagen for møtet som skal gjøre vedtaket", "Dagen for møtet som skal gjere vedtaket"),
        Column("sendt_dato", "Dagen skrivemåten ble sendt", "Dagen skrivemåten blei send"),
        Column("sendt_til", "Hvem den ble sendt til", "Kven han blei send til"),
        Column("tilraading_dato", "Dagen tilrådingen kom", "Dagen tilrådinga kom"),
        Column("tilraading", "Tilrådingen om skrivemåten", "Tilrådinga om skrivemåten"),
    ),
    about_roads=True,
    only_kind=ROAD_NAMES,
    is_open=False,
)
