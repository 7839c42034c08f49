"""The files about what was decided: the register of names, the list for Matrikkelen and the addresses that change."""

from citizen.domain.datasets.columns import CODE, MUNICIPALITY, OLD_MUNICIPALITY, OLD_NUMBER, Column, Dataset, InTheOpen

_OLD_NAME = Column("gammelt_adressenavn", "Navnet som veien hadde", "Namnet som vegen hadde")
_NEW_NAME = Column("nytt_adressenavn", "Navnet som er vedtatt", "Namnet som er vedteke")
_DECIDED_ON = Column("vedtaksdato", "Dagen for vedtaket, ÅÅÅÅ-MM-DD", "Dagen for vedtaket, ÅÅÅÅ-MM-DD")
_BODY = Column("vedtaksorgan", "Hvem som vedtok navnet", "Kven som vedtok namnet")
_CASE = Column("saksnummer", "Kommunens saksnummer", "Saksnummeret til kommunen")
_SSR = Column("ssr_stedsnummer", "Stedsnummer i stedsnavnregisteret (SSR)", "Stadnummer i stadnamnregisteret (SSR)")

ABOUT_REGISTER = (
    Dataset(
        "register",
        1,
        "Vedtatte veinavn, gamle og nye",
        "Vedtekne vegnamn, gamle og nye",
        (
            MUNICIPALITY,
            OLD_NUMBER,
            OLD_MUNICIPALITY,
            CODE,
            _OLD_NAME,
            _NEW_NAME,
            Column("kort_adressenavn", "Kortformen, om den er vedtatt", "Kortforma, om ho er vedteken"),
            Column(
                "utfall",
                "outcome-new-name, outcome-absorbed (del av naboveien) eller outcome-no-change",
                "outcome-new-name, outcome-absorbed (del av nabovegen) eller outcome-no-change",
            ),
            Column(
                "forslagsstiller",
                "Slik forslagsstilleren valgte å bli vist; tomt er uten navn, eller ingen har foreslått det",
                "Slik forslagsstillaren valde å bli vist; tomt er utan namn, eller ingen har føreslått det",
                InTheOpen.PSEUDONYM,
            ),
            Column(
                "begrunnelse_forslag",
                "Hvorfor navnet ble foreslått",
                "Kvifor namnet blei føreslått",
                InTheOpen.CLEANED,
            ),
            _BODY,
            _DECIDED_ON,
            _CASE,
            Column("begrunnelse_vedtak", "Hvorfor det ble vedtatt", "Kvifor det blei vedteke"),
            Column("folger_avstemningen", "ja når vedtaket følger avstemningen", "ja når vedtaket følgjer avrøystinga"),
            Column(
                "tatt_opp_igjen",
                "ja der en klage på skrivemåten har åpnet saken",
                "ja der ei klage på skrivemåten har opna saka",
            ),
            Column("fort_i_matrikkelen", "Dagen da adressen begynte å gjelde", "Dagen då adressa tok til å gjelde"),
            Column(
                "alle_varslet",
                "Dagen da alle som må vite det, hadde fått beskjed",
                "Dagen då alle som må vite det, hadde fått beskjed",
            ),
            Column("skilt_bestilt", "Dagen da skiltene ble bestilt", "Dagen då skilta blei bestilte"),
            Column("skilt_oppe", "Dagen da skiltene var oppe", "Dagen då skilta var oppe"),
            _SSR,
            Column("adresse", "Veiens del av nettadressen, for godt", "Vegen sin del av nettadressa, for godt"),
        ),
        of_municipality=True,
    ),
    Dataset(
        "matrikkel",
        2,
        "Listen til Matrikkelen",
        "Lista til Matrikkelen",
        (
            MUNICIPALITY,
            OLD_NUMBER,
            OLD_MUNICIPALITY,
            CODE,
            _OLD_NAME,
            _NEW_NAME,
            Column(
                "kort_adressenavn",
                "Høyst 22 tegn; navnet selv der det ikke er vedtatt noen kortform",
                "Høgst 22 teikn; namnet sjølv der det ikkje er vedteke noka kortform",
            ),
            Column(
                "handling",
                "Hva som skal skje med veien: nytt navn, deling eller innlemming i naboveien",
                "Kva som skal skje med vegen: nytt namn, deling eller innlemming i nabovegen",
            ),
            Column("inn_i_adressekode", "Koden til naboveien", "Koden til nabovegen"),
            Column("antall_adresser", "Antall adresser på veien", "Talet på adresser på vegen"),
            _DECIDED_ON,
            _BODY,
            _CASE,
            Column(
                "tilraading_dato",
                "Dagen stedsnavntjenestens tilråding kom",
                "Dagen tilrådinga frå stadnamntenesta kom",
            ),
            _SSR,
            Column("fort_i_matrikkelen", "Dagen det ble ført, om det er gjort", "Dagen det blei ført, om det er gjort"),
            Column(
                "merknad",
                "Det som er galt eller må vites, skilt med semikolon; tomt er i orden",
                "Det som er gale eller må vitast, skilt med semikolon; tomt er i orden",
            ),
        ),
        of_municipality=True,
    ),
    Dataset(
        "changed-addresses",
        1,
        "Adressene som endres",
        "Adressene som blir endra",
        (
            Column("gammel_adresse", "Adressen før", "Adressa før"),
            Column(
                "ny_adresse",
                "Adressen nå; uten nummer der veien deles eller innlemmes",
                "Adressa no; utan nummer der vegen blir delt eller innlemma",
            ),
            Column("postnummer", "Fire sifre", "Fire siffer"),
            Column("poststed", "Poststed", "Poststad"),
            _OLD_NAME,
            _NEW_NAME,
            Column("nummer", "Husnummer", "Husnummer"),
            Column("bokstav", "Bokstav etter husnummeret", "Bokstav etter husnummeret"),
            MUNICIPALITY,
            OLD_MUNICIPALITY,
            CODE,
            _DECIDED_ON,
            _CASE,
        ),
        of_municipality=True,
    ),
)
REGISTER, MATRIKKEL, CHANGED_ADDRESSES = ABOUT_REGISTER
