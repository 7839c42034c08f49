"""How good and how quick the collision finder, the name check and the reader of address files are.

Quality is measured on published renamings and on a real municipality's own names; speed as a ratio to a yardstick that
runs in the same minute, because seconds differ from machine to machine.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from bench.measure import Measure
from citizen.domain.collisions import compare
from citizen.domain.naming import NameContext, NameIndex, check_name
from citizen.domain.naming.likeness import Likeness, LikenessIndex, likeness, profile_of
from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.kartverket import read_register

Answer = TypeVar("Answer")

HERE = Path(__file__).parent
PUBLISHED = HERE / "published_collisions.csv"
SHARED = Path(os.environ.get("CITIZEN_SHARED_DATA", HERE.parents[1] / "shared" / "data"))
ELVERUM = SHARED / "matrikkelen-adresse-3420-elverum.csv"
ROWS_IN_THE_COUNTRY = 2_600_000

_FIRST = (
    *("Fjell", "Haug", "Berg", "Bjørk", "Gran", "Furu", "Elv", "Strand", "Sol", "Sand", "Lang"),
    *("Nor", "Sør", "Mel", "Lo", "Tor", "Rud", "Bekk", "Åker", "Hag", "Lid", "Tveit"),
)
_SECOND = (
    *("mo", "lund", "stad", "seter", "vik", "nes", "rud", "heim", "hol", "sten"),
    *("brekk", "kjern", "myr", "dal", "ås", "tun", "vang", "voll"),
)
_ENDINGS = ("vegen", "veien", "gata", "bakken", "lia", "åsen", "kroken", "svingen", "stien")
_NEEDED = ("lokalid", "kommunenummer", "kommunenavn", "adressetype", "x", "y", "adressekode", "adressenavn", "nummer")


def run() -> list[Measure]:
    """Every measure, in the order in which the table shows them."""
    return [*recall(), *false_alarms(), *speed_of_compare(), *speed_of_check(), *speed_of_reading()]


def recall() -> Iterator[Measure]:
    """How many of the published pairs are found at their level, and which are not."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file, delimiter=";"))
    for level in Likeness:
        wanted = [case for case in cases if case["level"] == level]
        missed = [case for case in wanted if _found(case) is not level]
        names = ", ".join(f"{case['name_a']}/{case['name_b']}" for case in missed) or "none"
        yield Measure(
            f"published pairs found, {level}", f"{len(wanted) - len(missed)} of {len(wanted)}", f"missed: {names}"
        )


def list_cases() -> list[str]:
    """Every published case with what was found for it."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return [
            f"{case['name_a']:>15} / {case['name_b']:<15} {case['level']:<12} found: {_found(case) or 'nothing':<12}"
            f" ({case['evidence']}; {case['source']})"
            for case in csv.DictReader(file, delimiter=";")
        ]


def false_alarms() -> Iterator[Measure]:
    """What is reported among names that live together in one municipality today."""
    if not ELVERUM.is_file():
        yield Measure("alarms among Elverum's own names", "not measured", "the file is not on this machine")
        return
    names = [road.name for road in read_register(ELVERUM).roads]
    pairs = list(LikenessIndex(names).pairs(range(len(names))))
    for level in (Likeness.SOUND_ALIKE, Likeness.SAME_STEM):
        alarms = [(names[a], names[b]) for a, b, found in pairs if found is level]
        shown = ", ".join(f"{a}/{b}" for a, b in alarms) if len(alarms) <= 10 else "legal, told as information"
        yield Measure(f"alarms among {len(names)} own names, {level}", str(len(alarms)), shown)


def speed_of_compare() -> Iterator[Measure]:
    """Three municipalities of 2,000 names each, against comparing all pairs of a tenth of them."""
    registers = [_made_register(str(9901 + seed), 2000, seed) for seed in range(3)]
    profile_of.cache_clear()
    seconds, found = _timed(lambda: compare(registers))
    few = [profile_of(road.name) for register in registers for road in register.roads[:200]]
    all_pairs, _ = _timed(lambda: [likeness(a, b) for a, b in combinations(few, 2)])
    yard = all_pairs * 100
    yardstick = f"comparing all pairs: {yard:.0f} s, reckoned from a tenth of the names"
    label = f"compare 3 x 2,000 names ({len(found)} pairs)"
    yield Measure(label, f"{seconds:.2f} s", yardstick, f"{yard / seconds:.0f} times quicker")


def speed_of_check() -> Iterator[Measure]:
    """One keystroke against 5,000 names in use, against looking at each of them."""
    roads = _made_register("9901", 5000, 7).roads
    context = NameContext(register=NameIndex.of(road.name for road in roads), reason="")
    typed = [road.name.replace("a", "o") for road in roads[:200]]
    seconds, _ = _timed(lambda: [check_name(name, context) for name in typed])
    profiles = [profile_of(road.name) for road in roads]
    each, _ = _timed(lambda: [likeness(profile_of(typed[0]), other) for other in profiles])
    one = seconds / len(typed)
    yield Measure(
        "check a name against 5,000", f"{one * 1000:.2f} ms", f"looking at each: {each * 1000:.1f} ms",
        f"{each / one:.0f} times quicker",
    )  # fmt: skip


def speed_of_reading() -> Iterator[Measure]:
    """The real file, and a made one as large as the country's, against only counting its lines."""
    if ELVERUM.is_file():
        yield _reading("read Elverum (10,871 addresses)", ELVERUM)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "country.csv"
        write_made_country(path, ROWS_IN_THE_COUNTRY)
        yield _reading(f"read a made file of {ROWS_IN_THE_COUNTRY:,} addresses", path)


_CHILD = """
import resource, sys, time
from pathlib import Path
from typing import TypeVar
from citizen.kartverket import read_registers
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
registers = read_registers(Path(sys.argv[1]))
seconds = time.perf_counter() - began
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, sum(one.addresses for one in registers))
"""


def _reading(label: str, path: Path) -> Measure:
    answer = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], check=True, capture_output=True, text=True, cwd=HERE.parent
    )
    seconds, megabytes, addresses = answer.stdout.split()
    yard, _ = _timed(lambda: _count_lines(path))
    return Measure(
        f"{label}: {int(addresses):,} counted", f"{float(seconds):.2f} s, {megabytes} MB",
        f"cutting and decoding its lines: {yard:.2f} s", f"{float(seconds) / yard:.1f} times as long",
    )  # fmt: skip


def _count_lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for _ in file)


def write_made_country(path: Path, rows: int) -> None:
    """A file of 350 municipalities in the 46 columns of matrikkelenAdresse.csv."""
    columns = [*_NEEDED, *(f"kolonne{place}" for place in range(len(_NEEDED), 46))]
    rest = ";;19;1;;;Gobakkvegen 438;Gobakkvegen 438;25833;6770754.69;310012.98;2410;HERNES;34200104;Svanåsen;03040101"
    rest += ";Elverum;876988062;;;5;Leiret;29.03.2023 22:05:36.367;12.06.2025 09:03:43;399524883;2367b90e-99fd-52c5"
    rest += ";" * (46 - 1 - 8 - rest.count(";"))
    names = [road.name for road in _made_register("9901", 230, 11).roads]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(";".join(columns) + "\r\n")
        for row in range(rows):
            municipality, road = row % 350, row // 350 % 230
            start = f"{row};{1000 + municipality};KOMMUNE {municipality};vegadresse;;;{1000 + road}"
            file.write(f"{start};{names[road]};{row}{rest}\r\n")


def _made_register(number: str, count: int, seed: int) -> RoadRegister:
    chance = random.Random(seed)
    names: set[str] = set()
    while len(names) < count:
        joint = chance.choice(("", "e", "s"))
        names.add(f"{chance.choice(_FIRST)}{chance.choice(_SECOND)}{joint}{chance.choice(_ENDINGS)}")
    roads = enumerate(sorted(names), 1000)
    return RoadRegister(
        number, f"Kommune {number}", tuple(RegisteredRoad(code, name, chance.randint(1, 90)) for code, name in roads)
    )


def _found(case: dict[str, str]) -> Likeness | None:
    return likeness(profile_of(case["name_a"]), profile_of(case["name_b"]))


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    began = time.perf_counter()
    answer = work()
    return time.perf_counter() - began, answer


def _print(measures: Sequence[Measure]) -> None:
    for one in measures:
        print(f"{one.label:<62} {one.value:>16}  {one.ratio:<22} {one.yardstick}")


if __name__ == "__main__":
    print("\n".join(list_cases()), end="\n\n")
    _print(run())
