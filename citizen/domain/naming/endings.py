"""How a Norwegian road name is built: a qualifier (Øvre), a stem (Hjell) and an ending (-bakken)."""

import re
from dataclasses import dataclass

from citizen.domain.naming.keys import name_key

# One line per ending: its forms in both language forms, definite and indefinite, abbreviated and old.
_ENDINGS = """
    vei veg veien vegen veia vegn veiene vegane vn
    gate gata gaten gatene gatan gt
    sti stig stien stigen stiane
    alle alleen
    bakke bakken bakkane bakkene bakkan
    berg berget berga bergan
    brekke brekka brekken
    braut brauta
    bro bru brua broen
    brygge brygga bryggen bryggja
    dal dalen dalane
    eng enga engen engene engane
    far faret
    felt feltet
    foss fossen
    gang gangen gangene
    gard garden gård gården gardane
    geaidnu luodda
    gjerde gjerdet
    grend grenda
    gutu gutua gutuen
    hage hagen hagan
    haug haugen haugane haugan haugene
    hei heia heien
    holt holtet
    høgd høgda høyden
    jorde jordet
    kai kaia kaien
    kleiv kleiva kleivane
    krok kroken
    li lia lien liane
    løkke løkka løkken lykkje lykkja lykkje
    mark marka
    mo moen
    myr myra myrane
    nes neset
    park parken
    plass plassen
    ring ringen
    rønning rønningen
    seter sæter setra sætra sætre setre
    sjø sjøen
    skog skogen
    slette sletta sletten
    smau smauet smug smuget
    strand stranda stranden
    stubb stubben
    sving svingen svingan svingene
    terrasse terrassen
    topp toppen
    torg torget
    tråkk tråkket
    tun tunet
    vang vangen
    vik vika viken
    voll vollen
    øy øya øyane
    ås åsen åsane
"""

# Words that stand apart and tell two roads of the same name from each other; one line per meaning.
_QUALIFIERS = """
    øvre øver øverste
    nedre neder nederste
    midtre midt mellom
    gamle gammel
    nye ny
    nordre nord nørdre
    søndre søre sør syndre
    østre øst austre aust
    vestre vest
    indre inner
    ytre
    store stor
    lille litle vesle
"""


def _by_form(lines: str) -> dict[str, str]:
    return {form: forms[0] for forms in map(str.split, lines.strip().splitlines()) for form in forms}


ENDING_OF = _by_form(_ENDINGS)
QUALIFIER_OF = _by_form(_QUALIFIERS)
_WRITTEN_OUT = {"st": "sankt", "gml": "gamle"}
ROADS_AND_STREETS = frozenset({"vei", "gate"})

_SEPARATORS = re.compile(r"[ .'-]+")
_ENDS = re.compile("(" + "|".join(sorted(ENDING_OF, key=len, reverse=True)) + ")$")


@dataclass(frozen=True)
class Parts:
    """A name taken apart: everything in lower case, without spaces inside the stem."""

    qualifiers: tuple[str, ...]
    whole: str
    stem: str
    ending: str


def take_apart(name: str) -> Parts:
    """Split a name into qualifiers, the whole of the rest, its stem and its ending (empty if it has none)."""
    words = [_WRITTEN_OUT.get(word, word) for word in _SEPARATORS.split(name_key(name)) if word]
    qualifiers, rest = _part_qualifiers(words)
    whole = "".join(rest)
    found = _ENDS.search(whole, 1)
    if found is None:
        return Parts(qualifiers, whole, whole, "")
    return Parts(qualifiers, whole, whole[: found.start()], ENDING_OF[found.group()])


def _part_qualifiers(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Numbers are qualifiers too: `Felt 1` and `Felt 2` are told apart by nothing else."""
    rest = [word for word in words if word not in QUALIFIER_OF and not word.isdigit()]
    if all(ENDING_OF.get(word) in ROADS_AND_STREETS for word in rest):
        return (), words  # `Gamle veg` is Gamlevegen in two words
    return tuple(sorted(QUALIFIER_OF.get(word, word) for word in words if word not in rest)), rest
