"""Everything that can be wrong with an address file, and the words that say what and what to do about it."""

from enum import StrEnum


class Problem(StrEnum):
    """Why a file can't be used."""

    NOT_FOUND = "not_found"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_UTF8 = "not_utf8"
    NUL = "nul"
    LINE_TOO_LONG = "line_too_long"
    MISSING_COLUMNS = "missing_columns"
    DOUBLE_COLUMN = "double_column"
    RAGGED = "ragged"
    TRUNCATED = "truncated"
    BAD_MUNICIPALITY_NUMBER = "bad_municipality_number"
    BAD_CODE = "bad_code"
    NO_NAME = "no_name"
    UNUSABLE_NAME = "unusable_name"
    CODE_WITH_TWO_NAMES = "code_with_two_names"
    NO_ROAD_ADDRESSES = "no_road_addresses"
    TOO_MANY_ROADS = "too_many_roads"
    OTHER_MUNICIPALITY = "other_municipality"
    SEVERAL_MUNICIPALITIES = "several_municipalities"
    SAME_MUNICIPALITY_TWICE = "same_municipality_twice"
    BROKEN_ZIP = "broken_zip"
    LOCKED_ZIP = "locked_zip"
    ZIP_BOMB = "zip_bomb"
    TOO_MANY_ENTRIES = "too_many_entries"
    UNSAFE_ENTRY = "unsafe_entry"
    NOT_ONE_CSV = "not_one_csv"


class UnusableFile(Exception):
    """A file from which nothing was taken; carries what a reader must know to mend it."""

    def __init__(self, file_name: str, problem: Problem, line: int | None = None, **values: str | int) -> None:
        super().__init__(file_name, problem, line, values)
        self.file_name = file_name
        self.problem = problem
        self.line = line
        self.values = values

    def message(self, language: str) -> str:
        """One sentence: the file, the line, what is wrong and what to do; `language` is nb or nn."""
        name = "".join(character if character.isprintable() else "?" for character in self.file_name)
        place = f"{name}, linje {self.line}" if self.line else name
        return f"{place}: {WORDS[language][self.problem].format(**self.values)}"

    def __str__(self) -> str:
        return self.message("nb")


WORDS = {
    "nb": {
        Problem.NOT_FOUND: "filen finnes ikke; se etter skrivefeil i navnet.",
        Problem.NOT_A_FILE: "dette er ikke en fil; oppgi CSV-filen eller zip-filen fra Kartverket.",
        Problem.UNREADABLE: "filen lar seg ikke lese; se etter at du har tilgang til den.",
        Problem.EMPTY: "filen er tom; last den ned på nytt fra Kartverket.",
        Problem.NOT_UTF8: "teksten er ikke UTF-8; bruk filen slik Kartverket gir den, uten å lagre den på nytt"
        " i et regneark.",
        Problem.NUL: "linjen inneholder et nulltegn, så filen er skadet; last den ned på nytt.",
        Problem.LINE_TOO_LONG: "linjen er lengre enn {limit} tegn, så dette er ikke en adressefil; bruk"
        " matrikkelenAdresse.csv fra Kartverket.",
        Problem.MISSING_COLUMNS: "kolonnene {columns} mangler i første linje; bruk matrikkelenAdresse.csv eller"
        " matrikkelenVegadresse.csv, med semikolon mellom kolonnene.",
        Problem.DOUBLE_COLUMN: "kolonnen {column} står to ganger i første linje; bruk filen slik Kartverket gir den.",
        Problem.RAGGED: "linjen har {found} kolonner, men første linje har {expected}; last ned filen på nytt eller"
        " rett linjen.",
        Problem.TRUNCATED: "filen slutter midt i en linje, så resten mangler; last den ned på nytt.",
        Problem.BAD_MUNICIPALITY_NUMBER: "kommunenummeret «{value}» er ikke fire sifre; rett linjen eller last ned"
        " filen på nytt.",
        Problem.BAD_CODE: "adressekoden «{value}» er ikke et tall fra 1 til 99999; rett linjen eller last ned filen"
        " på nytt.",
        Problem.NO_NAME: "veiadressen har ikke noe adressenavn; rett linjen eller last ned filen på nytt.",
        Problem.UNUSABLE_NAME: "adressenavnet inneholder tegn som ikke kan brukes ({value}); rett linjen eller last"
        " ned filen på nytt.",
        Problem.CODE_WITH_TWO_NAMES: "adressekode {code} heter «{name}» her, men «{other}» i linje {other_line}; rett"
        " den som er feil.",
        Problem.NO_ROAD_ADDRESSES: "filen har ingen veiadresser; bruk en fil der kolonnen adressetype har verdien"
        " vegadresse.",
        Problem.TOO_MANY_ROADS: "filen har flere enn {limit} veier, mer enn hele landet; last ned filen på nytt fra"
        " Kartverket.",
        Problem.OTHER_MUNICIPALITY: "filen gjelder {found}, ikke kommune {asked}; velg filen for {asked}, eller"
        " kommunen som filen gjelder.",
        Problem.SEVERAL_MUNICIPALITIES: "filen har {count} kommuner; bruk én fil for hver kommune.",
        Problem.SAME_MUNICIPALITY_TWICE: "filen gjelder kommune {number}, akkurat som {other}; bruk én fil for hver"
        " kommune.",
        Problem.BROKEN_ZIP: "zip-filen er skadet eller ikke lastet helt ned; last den ned på nytt.",
        Problem.LOCKED_ZIP: "zip-filen krever passord eller er pakket på en ukjent måte; pakk den ut og oppgi"
        " CSV-filen.",
        Problem.ZIP_BOMB: "zip-filen vokser til mer enn en adressefil kan være; last den ned på nytt fra Kartverket.",
        Problem.TOO_MANY_ENTRIES: "zip-filen har altfor mange filer i seg; bruk zip-filen fra Kartverket, som har én.",
        Problem.UNSAFE_ENTRY: "zip-filen har en fil med et utrygt navn ({value}); bruk zip-filen fra Kartverket.",
        Problem.NOT_ONE_CSV: "zip-filen skal ha nøyaktig én CSV-fil, men har {count}; pakk den ut og oppgi CSV-filen.",
    },
    "nn": {
        Problem.NOT_FOUND: "fila finst ikkje; sjå etter skrivefeil i namnet.",
        Problem.NOT_A_FILE: "dette er ikkje ei fil; oppgi CSV-fila eller zip-fila frå Kartverket.",
        Problem.UNREADABLE: "fila lèt seg ikkje lese; sjå etter at du har tilgang til ho.",
        Problem.EMPTY: "fila er tom; last ho ned på nytt frå Kartverket.",
        Problem.NOT_UTF8: "teksten er ikkje UTF-8; bruk fila slik Kartverket gir ho, utan å lagre ho på nytt"
        " i eit rekneark.",
        Problem.NUL: "linja inneheld eit nullteikn, så fila er skadd; last ho ned på nytt.",
        Problem.LINE_TOO_LONG: "linja er lengre enn {limit} teikn, så dette er ikkje ei adressefil; bruk"
        " matrikkelenAdresse.csv frå Kartverket.",
        Problem.MISSING_COLUMNS: "kolonnane {columns} manglar i første linja; bruk matrikkelenAdresse.csv eller"
        " matrikkelenVegadresse.csv, med semikolon mellom kolonnane.",
        Problem.DOUBLE_COLUMN: "kolonnen {column} står to gonger i første linja; bruk fila slik Kartverket gir ho.",
        Problem.RAGGED: "linja har {found} kolonnar, men første linja har {expected}; last ned fila på nytt eller"
        " rett linja.",
        Problem.TRUNCATED: "fila sluttar midt i ei linje, så resten manglar; last ho ned på nytt.",
        Problem.BAD_MUNICIPALITY_NUMBER: "kommunenummeret «{value}» er ikkje fire siffer; rett linja eller last ned"
        " fila på nytt.",
        Problem.BAD_CODE: "adressekoden «{value}» er ikkje eit tal frå 1 til 99999; rett linja eller last ned fila"
        " på nytt.",
        Problem.NO_NAME: "vegadressa har ikkje noko adressenamn; rett linja eller last ned fila på nytt.",
        Problem.UNUSABLE_NAME: "adressenamnet inneheld teikn som ikkje kan brukast ({value}); rett linja eller last"
        " ned fila på nytt.",
        Problem.CODE_WITH_TWO_NAMES: "adressekode {code} heiter «{name}» her, men «{other}» i linje {other_line}; rett"
        " den som er feil.",
        Problem.NO_ROAD_ADDRESSES: "fila har ingen vegadresser; bruk ei fil der kolonnen adressetype har verdien"
        " vegadresse.",
        Problem.TOO_MANY_ROADS: "fila har fleire enn {limit} vegar, meir enn heile landet; last ned fila på nytt frå"
        " Kartverket.",
        Problem.OTHER_MUNICIPALITY: "fila gjeld {found}, ikkje kommune {asked}; vel fila for {asked}, eller kommunen"
        " som fila gjeld.",
        Problem.SEVERAL_MUNICIPALITIES: "fila har {count} kommunar; bruk éi fil for kvar kommune.",
        Problem.SAME_MUNICIPALITY_TWICE: "fila gjeld kommune {number}, akkurat som {other}; bruk éi fil for kvar"
        " kommune.",
        Problem.BROKEN_ZIP: "zip-fila er skadd eller ikkje lasta heilt ned; last ho ned på nytt.",
        Problem.LOCKED_ZIP: "zip-fila krev passord eller er pakka på ein ukjend måte; pakk ho ut og oppgi CSV-fila.",
        Problem.ZIP_BOMB: "zip-fila veks til meir enn ei adressefil kan vere; last ho ned på nytt frå Kartverket.",
        Problem.TOO_MANY_ENTRIES: "zip-fila har altfor mange filer i seg; bruk zip-fila frå Kartverket, som har éi.",
        Problem.UNSAFE_ENTRY: "zip-fila har ei fil med eit utrygt namn ({value}); bruk zip-fila frå Kartverket.",
        Problem.NOT_ONE_CSV: "zip-fila skal ha nøyaktig éi CSV-fil, men har {count}; pakk ho ut og oppgi CSV-fila.",
    },
}
