"""The rules about how a name is written: characters, capitals, one word or more."""

from citizen.domain.naming.rule import Rule, RuleId, Severity, Words

OWN = Words("Egen regel i løsningen", "Eigen regel i løysinga")
ORTHOGRAPHY = Words("Norsk rettskrivning", "Norsk rettskriving")
SPRAKRADET = Words("Språkrådet: «Namnsetjing av gater og vegar»", "Språkrådet: «Namnsetjing av gater og vegar»")

RULES_OF_SPELLING = (
    Rule(
        RuleId.EMPTY,
        Severity.ERROR,
        title=Words("Navnet mangler", "Namnet manglar"),
        message=Words("Skriv inn et navn.", "Skriv inn eit namn."),
        explanation=Words("Et forslag uten navn kan ikke sendes.", "Eit forslag utan namn kan ikkje sendast."),
        source=OWN,
    ),
    Rule(
        RuleId.NO_LETTERS,
        Severity.ERROR,
        title=Words("Navnet har ingen bokstaver", "Namnet har ingen bokstavar"),
        message=Words("Et navn må ha bokstaver. Skriv det med ord.", "Eit namn må ha bokstavar. Skriv det med ord."),
        explanation=Words(
            "Tall og tegn alene blir ikke til et navn som noen kan si i telefonen.",
            "Tal og teikn åleine blir ikkje til eit namn som nokon kan seie i telefonen.",
        ),
        source=OWN,
    ),
    Rule(
        RuleId.ONE_LETTER,
        Severity.ERROR,
        title=Words("Minst to bokstaver", "Minst to bokstavar"),
        message=Words(
            "Et navn må ha minst to bokstaver. Skriv hele ordet.",
            "Eit namn må ha minst to bokstavar. Skriv heile ordet.",
        ),
        explanation=Words(
            "En enkelt bokstav er vanskelig å oppfatte og å søke på. Bare Å og Ø går an, for de er ord for seg selv.",
            "Ein einskild bokstav er vanskeleg å oppfatte og å søkje på. Berre Å og Ø går an, for dei er ord for seg"
            " sjølve.",
        ),
        source=OWN,
    ),
    Rule(
        RuleId.NOT_A_NAME,
        Severity.ERROR,
        title=Words("For langt til å være et navn", "For langt til å vere eit namn"),
        message=Words(
            "Navnet er lengre enn {most} tegn. Skriv bare selve navnet, og legg resten i begrunnelsen.",
            "Namnet er lengre enn {most} teikn. Skriv berre sjølve namnet, og legg resten i grunngivinga.",
        ),
        explanation=Words(
            "Et veinavn skal få plass på et skilt. De lengste som er i bruk, har rundt 25 tegn.",
            "Eit vegnamn skal få plass på eit skilt. Dei lengste som er i bruk, har rundt 25 teikn.",
        ),
        source=OWN,
    ),
    Rule(
        RuleId.UNUSABLE_CHARACTER,
        Severity.ERROR,
        title=Words("Usynlige tegn", "Usynlege teikn"),
        message=Words(
            "Navnet inneholder et tegn som ikke vises eller ikke kan lagres ({character}). Skriv navnet på nytt.",
            "Namnet inneheld eit teikn som er usynleg eller ikkje kan lagrast ({character}). Skriv namnet på nytt.",
        ),
        explanation=Words(
            "Usynlige tegn følger av og til med når tekst blir limt inn. To navn som ser like ut, kan da være"
            " forskjellige for en maskin. Mellomrom som er til overs, retter vi for deg.",
            "Usynlege teikn følgjer av og til med når tekst blir limt inn. To namn som ser like ut, kan då vere"
            " ulike for ei maskin. Mellomrom som er til overs, rettar vi for deg.",
        ),
        source=OWN,
    ),
    Rule(
        RuleId.FOREIGN_CHARACTER,
        Severity.ERROR,
        title=Words("Tegn som ikke kan brukes", "Teikn som ikkje kan brukast"),
        message=Words(
            "Disse tegnene kan ikke brukes i et veinavn: {characters}. Bruk bokstaver, mellomrom, bindestrek, punktum"
            " og apostrof.",
            "Desse teikna kan ikkje brukast i eit vegnamn: {characters}. Bruk bokstavar, mellomrom, bindestrek, punktum"
            " og apostrof.",
        ),
        explanation=Words(
            "Alle norske, samiske og kvenske bokstaver kan brukes. Andre tegn står ikke i adresseregisteret, og"
            " bokstaver fra andre alfabeter kan se ut som norske uten å være det.",
            "Alle norske, samiske og kvenske bokstavar kan brukast. Andre teikn står ikkje i adresseregisteret, og"
            " bokstavar frå andre alfabet kan sjå ut som norske utan å vere det.",
        ),
        source=OWN,
    ),
    Rule(
        RuleId.CAPITAL_FIRST,
        Severity.ERROR,
        title=Words("Stor forbokstav", "Stor førebokstav"),
        message=Words(
            "Navnet skal ha stor forbokstav og ellers små bokstaver: {suggestion}.",
            "Namnet skal ha stor førebokstav og elles små bokstavar: {suggestion}.",
        ),
        explanation=Words(
            "Et veinavn er et egennavn. Det skrives med stor forbokstav, men ikke med bare store bokstaver.",
            "Eit vegnamn er eit eigennamn. Det blir skrive med stor førebokstav, men ikkje med berre store bokstavar.",
        ),
        source=ORTHOGRAPHY,
    ),
    Rule(
        RuleId.CAPITAL_INSIDE,
        Severity.WARNING,
        title=Words("Liten bokstav i «veg» og «gate»", "Liten bokstav i «veg» og «gate»"),
        message=Words(
            "Bare første ord og egennavn har stor bokstav: {suggestion}.",
            "Berre første ordet og eigennamn har stor bokstav: {suggestion}.",
        ),
        explanation=Words(
            "I navn av flere ord, som Henrik Ibsens veg, er «veg» et vanlig ord og får liten bokstav.",
            "I namn av fleire ord, som Henrik Ibsens veg, er «veg» eit vanleg ord og får liten bokstav.",
        ),
        source=SPRAKRADET,
    ),
    Rule(
        RuleId.ONE_WORD,
        Severity.WARNING,
        title=Words("Ett ord i bestemt form", "Eitt ord i bestemt form"),
        message=Words(
            "Slike navn skrives vanligvis i ett ord og i bestemt form: {suggestion}.",
            "Slike namn blir vanlegvis skrivne i eitt ord og i bestemt form: {suggestion}.",
        ),
        explanation=Words(
            "Norske stedsnavn er som regel sammensatt til ett ord i bestemt form: Dalsskogen og Nærøybrua, ikke Dal"
            " skog og Nærøy bru.",
            "Norske stadnamn er som regel sette saman til eitt ord i bestemt form: Dalsskogen og Nærøybrua, ikkje Dal"
            " skog og Nærøy bru.",
        ),
        source=SPRAKRADET,
    ),
    Rule(
        RuleId.DEFINITE_FIRST_PART,
        Severity.WARNING,
        title=Words("Førsteleddet mister endelsen", "Førsteleddet mistar endinga"),
        message=Words(
            "Første del mister vanligvis endelsen når mer kommer etter: {suggestion}.",
            "Første delen mistar vanlegvis endinga når meir kjem etter: {suggestion}.",
        ),
        explanation=Words(
            "Veien til Dalen heter Dalsvegen, ikke Dalenvegen, og veien til Fjellet heter Fjellvegen. Har stedet et"
            " innarbeidet navn på «-en», kan det likevel bli stående.",
            "Vegen til Dalen heiter Dalsvegen, ikkje Dalenvegen, og vegen til Fjellet heiter Fjellvegen. Har staden"
            " eit innarbeidd namn på «-en», kan det likevel bli ståande.",
        ),
        source=SPRAKRADET,
    ),
    Rule(
        RuleId.APOSTROPHE,
        Severity.WARNING,
        title=Words("Uten apostrof", "Utan apostrof"),
        message=Words(
            "Skriv navnet uten apostrof: {suggestion}. Apostrof brukes bare etter s, x og z.",
            "Skriv namnet utan apostrof: {suggestion}. Apostrof blir berre brukt etter s, x og z.",
        ),
        explanation=Words(
            "Det heter Henrik Ibsens veg uten apostrof, men Ole Paus' gate, fordi navnet allerede slutter på s.",
            "Det heiter Henrik Ibsens veg utan apostrof, men Ole Paus' gate, fordi namnet allereie sluttar på s.",
        ),
        source=ORTHOGRAPHY,
    ),
    Rule(
        RuleId.ABBREVIATION,
        Severity.WARNING,
        title=Words("Skriv navnet fullt ut", "Skriv namnet fullt ut"),
        message=Words(
            "Skriv navnet fullt ut, uten forkortelser som «{abbreviation}».",
            "Skriv namnet fullt ut, utan forkortingar som «{abbreviation}».",
        ),
        explanation=Words(
            "Forkortelser leses på flere måter og er vanskelige å søke på. Trengs en kortform, fastsetter kommunen den"
            " ved siden av navnet.",
            "Forkortingar kan lesast på fleire måtar og er vanskelege å søkje på. Trengst ei kortform, fastset kommunen"
            " ho ved sida av namnet.",
        ),
        source=Words("Kartverkets adresseveileder, punkt 12", "Adresserettleiaren frå Kartverket, punkt 12"),
    ),
    Rule(
        RuleId.ROAD_FORM,
        Severity.WARNING,
        title=Words("Kommunens form", "Forma til kommunen"),
        message=Words(
            "Kommunen bruker formen «{form}» i veinavn: {suggestion}.",
            "Kommunen bruker forma «{form}» i vegnamn: {suggestion}.",
        ),
        explanation=Words(
            "På bokmål er både «vei» og «veg» riktig, på nynorsk bare «veg». Kommunen velger én form, så alle skilt er"
            " like.",
            "På bokmål er både «vei» og «veg» rett, på nynorsk berre «veg». Kommunen vel éi form, så alle skilt er"
            " like.",
        ),
        source=Words("Kommunens eget valg", "Det kommunen sjølv har valt"),
    ),
    Rule(
        RuleId.DIGITS,
        Severity.WARNING,
        title=Words("Tall i navnet", "Tal i namnet"),
        message=Words(
            "Unngå tall i navnet. Det kan forveksles med husnummeret, så skriv det heller med bokstaver.",
            "Unngå tal i namnet. Det kan forvekslast med husnummeret, så skriv det heller med bokstavar.",
        ),
        explanation=Words(
            "Felt 2 nummer 14 blir lett til Felt 214. Husnummeret skal være det eneste tallet i en adresse.",
            "Felt 2 nummer 14 blir lett til Felt 214. Husnummeret skal vere det einaste talet i ei adresse.",
        ),
        source=Words("Følger av matrikkelforskriften § 52", "Følgjer av matrikkelforskrifta § 52"),
    ),
)
