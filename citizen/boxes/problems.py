"""Why a box can't be read at all, in both language forms."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """Why a box can't be verified."""

    NOT_FOUND = "not-found"
    NOT_A_BOX = "not-a-box"
    OTHER_FILE = "other-file"
    MISSING_FILE = "missing-file"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    OTHER_COLUMNS = "other-columns"
    BROKEN_LINE = "broken-line"
    NO_MANIFEST = "no-manifest"


class UnusableBox(Exception):
    """The box can't be read; carries what a reader must know to mend it."""

    def __init__(self, problem: Problem, file_name: str, **values: str | int) -> None:
        super().__init__(problem, file_name, values)
        self.problem = problem
        self.file_name = file_name
        self.values = values

    def message(self, language: str) -> str:
        """One sentence: the file, what is wrong and what to do; `language` is nb or nn."""
        name = "".join(character if character.isprintable() else "?" for character in self.file_name)
        return f"{name}: {WORDS[language][self.problem].format(**self.values)}"


WORDS = {
    "nb": {
        Problem.NOT_FOUND: "finnes ikke; oppgi mappen eller zip-filen som urnen ligger i.",
        Problem.NOT_A_BOX: "er ingen valgurne; oppgi en mappe eller zip-fil med én manifest.json i.",
        Problem.OTHER_FILE: "hører ikke til i en valgurne; last ned urnen på nytt, og legg ingenting i den.",
        Problem.MISSING_FILE: "filen mangler i urnen; last ned alle filene på nytt.",
        Problem.UNREADABLE: "filen lar seg ikke lese; last den ned på nytt.",
        Problem.TOO_LARGE: "filen er større enn noen valgurne er; last den ned på nytt fra kommunen.",
        Problem.OTHER_COLUMNS: "første linje skulle ha vært {columns}; last ned filen på nytt uten å lagre den i et"
        " regneark.",
        Problem.BROKEN_LINE: "linje {line} er ikke hel; last ned filen på nytt uten å lagre den i et regneark.",
        Problem.NO_MANIFEST: "innholdet er ikke et manifest av formatet citizen-box-1; last ned filen på nytt.",
    },
    "nn": {
        Problem.NOT_FOUND: "finst ikkje; oppgi mappa eller zip-fila som urna ligg i.",
        Problem.NOT_A_BOX: "er inga valurne; oppgi ei mappe eller zip-fil med éi manifest.json i.",
        Problem.OTHER_FILE: "høyrer ikkje til i ei valurne; last ned urna på nytt, og legg ingenting i ho.",
        Problem.MISSING_FILE: "fila manglar i urna; last ned alle filene på nytt.",
        Problem.UNREADABLE: "fila lèt seg ikkje lese; last ho ned på nytt.",
        Problem.TOO_LARGE: "fila er større enn noka valurne er; last ho ned på nytt frå kommunen.",
        Problem.OTHER_COLUMNS: "første linje skulle ha vore {columns}; last ned fila på nytt utan å lagre ho i eit"
        " rekneark.",
        Problem.BROKEN_LINE: "linje {line} er ikkje heil; last ned fila på nytt utan å lagre ho i eit rekneark.",
        Problem.NO_MANIFEST: "innhaldet er ikkje eit manifest av formatet citizen-box-1; last ned fila på nytt.",
    },
}
