"""Nynorsk is nynorsk and bokmål is bokmål: no word of the other form, and one term for one thing."""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import Path

import polib
import pytest

from citizen.domain import round_words

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "citizen"
DEMO = CODE / "demo" / "data"

ONLY_BOKMAAL = """
    allerede andelen annen annet ansatt ansatte antall antallet avgjør avstemning avstemningen avstemninger bare
    beboere begrunn begrunne begrunnelse begrunnelsen beholde beholder ble bodde bor brukere da dager dem deres disse
    egen egne eksempel ellers endret endringer ennå enten et ett fant fikk filen flere flertall folkevalgt
    folkevalgte foreslo foreslå foreslår foreslått forskjell forslagene fortsatt fra ganger gikk gjør gjøre gården hel
    hele helt hete hun huske hva hvem hver hverandre hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor høre hører
    høres høyst igjennom ikke innbygger innbyggere innbyggerne jeg kilde kirke kirken kjøre kjører kommet kommunene
    kommuner lagrer lagret lastet leser listen logger logget mens mer mulig mulighet mye måneder navn navnene navnet
    noe noen nå nødetatene oppdiktet personer regnestykket rekkefølge runder saken saksbehandler samme sammen
    sammendrag sammenlign sammenlignet se selv selve senere senest sier skole skolen skrev skrevet spørre sted steder
    stedet stemmene stemmeseddel stemmesedlene stemte støtter støttet søke tall tallet tar tatt tegn tegnet tekster
    tenke tidlig tidligere timer tjenesten trekke trukket uke uker uten valg valgt valgte vanlig vanligvis vei veien
    veiene veier veinavn velge velger velgere verken virke virker være vært åpen åpent åpner
"""
ONLY_NYNORSK = """
    allereie anten avgjer avrøysting avrøystinga avslutta behalde beheld berre blei brukast budde byrja byrje dei
    deira desse difor då døme dømes eg eige eigen eigne ein einaste eit eitt elles endra endringar enno fann fekk
    finst fleire fleirtal folkevald folkevalde forslaga framleis frå fyrst fyrste føreslo føreslå føreslår føreslått
    gjekk gjer gjerast gjere gong gonger grunngi grunngiving grunngivinga heil heile heilt heim heite heiter heitte ho
    hugse høgst høyre høyrer høyrest ikkje innbyggjar innbyggjarane innbyggjarar kjelde kjem kome kommunane kommunar
    korkje korleis kva kvarandre kvart kven kvifor kyrkja kyrkje køyre køyrer lagra logga me medan meir mogleg mykje
    månader namn namna namneforslag namnet nedanfor noko nokon nokre nyaste opnar opne oppdikta ovanfor personar
    reknestykke røyst røysta røyste røystene røyster røystesetel røystesetlane saksbehandlar saman samandrag samanlikn
    seier seinare seinast sidan sjå sjølv sjølve skilnad skreiv skule skulen spørje staden stader støttar søkje teikn
    teikna teiknet tek teke tenesta tenkje tidleg tidlegare tilsett tilsette trekkje utan valde valt vanleg vanlegvis
    vegane vegar vegnamn veke veker veljar veljarar velje vere verkar vidare vore òg
"""
"""Words that the other form does not have at all, or not in any meaning that these pages need."""

ENDINGS = {
    "nb": re.compile(r"(?!kontrast)\w{2,}(?:heit|heiter|heita|leg|lege|legare|ingane|ingar|arane|\w[bdgmnprsv]ast)"),
    "nn": re.compile(r"\w{3,}(?:het|heter|heten|lig|lige|ligere|ingene|elsen|elsene|asjoner|ene?des|ves|kes|res)"),
}
"""Ends of words that only the other form has."""

HOUSE = {
    "nb": "frem fremdrift fremtid lista stavemåten",
    "nn": "vart verte gje gjev gjeve grunngjeving innbyggar innbyggarar derfor handsame handsama fyrst fyrste",
}
"""Good words of the form that this site does not use, so that it always says the same. Residents may."""

ONE_TERM = re.compile(r"\b(?:gamm(?:el|al)|gamle) kommun", re.IGNORECASE)
"""The term is `tidligere kommune`, `tidlegare kommune`."""

FORBIDDEN = {"nb": set(ONLY_NYNORSK.split()), "nn": set(ONLY_BOKMAAL.split())}
QUOTED = re.compile(r"«[^»]*»")
NO_WORDS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|\S+@\S+")
WORD = re.compile(r"[^\W\d_]+")


def of_the_other_form(language, text, *, official=True):
    """The words of a text that do not belong in its form. What stands in « » is quoted and may be in either."""
    words = [found.casefold() for found in WORD.findall(NO_WORDS.sub(" ", QUOTED.sub(" ", text)))]
    unwanted = FORBIDDEN[language] | (set(HOUSE[language].split()) if official else set())
    faults = [word for word in words if word in unwanted or ENDINGS[language].fullmatch(word)]
    return faults + ([found.casefold() for found in ONE_TERM.findall(text)] if official else [])


def in_catalogue(language):
    for entry in polib.pofile(str(ROOT / "translations" / language / "LC_MESSAGES" / "messages.po")):
        yield from entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]


def in_code(language):
    """Texts that stand in pairs: `{"nb": …, "nn": …}`, `{"title_nb": …}`, `Words(nb, nn)`, columns of files."""
    for file in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            for part in in_dict(language, node) + in_call(language, node):
                yield from (leaf.value for leaf in ast.walk(part) if is_text(leaf))
    one, other = round_words.RoadInPair("Lidal", 1), round_words.RoadInPair("Havnes", 2)
    yield round_words.reason_for_keeper(one, other)[language == "nn"]
    yield round_words.reason_for_both(one, other)[language == "nn"]
    yield round_words.NO_LONGER_ALIKE[language == "nn"]


def in_dict(language, node):
    if not isinstance(node, ast.Dict):
        return []
    keys = [key.value if is_text(key) else "" for key in node.keys]
    return [value for key, value in zip(keys, node.values, strict=True) if key.rpartition("_")[2] == language]


def in_call(language, node):
    """The call that holds a text in bokmål at a place has it in nynorsk at the next."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return []
    place = {"Words": 0, "Column": 1, "Dataset": 2}.get(node.func.id)
    return [] if place is None else node.args[place:][language == "nn" :][:1]


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def in_demonstration(language):
    for file in sorted(DEMO.glob("*.json")):
        yield from under_its_language(language, json.loads(file.read_text("utf-8")))
    for person in rows_of("people.csv"):
        yield person[f"about_{language}"]


def under_its_language(language, tree):
    if isinstance(tree, str):
        return
    if isinstance(tree, dict) and isinstance(tree.get(language), str):
        yield tree[language]
    branches = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for branch in branches:
        yield from under_its_language(language, branch)


def rows_of(name):
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


SOURCES = {"catalogue": (in_catalogue, 600), "code": (in_code, 200), "demonstration": (in_demonstration, 40)}
"""Where texts stand, and how many there are at least, so that a source that dries up is noticed."""


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("source", SOURCES)
def test_no_text_has_a_word_of_the_other_form(source, language):
    read, at_least = SOURCES[source]
    texts = list(read(language))
    assert len(texts) >= at_least
    assert [(words, text) for text in texts if (words := of_the_other_form(language, text))] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_reasons_of_invented_residents_are_in_the_form_they_say(language):
    reasons = [row["reason"] for row in rows_of("proposals.csv") if row["language"] == language]
    assert reasons
    assert [t for t in reasons if of_the_other_form(language, t, official=False)] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("source", SOURCES)
def test_texts_are_set_in_norwegian_type(source, language):
    """No double spaces, no straight double quotes, no three dots, no space before a comma or a full stop."""
    assert [text for text in SOURCES[source][0](language) if re.search(r'\S  |"|\.\.\.| [,.;:!?](?: |$)', text)] == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("nn", "Du kan ikke røyste no.", "ikke"),
        ("nn", "Hvordan blir det?", "hvordan"),
        ("nn", "Namnet må endres.", "endres"),
        ("nn", "Eit umulig namn, og ein lovlig veg.", "lovlig"),
        ("nn", "Ingenting vart lagra.", "vart"),
        ("nn", "Ein gammal kommune.", "gammal kommun"),
        ("nn", "Skriv ikkje «vei» her, hvem du enn er.", "hvem"),
        ("nb", "Du kan ikkje stemme nå.", "ikkje"),
        ("nb", "Kva %(name)s skal være.", "kva"),
        ("nb", "Navnet må endrast.", "endrast"),
        ("nb", "Et lovleg navn.", "lovleg"),
        ("nb", "Veier i gammel kommune", "gammel kommun"),
    ],
)
def test_a_planted_word_is_found(language, text, fault):
    assert fault in of_the_other_form(language, text)


def test_a_planted_word_is_found_in_each_kind_of_pair():
    source = 'a = {"nb": f"Kva {b} skal hete"}\nc = {"title_nb": "Kva nå"}\nd = Words("Kva er det?", "Kva er det?")'
    parts = [part for node in ast.walk(ast.parse(source)) for part in in_dict("nb", node) + in_call("nb", node)]
    texts = ["".join(leaf.value for leaf in ast.walk(part) if is_text(leaf)) for part in parts]
    assert [of_the_other_form("nb", text) for text in texts] == [["kva"], ["kva"], ["kva"]]
    assert list(under_its_language("nb", [{"title": {"nb": "Kva?", "nn": "Kva?"}}])) == ["Kva?"]


def test_a_quoted_word_may_be_in_either_form():
    assert of_the_other_form("nn", "På bokmål heiter det «hvordan», ikkje «korleis».") == []
    assert of_the_other_form("nb", "På nynorsk heter det «korleis», ikke «hvordan».") == []
