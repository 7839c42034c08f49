"""The rules that keep one name to one road."""

from citizen.domain.naming.rule import Rule, RuleId, Severity, Words

REGULATION_51 = Words("Matrikkelforskriften § 51 første ledd", "Matrikkelforskrifta § 51 første ledd")
PRINCIPLE_1 = Words("Språkrådets navngivingsprinsipp 1", "Namngivingsprinsipp 1 frå Språkrådet")

RULES_OF_UNIQUENESS = (
    Rule(
        RuleId.TAKEN,
        Severity.ERROR,
        title=Words("Navnet er opptatt", "Namnet er oppteke"),
        message=Words(
            "{existing} er allerede i bruk. Hvert navn kan bare brukes én gang i kommunen, så velg et annet.",
            "{existing} er allereie i bruk. Kvart namn kan berre brukast éin gong i kommunen, så vel eit anna.",
        ),
        explanation=Words(
            "Ambulanse, brannbil og post må finne fram med bare navn og nummer. Derfor skal et adressenavn være"
            " entydig i kommunen. Når kommuner slår seg sammen, gjelder det navnene i alle sammen, også det gamle"
            " navnet på veien: det er en annen vei som beholder det.",
            "Ambulanse, brannbil og post må finne fram med berre namn og nummer. Difor skal eit adressenamn vere"
            " eintydig i kommunen. Når kommunar slår seg saman, gjeld det namna i alle saman, òg det gamle namnet på"
            " vegen: det er ein annan veg som beheld det.",
        ),
        source=REGULATION_51,
    ),
    Rule(
        RuleId.TAKEN_IN_SHARED_AREA,
        Severity.ERROR,
        title=Words("Opptatt i et felles adresseområde", "Oppteke i eit felles adresseområde"),
        message=Words(
            "{existing} er allerede i bruk i området som kommunene adresserer sammen. Velg et annet navn.",
            "{existing} er allereie i bruk i området som kommunane adresserer saman. Vel eit anna namn.",
        ),
        explanation=Words(
            "Noen kommuner har et felles område for adresser. Da må navnet være entydig i hele området.",
            "Nokre kommunar har eit felles område for adresser. Då må namnet vere eintydig i heile området.",
        ),
        source=Words("Matrikkelforskriften § 58", "Matrikkelforskrifta § 58"),
    ),
    Rule(
        RuleId.CHOSEN_ELSEWHERE,
        Severity.ERROR,
        title=Words("Valgt eller på stemmeseddelen for en annen vei", "Valt eller på røystesetelen for ein annan veg"),
        message=Words(
            "Navnet er valgt eller står på stemmeseddelen for en annen vei: {existing}. Velg et annet.",
            "Namnet er valt eller står på røystesetelen for ein annan veg: {existing}. Vel eit anna.",
        ),
        explanation=Words(
            "To veier kan ikke få samme nye navn. Et navn som innbyggerne stemmer på eller har stemt fram for en annen"
            " vei, er derfor opptatt.",
            "To vegar kan ikkje få same nye namn. Eit namn som innbyggjarane røystar på eller har røysta fram for ein"
            " annan veg, er difor oppteke.",
        ),
        source=REGULATION_51,
    ),
    Rule(
        RuleId.ALSO_PROPOSED,
        Severity.INFO,
        title=Words("Foreslått for en annen vei også", "Føreslått for ein annan veg òg"),
        message=Words("Navnet er også foreslått for {existing}.", "Namnet er òg føreslått for {existing}."),
        explanation=Words(
            "Det er lov å foreslå samme navn for flere veier, men bare én av dem kan få det.",
            "Det er lov å føreslå same namn for fleire vegar, men berre éin av dei kan få det.",
        ),
        source=REGULATION_51,
    ),
    Rule(
        RuleId.CONFUSABLE,
        Severity.WARNING,
        title=Words("Kan forveksles", "Kan forvekslast"),
        message=Words(
            "Navnet kan forveksles med {existing}. Velg et navn som skiller seg tydelig ut, også når det blir sagt i"
            " telefonen.",
            "Namnet kan forvekslast med {existing}. Vel eit namn som skil seg tydeleg ut, òg når det blir sagt i"
            " telefonen.",
        ),
        explanation=Words(
            "Den som ringer nødnummeret, sier navnet; ingen ser hvordan det staves. Ferjevegen og Fergevegen,"
            " Haugvegen og Haugevegen eller to navn med én bokstavs forskjell kan sende hjelpen til feil vei.",
            "Den som ringjer naudnummeret, seier namnet; ingen ser korleis det er stava. Ferjevegen og Fergevegen,"
            " Haugvegen og Haugevegen eller to namn der berre éin bokstav skil, kan sende hjelpa til feil veg.",
        ),
        source=PRINCIPLE_1,
    ),
    Rule(
        RuleId.BEGINS_ALIKE,
        Severity.INFO,
        title=Words("Begynner likt", "Byrjar likt"),
        message=Words(
            "Andre navn begynner likt: {existing}. Det er lov, men en annen begynnelse er lettere å skille ut.",
            "Andre namn byrjar likt: {existing}. Det er lov, men ei anna byrjing er lettare å skilje ut.",
        ),
        explanation=Words(
            "Furuvegen og Furubakken er to lovlige navn. Slike par er greie når veiene ligger inntil hverandre, og"
            " uheldige når de ligger i hver sin ende av kommunen.",
            "Furuvegen og Furubakken er to lovlege namn. Slike par er greie når vegane ligg inntil kvarandre, og"
            " uheldige når dei ligg i kvar sin ende av kommunen.",
        ),
        source=Words("Kartverkets adresseveileder, punkt 14.3", "Adresserettleiaren frå Kartverket, punkt 14.3"),
    ),
    Rule(
        RuleId.PLACE_ELSEWHERE,
        Severity.WARNING,
        title=Words("Stedsnavn et annet sted", "Stadnamn ein annan stad"),
        message=Words(
            "{existing} er også et offisielt stedsnavn i kommunen. Velg et annet navn hvis veien ligger et annet sted.",
            "{existing} er òg eit offisielt stadnamn i kommunen. Vel eit anna namn dersom vegen ligg ein annan stad.",
        ),
        explanation=Words(
            "Et veinavn som er likt navnet på en gård eller et tettsted, leder folk dit. Navnet bør bare brukes på en"
            " vei som ligger der.",
            "Eit vegnamn som er likt namnet på ein gard eller ein tettstad, leier folk dit. Namnet bør berre brukast"
            " på ein veg som ligg der.",
        ),
        source=Words(
            "Språkrådets navngivingsprinsipp 1 og stadnamnlova § 3",
            "Namngivingsprinsipp 1 frå Språkrådet og stadnamnlova § 3",
        ),
    ),
    Rule(
        RuleId.USED_BY_NEIGHBOUR,
        Severity.INFO,
        title=Words("Brukt i nabokommunen", "Brukt i nabokommunen"),
        message=Words(
            "Navnet finnes også i en nabokommune: {existing}. Det er lov, men et eget navn er bedre nær grensa.",
            "Namnet finst òg i ein nabokommune: {existing}. Det er lov, men eit eige namn er betre nær grensa.",
        ),
        explanation=Words(
            "Navnet må være entydig i kommunen, ikke i landet. Nær kommunegrensa er det likevel en fordel at naboen"
            " ikke har det samme.",
            "Namnet må vere eintydig i kommunen, ikkje i landet. Nær kommunegrensa er det likevel ein fordel at naboen"
            " ikkje har det same.",
        ),
        source=Words("Praksis i Hustadvika kommune", "Praksis i Hustadvika kommune"),
    ),
)
