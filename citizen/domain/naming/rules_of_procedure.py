"""What happens to a name after residents have had their say; judged by people, shown to everyone."""

from citizen.domain.naming.rule import Rule, RuleId, Severity, Words

RULES_OF_PROCEDURE = (
    Rule(
        RuleId.PROTECTED,
        Severity.WARNING,
        automatic=False,
        for_staff=True,
        title=Words("Vernede navn", "Verna namn"),
        message=Words(
            "Navnet kan være vernet. Kommunen undersøker det.", "Namnet kan vere verna. Kommunen undersøkjer det."
        ),
        explanation=Words(
            "Et stedsnavn kan bare flyttes til et nytt sted hvis det ikke er et vernet slektsnavn eller et særegent"
            " navn et annet sted.",
            "Eit stadnamn kan berre flyttast til ein ny stad dersom det ikkje er eit verna slektsnamn eller eit"
            " særeige namn ein annan stad.",
        ),
        source=Words("Stadnamnlova § 3", "Stadnamnlova § 3"),
    ),
    Rule(
        RuleId.PLACE_NAME_SERVICE,
        Severity.INFO,
        automatic=False,
        for_staff=True,
        title=Words("Stedsnavntjenesten skal uttale seg", "Stadnamntenesta skal uttale seg"),
        message=Words(
            "Skrivemåten blir sendt til stedsnavntjenesten før kommunen vedtar navnet.",
            "Skrivemåten blir send til stadnamntenesta før kommunen vedtek namnet.",
        ),
        explanation=Words(
            "Kommunen kan ikke vedta skrivemåten før stedsnavntjenesten har gitt råd. For samiske navn er det"
            " Sametinget. Navnet som vinner avstemningen, kan derfor få en litt annen skrivemåte.",
            "Kommunen kan ikkje vedta skrivemåten før stadnamntenesta har gitt råd. For samiske namn er det"
            " Sametinget. Namnet som vinn avrøystinga, kan difor få ein litt annan skrivemåte.",
        ),
        source=Words("Stadnamnlova §§ 9 og 13", "Stadnamnlova §§ 9 og 13"),
    ),
    Rule(
        RuleId.PARALLEL_NAMES,
        Severity.INFO,
        automatic=False,
        for_staff=True,
        title=Words("Samiske og kvenske navn", "Samiske og kvenske namn"),
        message=Words(
            "Har veien også et samisk eller kvensk navn, skal navnene tas opp samtidig.",
            "Har vegen òg eit samisk eller kvensk namn, skal namna takast opp samtidig.",
        ),
        explanation=Words(
            "Et nedarvet navn kan bare erstattes av et navn på samme språk. Samiske og kvenske bokstaver skal stå.",
            "Eit nedarva namn kan berre bytast ut med eit namn på same språk. Samiske og kvenske bokstavar skal stå.",
        ),
        source=Words("Stadnamnlova §§ 3, 7 og 11", "Stadnamnlova §§ 3, 7 og 11"),
    ),
    Rule(
        RuleId.OTHER_WAY_OUT,
        Severity.INFO,
        automatic=False,
        for_staff=True,
        title=Words("Veien kan også gå inn i en annen", "Vegen kan òg gå inn i ein annan"),
        message=Words(
            "Veien kan i stedet få adresse til en vei den henger sammen med.",
            "Vegen kan i staden få adresse til ein veg han heng saman med.",
        ),
        explanation=Words(
            "En kort vei kan bli en del av naboveien, en lang kan deles i to, og et navn uten adresser kan gå ut.",
            "Ein kort veg kan bli ein del av nabovegen, ein lang kan delast i to, og eit namn utan adresser kan gå ut.",
        ),
        source=Words("Praksis i Songdalen, Asker og Ørskog", "Praksis i Songdalen, Asker og Ørskog"),
    ),
)
