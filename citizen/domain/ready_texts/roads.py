"""Texts for rounds about road names."""

from citizen.domain.ready_texts.ready import ReadyText

ROAD_ROUNDS = (
    ReadyText(
        code="like-navn",
        name=("Veier med like navn", "Vegar med like namn"),
        title=("Hva skal veiene hete?", "Kva skal vegane heite?"),
        summary=(
            "Flere veier i kommunen har samme navn. Foreslå nye navn, og vær med og stem.",
            "Fleire vegar i kommunen har same namn. Føreslå nye namn, og ver med og røyst.",
        ),
        why=(
            (
                "Når to veier heter det samme, kan ambulansen kjøre feil. Derfor må én av dem få nytt navn. Som"
                " hovedregel beholder veien med flest adresser navnet."
            ),
            (
                "Når to vegar heiter det same, kan ambulansen køyre feil. Difor må éin av dei få nytt namn. Som"
                " hovudregel er det vegen med flest adresser som beheld namnet."
            ),
        ),
        open_days=28,
    ),
    ReadyText(
        code="de-som-bor-der",
        name=("Få veier, tett på dem som bor der", "Få vegar, tett på dei som bur der"),
        title=("Hva skal veien din hete?", "Kva skal vegen din heite?"),
        summary=(
            "Noen få veier må få nye navn. Du som bor der, kjenner stedet best: Hva bør veien hete?",
            "Nokre få vegar må få nye namn. Du som bur der, kjenner staden best: Kva bør vegen heite?",
        ),
        why=(
            (
                "Navnet finnes på en annen vei i kommunen. Vi vil gjerne ha navn som folk allerede bruker: gårdsnavn,"
                " terreng, en gammel sti eller noe som har stått der. Eldre stedsnavn går foran nye."
            ),
            (
                "Namnet finst på ein annan veg i kommunen. Vi vil gjerne ha namn som folk allereie bruker: gardsnamn,"
                " terreng, ein gammal sti eller noko som har stått der. Eldre stadnamn går føre nye."
            ),
        ),
        open_days=28,
    ),
    ReadyText(
        code="begge-bytter",
        name=("Begge veiene bytter navn", "Begge vegane byter namn"),
        title=("Hvilke nye navn skal veiene få?", "Kva nye namn skal vegane få?"),
        summary=(
            "Veier med samme navn er like store. Derfor får begge nye navn, og du kan foreslå dem.",
            "Vegar med same namn er like store. Difor får begge nye namn, og du kan føreslå dei.",
        ),
        why=(
            (
                "Når ingen av veiene har klart flest adresser, er det mest rettferdig at ingen beholder navnet. Da får"
                " begge stedene et navn som bare er deres."
            ),
            (
                "Når ingen av vegane har klart flest adresser, er det mest rettferdig at ingen beheld namnet. Då får"
                " begge stadene eit namn som berre er deira."
            ),
        ),
        open_days=42,
    ),
)
