"""The rules about whether a name is good for the place, and those that only people can judge."""

from citizen.domain.naming.rule import Rule, RuleId, Severity, Words
from citizen.domain.naming.rules_of_spelling import SPRAKRADET
from citizen.domain.naming.rules_of_uniqueness import REGULATION_51

GUIDE_12_1 = Words("Kartverkets adresseveileder, punkt 12.1", "Adresserettleiaren frå Kartverket, punkt 12.1")

RULES_OF_FITNESS = (
    Rule(
        RuleId.NO_REASON,
        Severity.ERROR,
        title=Words("Begrunnelsen mangler", "Grunngivinga manglar"),
        message=Words(
            "Skriv hvorfor navnet passer. En setning er nok.",
            "Skriv kvifor namnet passar. Ei setning er nok.",
        ),
        explanation=Words(
            "Begrunnelsen viser hva navnet bygger på, og hjelper dem som stemmer og dem som avgjør.",
            "Grunngivinga viser kva namnet byggjer på, og hjelper dei som røystar og dei som avgjer.",
        ),
        source=Words("Praksis i nye Ålesund og nye Asker", "Praksis i nye Ålesund og nye Asker"),
    ),
    Rule(
        RuleId.OVER_22_CHARACTERS,
        Severity.WARNING,
        title=Words("Over 22 tegn", "Over 22 teikn"),
        message=Words(
            "Navnet har {length} tegn. Når det er flere enn 22, må kommunen også fastsette en kortform, så et kortere"
            " navn er enklere.",
            "Namnet har {length} teikn. Når det er fleire enn 22, må kommunen òg fastsetje ei kortform, så eit kortare"
            " namn er enklare.",
        ),
        explanation=Words(
            "Navn over 22 tegn får ikke plass i alle registre. Da skal kommunen fastsette en kortform som alltid kan"
            " brukes i stedet.",
            "Namn over 22 teikn får ikkje plass i alle register. Då skal kommunen fastsetje ei kortform som alltid kan"
            " brukast i staden.",
        ),
        source=REGULATION_51,
    ),
    Rule(
        RuleId.SHORT_FORM,
        Severity.ERROR,
        for_staff=True,
        title=Words("Kortformen", "Kortforma"),
        message=Words(
            "Kortformen må ha høyst 22 tegn og ikke være lik noe annet navn i kommunen. Velg en annen kortform.",
            "Kortforma må ha høgst 22 teikn og ikkje vere lik noko anna namn i kommunen. Vel ei anna kortform.",
        ),
        explanation=Words(
            "Kortformen kan alltid brukes i stedet for navnet og må derfor selv være entydig.",
            "Kortforma kan alltid brukast i staden for namnet og må difor sjølv vere eintydig.",
        ),
        source=REGULATION_51,
    ),
    Rule(
        RuleId.SHORT_FORM_STYLE,
        Severity.WARNING,
        for_staff=True,
        title=Words("Slik forkortes et navn", "Slik blir eit namn forkorta"),
        message=Words(
            "Forkort endelsen først (v., g., pl., terr.), så tittel, så fornavn. Etternavnet skal stå.",
            "Forkort endinga først (v., g., pl., terr.), så tittel, så førenamn. Etternamnet skal stå.",
        ),
        explanation=Words(
            "Når alle forkorter likt, kjenner folk igjen navnet. Etter en forkortet tittel kommer punktum og"
            " mellomrom.",
            "Når alle forkortar likt, kjenner folk att namnet. Etter ein forkorta tittel kjem punktum og mellomrom.",
        ),
        source=GUIDE_12_1,
    ),
    Rule(
        RuleId.ADDRESS_CODE,
        Severity.ERROR,
        for_staff=True,
        title=Words("Adressekoden", "Adressekoden"),
        message=Words(
            "Adressekoden må være et tall fra 1000 til 99998 som ingen annen vei i kommunen har.",
            "Adressekoden må vere eit tal frå 1000 til 99998 som ingen annan veg i kommunen har.",
        ),
        explanation=Words(
            "Registrene kjenner veien på koden. Når bare navnet endres, beholder veien koden sin.",
            "Registera kjenner vegen på koden. Når berre namnet blir endra, beheld vegen koden sin.",
        ),
        source=Words(
            "Matrikkelforskriften § 51 andre ledd og adresseveilederen, punkt 17.7.1",
            "Matrikkelforskrifta § 51 andre ledd og adresserettleiaren, punkt 17.7.1",
        ),
    ),
    Rule(
        RuleId.PLACE_SPELLING,
        Severity.WARNING,
        title=Words("Vedtatt skrivemåte", "Vedteken skrivemåte"),
        message=Words(
            "Stedsnavnet skrives {place}. Bruk den vedtatte skrivemåten: {suggestion}.",
            "Stadnamnet blir skrive {place}. Bruk den vedtekne skrivemåten: {suggestion}.",
        ),
        explanation=Words(
            "Et veinavn som bygger på et stedsnavn, skrives som stedsnavnet: Bruvollvegen etter Bruvoll, også om"
            " familien der skriver seg Brovold.",
            "Eit vegnamn som byggjer på eit stadnamn, blir skrive som stadnamnet: Bruvollvegen etter Bruvoll, òg om"
            " familien der skriv seg Brovold.",
        ),
        source=Words("Stadnamnlova § 4 tredje ledd", "Stadnamnlova § 4 tredje ledd"),
    ),
    Rule(
        RuleId.OUTSIDE_THEME,
        Severity.WARNING,
        title=Words("Området har et tema", "Området har eit tema"),
        message=Words(
            "Veiene rundt har navn fra temaet {theme}. Velg helst et navn fra samme tema.",
            "Vegane rundt har namn frå temaet {theme}. Vel helst eit namn frå same tema.",
        ),
        explanation=Words(
            "Når veiene i et felt heter etter trær eller fugler, er det lettere å finne fram om også det nye navnet"
            " gjør det.",
            "Når vegane i eit felt heiter etter treslag eller fuglar, er det lettare å finne fram om òg det nye namnet"
            " gjer det.",
        ),
        source=Words("Kriteriene i nye Ålesund og Kartverkets råd", "Kriteria i nye Ålesund og råd frå Kartverket"),
    ),
    Rule(
        RuleId.SHOWY,
        Severity.WARNING,
        title=Words("Reklame og prang", "Reklame og prang"),
        message=Words(
            "«{word}» virker som reklame. Velg heller et ord fra stedet.",
            "«{word}» verkar som reklame. Vel heller eit ord frå staden.",
        ),
        explanation=Words(
            "Navnet skal vare i generasjoner. Firmanavn og salgsord som panorama sier lite om stedet og eldes fort.",
            "Namnet skal vare i generasjonar. Firmanamn og salsord som panorama seier lite om staden og eldest fort.",
        ),
        source=SPRAKRADET,
    ),
    Rule(
        RuleId.LONG_WORD,
        Severity.INFO,
        title=Words("Korte navn er best", "Korte namn er best"),
        message=Words(
            "Navnet har et ord på {length} bokstaver. Et kortere er lettere å skrive og oppfatte.",
            "Namnet har eit ord på {length} bokstavar. Eit kortare er lettare å skrive og oppfatte.",
        ),
        explanation=Words(
            "Språkrådet vil heller ha Bråtavegen enn Rønnerudbråtavegen. Meldingen kommer når ett ord har flere enn 16"
            " bokstaver.",
            "Språkrådet vil heller ha Bråtavegen enn Rønnerudbråtavegen. Meldinga kjem når eitt ord har fleire enn 16"
            " bokstavar.",
        ),
        source=Words("Språkrådets navngivingsprinsipp 6", "Namngivingsprinsipp 6 frå Språkrådet"),
    ),
    Rule(
        RuleId.NO_ENDING_NEEDED,
        Severity.INFO,
        automatic=False,
        title=Words("Det trenger ikke å ende på «veg»", "Det treng ikkje å ende på «veg»"),
        message=Words(
            "Navnet trenger ikke å slutte på «-vegen» eller «-gata».",
            "Namnet treng ikkje å slutte på «-vegen» eller «-gata».",
        ),
        explanation=Words(
            "Bakke, brekke, gutu, krok, smug og tun er velkomne, gjerne slik folk sier det på stedet.",
            "Bakke, brekke, gutu, krok, smug og tun er velkomne, gjerne slik folk seier det på staden.",
        ),
        source=SPRAKRADET,
    ),
    Rule(
        RuleId.LIVING_PERSON,
        Severity.WARNING,
        automatic=False,
        title=Words("Nålevende personer", "Nolevande personar"),
        message=Words("Unngå navn på nålevende personer.", "Unngå namn på nolevande personar."),
        explanation=Words(
            "Språkrådet fraråder å kalle opp nålevende personer. Noen kommuner venter fem til ti år etter dødsfallet.",
            "Språkrådet rår frå å kalle opp nolevande personar. Nokre kommunar ventar fem til ti år etter dødsfallet.",
        ),
        source=Words("Språkrådets navngivingsprinsipp 7", "Namngivingsprinsipp 7 frå Språkrådet"),
    ),
    Rule(
        RuleId.OFFENSIVE,
        Severity.WARNING,
        automatic=False,
        title=Words("Støtende eller komiske navn", "Støytande eller komiske namn"),
        message=Words("Navnet bør ikke virke støtende eller komisk.", "Namnet bør ikkje verke støytande eller komisk."),
        explanation=Words(
            "Folk skal leve med navnet lenge. Gamle, nedarvede navn kan likevel brukes.",
            "Folk skal leve med namnet lenge. Gamle, nedarva namn kan likevel brukast.",
        ),
        source=Words("Språkrådets navngivingsprinsipp 5", "Namngivingsprinsipp 5 frå Språkrådet"),
    ),
)
