"""What makes a file of people or a roll unusable, said without repeating anything that stands in it.

A cell may hold a birth number even where none belongs, so no sentence ever shows what was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

MOST_LINES = 5
"""So many lines are named for each problem; who mends five has seen what is wrong."""


class Problem(StrEnum):
    """What is wrong with a file or a line of it."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_UTF8 = "not-utf8"
    NUL = "nul"
    NO_NUMBERS_COLUMN = "no-numbers-column"
    DOUBLE_COLUMN = "double-column"
    RAGGED = "ragged"
    BAD_NUMBER = "bad-number"
    BAD_DISTRICT = "bad-district"
    BAD_ROAD = "bad-road"
    ROAD_WITHOUT_DISTRICT = "road-without-district"
    BAD_DATE = "bad-date"
    BAD_PAPER = "bad-paper"
    TWO_OF_ONE = "two-of-one"
    NOT_A_KEY = "not-a-key"
    NOT_A_ROLL = "not-a-roll"
    BIRTH_NUMBERS = "birth-numbers"
    OTHER_KEY = "other-key"
    CUT_OFF = "cut-off"
    BAD_CELL = "bad-cell"
    UNKNOWN_DISTRICT = "unknown-district"
    UNKNOWN_ROAD = "unknown-road"


class UnusableFile(Exception):
    """A file from which nothing was taken; knows every problem with the lines where it stands."""

    def __init__(self, file_name: str, found: Problem | Mapping[Problem, Sequence[int]]) -> None:
        self.file_name = file_name
        self.found: Mapping[Problem, Sequence[int]] = {found: ()} if isinstance(found, Problem) else found
        super().__init__(file_name, dict(self.found))

    def messages(self, language: str) -> list[str]:
        """A sentence for each problem: the file, the lines, what is wrong and what to do; `language` is nb or nn."""
        name = "".join(character if character.isprintable() else "?" for character in self.file_name)
        return [
            f"{_place(name, lines, language)}: {WORDS[language][problem]}"
            for problem, lines in sorted(self.found.items(), key=lambda item: list(item[1])[:1])
        ]


def _place(name: str, lines: Sequence[int], language: str) -> str:
    if not lines:
        return name
    shown = [str(line) for line in lines[:MOST_LINES]]
    more = len(lines) - len(shown)
    last = {"nb": f"{more} til", "nn": f"{more} til"}[language] if more else shown.pop()
    return f"{name}, linje {', '.join(shown)} og {last}" if shown else f"{name}, linje {last}"


WORDS = {
    "nb": {
        Problem.UNREADABLE: "filen finnes ikke eller lar seg ikke lese; se etter skrivefeil i navnet.",
        Problem.EMPTY: "filen har ingen personer; se etter at du har valgt rett fil.",
        Problem.NOT_UTF8: "teksten er ikke UTF-8; lagre filen på nytt som «CSV UTF-8».",
        Problem.NUL: "filen inneholder nulltegn og er skadet; lag den på nytt.",
        Problem.NO_NUMBERS_COLUMN: "første linje har ingen kolonne som heter fodselsnummer; skriv navnene på kolonnene"
        " i første linje, med semikolon eller komma mellom.",
        Problem.DOUBLE_COLUMN: "to kolonner sier det samme i første linje; ta bort den ene.",
        Problem.RAGGED: "linjen har et annet antall kolonner enn første linje, eller et anførselstegn for lite; rett"
        " linjen.",
        Problem.BAD_NUMBER: "fødselsnummeret er ikke gyldig; rett det. Har det bare ti sifre, har regnearket tatt bort"
        " en null fremst: lagre kolonnen som tekst.",
        Problem.BAD_DISTRICT: "kommunenummeret er ikke fire sifre; rett linjen.",
        Problem.BAD_ROAD: "adressekoden er ikke et tall fra 1 til 99999; rett linjen.",
        Problem.ROAD_WITHOUT_DISTRICT: "adressekoden står uten kommunenummer; fyll ut kommunenummeret, for kodene"
        " gjelder innenfor hver tidligere kommune.",
        Problem.BAD_DATE: "fødselsdatoen er ikke en dato; skriv den som 2008-05-17 eller 17.05.2008.",
        Problem.BAD_PAPER: "kolonnen papir sier verken ja eller nei; skriv ja, nei eller la den stå tom.",
        Problem.TWO_OF_ONE: "samme person står i filen fra før med andre opplysninger; behold den linjen som er rett.",
        Problem.NOT_A_KEY: "dette er ikke en nøkkel fra «citizen roll key»; be driften om nøkkelfilen.",
        Problem.NOT_A_ROLL: "dette er ikke en liste fra «citizen roll make»; lag listen med den kommandoen, og last inn"
        " filen som den er.",
        Problem.BIRTH_NUMBERS: "filen inneholder fødselsnumre, og de skal ikke hit; ingenting er lagret. Lag listen med"
        " «citizen roll make» på kommunens egen maskin, og last inn den listen.",
        Problem.OTHER_KEY: "listen er laget med en annen nøkkel enn dette nettstedet har; be driften om nøkkelfilen, og"
        " lag listen på nytt.",
        Problem.CUT_OFF: "filen har ikke så mange linjer som den selv sier, så noe er borte; lag listen på nytt.",
        Problem.BAD_CELL: "linjen er endret etter at listen ble laget; lag listen på nytt, og last inn filen som den"
        " er.",
        Problem.UNKNOWN_DISTRICT: "kommunenummeret er ikke et av de tidligere kommunenumrene her; rett det i filen"
        " som listen lages av.",
        Problem.UNKNOWN_ROAD: "adressekoden finnes ikke i veiregisteret til den tidligere kommunen; rett den, eller"
        " last inn et nyere veiregister.",
    },
    "nn": {
        Problem.UNREADABLE: "fila finst ikkje eller lèt seg ikkje lese; sjå etter skrivefeil i namnet.",
        Problem.EMPTY: "fila har ingen personar; sjå etter at du har valt rett fil.",
        Problem.NOT_UTF8: "teksten er ikkje UTF-8; lagre fila på nytt som «CSV UTF-8».",
        Problem.NUL: "fila inneheld nullteikn og er skadd; lag ho på nytt.",
        Problem.NO_NUMBERS_COLUMN: "første linja har ingen kolonne som heiter fodselsnummer; skriv namna på kolonnane"
        " i første linja, med semikolon eller komma mellom.",
        Problem.DOUBLE_COLUMN: "to kolonnar seier det same i første linja; ta bort den eine.",
        Problem.RAGGED: "linja har eit anna tal på kolonnar enn første linja, eller eit hermeteikn for lite; rett"
        " linja.",
        Problem.BAD_NUMBER: "fødselsnummeret er ikkje gyldig; rett det. Har det berre ti siffer, har reknearket teke"
        " bort ein null fremst: lagre kolonnen som tekst.",
        Problem.BAD_DISTRICT: "kommunenummeret er ikkje fire siffer; rett linja.",
        Problem.BAD_ROAD: "adressekoden er ikkje eit tal frå 1 til 99999; rett linja.",
        Problem.ROAD_WITHOUT_DISTRICT: "adressekoden står utan kommunenummer; fyll ut kommunenummeret, for kodane"
        " gjeld innanfor kvar tidlegare kommune.",
        Problem.BAD_DATE: "fødselsdatoen er ikkje ein dato; skriv han som 2008-05-17 eller 17.05.2008.",
        Problem.BAD_PAPER: "kolonnen papir seier korkje ja eller nei; skriv ja, nei eller lat han stå tom.",
        Problem.TWO_OF_ONE: "same person står i fila frå før med andre opplysningar; ta vare på den linja som er rett.",
        Problem.NOT_A_KEY: "dette er ikkje ein nøkkel frå «citizen roll key»; be drifta om nøkkelfila.",
        Problem.NOT_A_ROLL: "dette er ikkje ei liste frå «citizen roll make»; lag lista med den kommandoen, og last inn"
        " fila som ho er.",
        Problem.BIRTH_NUMBERS: "fila inneheld fødselsnummer, og dei skal ikkje hit; ingenting er lagra. Lag lista med"
        " «citizen roll make» på eiga maskin i kommunen, og last inn den lista.",
        Problem.OTHER_KEY: "lista er laga med ein annan nøkkel enn denne nettstaden har; be drifta om nøkkelfila, og"
        " lag lista på nytt.",
        Problem.CUT_OFF: "fila har ikkje så mange linjer som ho sjølv seier, så noko er borte; lag lista på nytt.",
        Problem.BAD_CELL: "linja er endra etter at lista blei laga; lag lista på nytt, og last inn fila som ho er.",
        Problem.UNKNOWN_DISTRICT: "kommunenummeret er ikkje eit av dei tidlegare kommunenummera her; rett det i fila"
        " som lista blir laga av.",
        Problem.UNKNOWN_ROAD: "adressekoden finst ikkje i vegregisteret til den tidlegare kommunen; rett han, eller"
        " last inn eit nyare vegregister.",
    },
}
