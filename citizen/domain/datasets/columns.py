"""The columns that several files share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

ROAD_NAMES = "road-names"
IDEAS, HEARING = "ideas", "hearing"


class InTheOpen(Enum):
    """What becomes of a column in the edition for everyone."""

    AS_IT_IS = 1
    LEFT_OUT = 2
    PSEUDONYM = 3
    """People are told apart, but not by their names; see citizen.domain.editions."""
    CLEANED = 4
    """What people wrote, without telephone numbers, e-mail addresses and birth numbers."""

    @property
    def differs(self) -> bool:
        """Whether the two editions can hold something else in the column."""
        return self is not InTheOpen.AS_IT_IS


@dataclass(frozen=True, slots=True)
class Column:
    """A column's stable name, and what it holds in both language forms."""

    name: str
    nb: str
    nn: str
    in_the_open: InTheOpen = InTheOpen.AS_IT_IS


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file that can be fetched. `version` goes up when a column changes its name or meaning."""

    name: str
    version: int
    title_nb: str
    title_nn: str
    columns: tuple[Column, ...]
    only_after_close: bool = False
    about_roads: bool = False
    """Whether it exists only where road names are asked about."""
    only_kind: str = ""
    """The only kind of process for which it exists; empty for every kind that is voted on."""
    method: str = ""
    """The only way of voting for which it exists; empty for any."""
    of_municipality: bool = False
    """Whether it is about a whole municipality rather than one process."""
    is_open: bool = True
    """Whether there is an edition of it for everyone."""

    @property
    def is_personal(self) -> bool:
        """Whether staff get something that not everyone can have, so that they must say what it is for."""
        return not self.is_open or any(column.in_the_open.differs for column in self.columns)

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def suits(self, kind: str, counted: str | None) -> bool:
        """Whether a process of this kind has it; `counted` is how its votes were counted, None before that."""
        if self.of_municipality or (self.only_kind or kind) != kind:
            return False
        if not self.only_kind and kind in (IDEAS, HEARING):
            return False
        if self.about_roads and kind != ROAD_NAMES:
            return False
        if self.only_after_close and counted is None:
            return False
        return not self.method or self.method == counted


MUNICIPALITY = Column("kommunenummer", "Kommunens nummer, fire sifre", "Nummeret til kommunen, fire siffer")
PROCESS = Column("prosess", "Rundens navn i adressen på nettstedet", "Namnet på runden i adressa på nettstaden")
OLD_NUMBER = Column(
    "tidligere_kommunenummer", "Nummeret til kommunen som veien lå i", "Nummeret til kommunen som vegen låg i"
)
OLD_MUNICIPALITY = Column(
    "tidligere_kommune", "Navnet på kommunen som veien lå i", "Namnet på kommunen som vegen låg i"
)
CODE = Column("adressekode", "Veiens kode i Matrikkelen", "Koden til vegen i Matrikkelen")
OLD_NAME = Column("gammelt_adressenavn", "Navnet som veien har i dag", "Namnet som vegen har i dag")
ADDRESSES = Column("adresser", "Antall adresser på veien", "Talet på adresser på vegen")
ROAD = (MUNICIPALITY, PROCESS, OLD_NUMBER, OLD_MUNICIPALITY, CODE, OLD_NAME, ADDRESSES)
NAME = Column("navn", "Navnet på stemmeseddelen, på bokmål", "Namnet på røystesetelen, på bokmål")
VOTES = Column(
    "stemmer",
    "Antall som stemte på navnet; der navn ble rangert: førstevalg",
    "Talet på dei som røysta på namnet; der namn blei rangerte: førsteval",
)
SHARE = Column(
    "andel", "Stemmer delt på avgitte stemmer, mellom 0 og 1", "Røyster delte på avgitte røyster, mellom 0 og 1"
)
BALLOTS = Column(
    "avgitte_stemmer",
    "Antall som stemte i denne saken, blanke medregnet",
    "Talet på dei som røysta i denne saka, blanke medrekna",
)
BLANK = Column(
    "blanke",
    "Antall som stemte blankt eller valgte «Ingen av disse»",
    "Talet på dei som røysta blankt eller valde «Ingen av desse»",
)
NAME_NN = Column("navn_nn", "Det samme på nynorsk", "Det same på nynorsk")
ASKED = (
    Column("spoersmaal", "Spørsmålets navn i adressen på nettstedet", "Namnet på spørsmålet i adressa på nettstaden"),
    Column("spoersmaal_nb", "Spørsmålet på bokmål; veiens gamle navn", "Spørsmålet på bokmål; det gamle vegnamnet"),
    Column("spoersmaal_nn", "Spørsmålet på nynorsk; veiens gamle navn", "Spørsmålet på nynorsk; det gamle vegnamnet"),
)
QUESTION = (MUNICIPALITY, PROCESS, *ASKED)
