"""Why a road changes its name, in one line and both language forms, where staff decided otherwise than the advice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoadInPair:
    """What the sentence says about a road."""

    place: str
    addresses: int

    def __str__(self) -> str:
        return f"{self.place} {self.addresses} {'adresse' if self.addresses == 1 else 'adresser'}"


def reason_for_keeper(keeper: RoadInPair, other: RoadInPair) -> tuple[str, str]:
    """Staff chose who keeps the name: bokmål and nynorsk."""
    return (
        f"{keeper} mot {other}. Kommunen har valgt at veien i {keeper.place} beholder navnet.",
        f"{keeper} mot {other}. Kommunen har valt at vegen i {keeper.place} beheld namnet.",
    )


def reason_for_both(first: RoadInPair, second: RoadInPair) -> tuple[str, str]:
    """Staff chose that neither road keeps the name: bokmål and nynorsk."""
    return (
        f"{first} mot {second}. Kommunen har valgt at begge veiene skal få nytt navn.",
        f"{first} mot {second}. Kommunen har valt at begge vegane skal få nytt namn.",
    )


NO_LONGER_ALIKE = (
    "Navnene er ikke lenger like i det nyeste veiregisteret.",
    "Namna er ikkje lenger like i det nyaste vegregisteret.",
)
"""Stands as the reason of a pair that staff have chosen for, after a register in which its names are not alike."""


def _summaries(roads: int, absorbed: int) -> tuple[str, str]:
    """The summary in both forms. A road that goes into its neighbour gets no new name, and residents propose none."""
    gone_nb = "1 vei går inn i en nabovei" if absorbed == 1 else f"{absorbed} veier går inn i naboveier"
    gone_nn = "1 veg går inn i ein naboveg" if absorbed == 1 else f"{absorbed} vegar går inn i nabovegar"
    if absorbed and not roads:
        return f"{gone_nb}. Ingen vei trenger et nytt navn.", f"{gone_nn}. Ingen veg treng eit nytt namn."
    too_nb, too_nn = (f", og {gone_nb}", f", og {gone_nn}") if absorbed else ("", "")
    if roads == 1:
        return (
            f"En vei må få nytt navn{too_nb}. Foreslå et navn, støtt det du liker, og stem når forslagene er vurdert.",
            (
                f"Ein veg må få nytt namn{too_nn}."
                " Føreslå eit namn, støtt det du liker, og røyst når forslaga er vurderte."
            ),
        )
    return (
        f"{roads} veier må få nytt navn{too_nb}. Foreslå navn, støtt dem du liker, og stem når forslagene er vurdert.",
        f"{roads} vegar må få nytt namn{too_nn}. Føreslå namn, støtt dei du liker, og røyst når forslaga er vurderte.",
    )


def default_texts(municipality: str, roads: int, absorbed: int) -> dict[str, str]:
    """Texts to begin a round with, by part and language form; staff make them their own.

    `roads` get new names; the `absorbed` become part of a neighbour.
    """
    summary_nb, summary_nn = _summaries(roads, absorbed)
    return {
        "title_nb": "Hva skal veien hete?" if roads == 1 else "Hva skal veiene hete?",
        "title_nn": "Kva skal vegen heite?" if roads == 1 else "Kva skal vegane heite?",
        "summary_nb": summary_nb,
        "summary_nn": summary_nn,
        "why_nb": (
            f"Da {municipality} ble én kommune, fikk flere veier samme navn, eller navn som er lette"
            " å forveksle. I en"
            " kommune skal hver adresse være den eneste av sitt slag, så nødetatene, posten og"
            " gjestene finner fram. Som"
            " hovedregel beholder veien med flest adresser navnet."
        ),
        "why_nn": (
            f"Då {municipality} blei éin kommune, fekk fleire vegar same namn, eller namn som er"
            " lette å blande saman. I"
            " ein kommune skal kvar adresse vere den einaste av sitt slag, så naudetatane, posten og"
            " gjestene finn fram."
            " Som hovudregel er det vegen med flest adresser som beheld namnet."
        ),
        "influence_nb": (
            f"Alle som bor i {municipality}, kan foreslå navn og stemme. Avstemningen er rådgivende:"
            " Kommunen vedtar navnene og forklarer hvorfor hvis det blir et annet navn enn det flest stemte på."
            " Stedsnavntjenesten vurderer skrivemåten, så den kan bli endret."
        ),
        "influence_nn": (
            f"Alle som bur i {municipality}, kan føreslå namn og røyste. Avrøystinga er rådgivande:"
            " Kommunen vedtek namna og forklarer kvifor dersom det blir eit anna namn enn det flest røysta på."
            " Stadnamntenesta vurderer skrivemåten, så han kan bli endra."
        ),
        "next_nb": (
            "Når fristen for forslag er ute, vurderer kommunen navnene mot reglene, og så kan du"
            " stemme. Resultatet legges"
            " fram for dem som avgjør. Alle som bor langs veiene, får brev når de nye navnene er vedtatt."
        ),
        "next_nn": (
            "Når fristen for forslag er ute, vurderer kommunen namna mot reglane, og så kan du"
            " røyste. Resultatet blir lagt"
            " fram for dei som avgjer. Alle som bur langs vegane, får brev når dei nye namna er vedtekne."
        ),
        "decided_by_nb": f"Kommunestyret i {municipality}",
        "decided_by_nn": f"Kommunestyret i {municipality}",
    }
