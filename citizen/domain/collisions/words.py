"""The arithmetic of an advice in one line, in both language forms."""

from fractions import Fraction

from citizen.domain.collisions.advice import Ground
from citizen.domain.collisions.compare import Collision
from citizen.domain.collisions.road import Road

_WORDS = {
    "nb": {
        Ground.MOST_ADDRESSES: "{keeper} mot {other} {fewer}: {fewer} må endre i stedet for {more}.",
        Ground.EVEN_SHARE: (
            "{first} mot {second}. {keeper_place} beholder, fordi {keeper_share} av adressene der må endre ellers,"
            " mot {other_share} i {other}."
        ),
        Ground.OTHER_CHANGES_ANYWAY: "{other} må endre uansett på grunn av et annet navn, så {keeper_place} beholder.",
        Ground.THIRD_ROAD_KEEPS: "{keeper} beholder navnet, så både {first} og {second} må endre.",
        Ground.TIE: "{first} mot {second}, og like stor del må endre ellers: kommunen må velge.",
        Ground.TIE_ABOVE: "{first} mot {second}, men hvem som har flest, er uavgjort: kommunen må velge.",
        Ground.BOTH_MAY_STAY: "{first} mot {second}: begge kan beholde.",
    },
    "nn": {
        Ground.MOST_ADDRESSES: "{keeper} mot {other} {fewer}: {fewer} må endre i staden for {more}.",
        Ground.EVEN_SHARE: (
            "{first} mot {second}. {keeper_place} beheld, fordi {keeper_share} av adressene der må endre elles,"
            " mot {other_share} i {other}."
        ),
        Ground.OTHER_CHANGES_ANYWAY: "{other} må endre uansett på grunn av eit anna namn, så {keeper_place} beheld.",
        Ground.THIRD_ROAD_KEEPS: "{keeper} beheld namnet, så både {first} og {second} må endre.",
        Ground.TIE: "{first} mot {second}, og like stor del må endre elles: kommunen må velje.",
        Ground.TIE_ABOVE: "{first} mot {second}, men kven som har flest, er uavgjort: kommunen må velje.",
        Ground.BOTH_MAY_STAY: "{first} mot {second}: begge kan behalde.",
    },
}


def explain(collision: Collision, language: str) -> str:
    """One line that shows how the advice was reckoned; `language` is nb or nn."""
    advice = collision.advice
    keeper = advice.keeper or collision.first
    other = collision.second if keeper == collision.first else collision.first
    keeper_share, other_share = _percentages(advice.shares)
    return _WORDS[language][advice.ground].format(
        keeper=_with_addresses(keeper),
        keeper_place=_place(keeper),
        other=_place(other),
        more=keeper.addresses,
        fewer=other.addresses,
        first=_with_addresses(collision.first),
        second=_with_addresses(collision.second),
        keeper_share=keeper_share,
        other_share=other_share,
    )


def _place(road: Road) -> str:
    return road.municipality or road.municipality_number


def _with_addresses(road: Road) -> str:
    return f"{_place(road)} {road.addresses} {'adresse' if road.addresses == 1 else 'adresser'}"


def _percentages(shares: tuple[Fraction, Fraction] | None) -> tuple[str, str]:
    """Both with so many decimals that a difference is seen."""
    if shares is None:
        return "", ""
    for decimals in range(6):
        keeper, other = (f"{float(share) * 100:.{decimals}f}".replace(".", ",") + "\u00a0%" for share in shares)
        if keeper != other or shares[0] == shares[1]:
            return keeper, other
    return keeper, other
