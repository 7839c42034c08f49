"""What is checked in a box, and the sentences that say whether it holds, in both language forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """Something that holds in a box that nobody has tampered with."""

    FILES = "files"
    RECOUNT = "recount"
    RULES = "rules"
    WITNESSED_RULES = "witnessed-rules"
    KEY = "key"
    SIGNATURE = "signature"
    ROOT_SIGNATURES = "root-signatures"
    LOG = "log"
    ROOTS = "roots"
    WITNESSED_ROOT = "witnessed-root"
    RECEIPTS = "receipts"
    COMMITMENTS = "commitments"
    ACCOUNTING = "accounting"
    CHOICES = "choices"
    RESULTS = "results"
    GROUPS = "groups"
    ELECTORS = "electors"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and its outcome; `where` names the file, question or line that was found wrong."""

    check: Check
    holds: bool
    where: str = ""

    def sentence(self, language: str) -> str:
        """What was found, in nb or nn."""
        words = WORDS[language][self.check][0 if self.holds else 1]
        return f"{words} ({self.where})" if self.where and not self.holds else words


WORDS = {
    "nb": {
        Check.FILES: (
            "Filene er de som manifestet nevner.",
            "En fil er en annen enn den som manifestet nevner.",
        ),
        Check.RECOUNT: (
            "Programmet recount.py i urnen er det som følger med denne utgaven av Citizen.",
            "Programmet recount.py i urnen er et annet enn det som følger med dette Citizen: ikke stol på det.",
        ),
        Check.RULES: (
            "Reglene er de som ble låst da avstemningen åpnet.",
            "Reglene er andre enn de som ble låst da avstemningen åpnet.",
        ),
        Check.WITNESSED_RULES: (
            "Reglene er de du oppga.",
            "Reglene er andre enn de du oppga.",
        ),
        Check.KEY: (
            "Nøkkelen er den du oppga.",
            "Nøkkelen er en annen enn den du oppga.",
        ),
        Check.SIGNATURE: (
            "Kommunen har signert manifestet.",
            "Signaturen under manifestet er ikke gyldig.",
        ),
        Check.ROOT_SIGNATURES: (
            "Kommunen har signert alle røttene av loggen.",
            "Signaturen under en rot er ikke gyldig.",
        ),
        Check.LOG: (
            "Loggen er hel: hvert avtrykk står der én gang, i rett rekkefølge.",
            "Loggen har avtrykk som står to ganger, er ødelagt eller står i feil rekkefølge.",
        ),
        Check.ROOTS: (
            "Loggen har bare vokst: hver rot er roten av begynnelsen av den.",
            "En rot er ikke roten av loggen slik den er publisert.",
        ),
        Check.WITNESSED_ROOT: (
            "Roten du oppga, er en rot av denne loggen.",
            "Roten du oppga, er ingen rot av denne loggen.",
        ),
        Check.RECEIPTS: (
            "Alle kvitteringer er gyldige og forskjellige.",
            "En kvittering er ugyldig eller står mer enn én gang.",
        ),
        Check.COMMITMENTS: (
            "Hver stemme har sitt avtrykk i loggen.",
            "En stemme har ikke noe avtrykk i loggen: den er endret eller lagt til.",
        ),
        Check.ACCOUNTING: (
            "Regnskapet går opp: stemmer, erstattede stemmer og tilbaketrekkinger er til sammen alle avtrykk.",
            "Regnskapet går ikke opp: noe er fjernet eller lagt til.",
        ),
        Check.CHOICES: (
            "Hver stemme følger reglene for spørsmålet.",
            "En stemme følger ikke reglene for spørsmålet.",
        ),
        Check.RESULTS: (
            "Resultatene er de samme når alt telles på nytt.",
            "Et resultat er et annet når alt telles på nytt.",
        ),
        Check.GROUPS: (
            "Ingen gruppe har flere stemmer enn alle til sammen.",
            "En gruppe har flere stemmer enn alle til sammen.",
        ),
        Check.ELECTORS: (
            "Ikke flere har stemt enn antallet med stemmerett, der det er oppgitt.",
            "Flere har stemt enn antallet med stemmerett.",
        ),
    },
    "nn": {
        Check.FILES: (
            "Filene er dei som manifestet nemner.",
            "Ei fil er ei anna enn den som manifestet nemner.",
        ),
        Check.RECOUNT: (
            "Programmet recount.py i urna er det som følgjer med denne utgåva av Citizen.",
            "Programmet recount.py i urna er eit anna enn det som følgjer med dette Citizen: ikkje stol på det.",
        ),
        Check.RULES: (
            "Reglane er dei som blei låste då avrøystinga opna.",
            "Reglane er andre enn dei som blei låste då avrøystinga opna.",
        ),
        Check.WITNESSED_RULES: (
            "Reglane er dei du oppgav.",
            "Reglane er andre enn dei du oppgav.",
        ),
        Check.KEY: (
            "Nøkkelen er den du oppgav.",
            "Nøkkelen er ein annan enn den du oppgav.",
        ),
        Check.SIGNATURE: (
            "Kommunen har signert manifestet.",
            "Signaturen under manifestet er ikkje gyldig.",
        ),
        Check.ROOT_SIGNATURES: (
            "Kommunen har signert alle røtene til loggen.",
            "Signaturen under ei rot er ikkje gyldig.",
        ),
        Check.LOG: (
            "Loggen er heil: kvart avtrykk står der éin gong, i rett rekkjefølgje.",
            "Loggen har avtrykk som står to gonger, er øydelagde eller står i feil rekkjefølgje.",
        ),
        Check.ROOTS: (
            "Loggen har berre vakse: kvar rot er rota til byrjinga av han.",
            "Ei rot er ikkje rota til loggen slik han er publisert.",
        ),
        Check.WITNESSED_ROOT: (
            "Rota du oppgav, er ei rot til denne loggen.",
            "Rota du oppgav, er inga rot til denne loggen.",
        ),
        Check.RECEIPTS: (
            "Alle kvitteringar er gyldige og ulike.",
            "Ei kvittering er ugyldig eller står meir enn éin gong.",
        ),
        Check.COMMITMENTS: (
            "Kvar røyst har avtrykket sitt i loggen.",
            "Ei røyst har ikkje noko avtrykk i loggen: ho er endra eller lagd til.",
        ),
        Check.ACCOUNTING: (
            "Rekneskapen går opp: røyster, erstatta røyster og tilbaketrekkingar er til saman alle avtrykk.",
            "Rekneskapen går ikkje opp: noko er fjerna eller lagt til.",
        ),
        Check.CHOICES: (
            "Kvar røyst følgjer reglane for spørsmålet.",
            "Ei røyst følgjer ikkje reglane for spørsmålet.",
        ),
        Check.RESULTS: (
            "Resultata er dei same når alt blir talt på nytt.",
            "Eit resultat er eit anna når alt blir talt på nytt.",
        ),
        Check.GROUPS: (
            "Inga gruppe har fleire røyster enn alle til saman.",
            "Ei gruppe har fleire røyster enn alle til saman.",
        ),
        Check.ELECTORS: (
            "Ikkje fleire har røysta enn talet på dei med røysterett, der det er oppgitt.",
            "Fleire har røysta enn talet på dei med røysterett.",
        ),
    },
}
