"""The texts that a municipality starts with, in bokmål and nynorsk, and what the things are called in them."""

from __future__ import annotations

from collections.abc import Mapping

from citizen.domain.moderation.codes import ThingKind
from citizen.domain.moderation.statements import TextCode

SEEDED: Mapping[TextCode, tuple[str, str]] = {
    TextCode.DID_KEEP: (
        "Noen har meldt fra om {thing} «{title}». Vi har sett på saken, og ingenting blir endret.",
        "Nokon har meldt frå om {thing} «{title}». Vi har sett på saka, og ingenting blir endra.",
    ),
    TextCode.DID_HIDE: (
        "Vi har skjult {thing} «{title}». Andre kan ikke se dette lenger. Du kan fortsatt lese det selv.",
        "Vi har skjult {thing} «{title}». Andre kan ikkje sjå dette lenger. Du kan framleis lese det sjølv.",
    ),
    TextCode.DID_ASK_CHANGE: (
        "Vi ber deg endre {thing} «{title}» innen {change_until}.",
        "Vi ber deg endre {thing} «{title}» innan {change_until}.",
    ),
    TextCode.DID_REDACT: (
        "Vi har fjernet en del av {thing} «{title}». Resten står som før.",
        "Vi har fjerna ein del av {thing} «{title}». Resten står som før.",
    ),
    TextCode.DID_RESTORE: (
        "Vi har sett på {thing} «{title}». Nå kan alle se dette.",
        "Vi har sett på {thing} «{title}». No kan alle sjå dette.",
    ),
    TextCode.APPEAL_STANDS: (
        "En annen moderator har behandlet klagen din om {thing} «{title}». Avgjørelsen blir stående.",
        "Ein annan moderator har behandla klaga di om {thing} «{title}». Avgjerda blir ståande.",
    ),
    TextCode.APPEAL_WON: (
        (
            "Du fikk medhold i klagen om {thing} «{title}». Var det skjult, kan alle se det igjen nå."
            " Var noe tatt ut, kan du skrive det inn igjen."
        ),
        (
            "Du fekk medhald i klaga om {thing} «{title}». Var det skjult, kan alle sjå det igjen no."
            " Var noko teke ut, kan du skrive det inn igjen."
        ),
    ),
    TextCode.HOW_TO_APPEAL: (
        "Er du uenig, kan du klage fram til {appeal_until}. En annen moderator ser på klagen innen sju dager.",
        "Er du usamd, kan du klage fram til {appeal_until}. Ein annan moderator ser på klaga innan sju dagar.",
    ),
    TextCode.REPORTER_KEPT: (
        "Takk for at du meldte fra om {thing}. Vi har sett på saken, og ingenting blir endret.",
        "Takk for at du melde frå om {thing}. Vi har sett på saka, og ingenting blir endra.",
    ),
    TextCode.REPORTER_ACTED: (
        "Takk for at du meldte fra om {thing}. Vi har sett på saken og gjort noe med det.",
        "Takk for at du melde frå om {thing}. Vi har sett på saka og gjort noko med det.",
    ),
    TextCode.REPORTER_REVERSED: (
        (
            "Du meldte fra om {thing}. Forfatteren klaget på det vi gjorde, og en annen moderator ga medhold."
            " Det vi gjorde, gjelder derfor ikke lenger. Var noe skjult, kan alle se det igjen nå."
        ),
        (
            "Du melde frå om {thing}. Forfattaren klaga på det vi gjorde, og ein annan moderator gav medhald."
            " Det vi gjorde, gjeld difor ikkje lenger. Var noko skjult, kan alle sjå det igjen no."
        ),
    ),
    TextCode.RULE_PERSONAL_DATA: (
        "Ikke legg ut personopplysninger om andre, som fødselsnummer, telefonnummer, adresse eller noe om helse.",
        "Ikkje legg ut personopplysningar om andre, som fødselsnummer, telefonnummer, adresse eller noko om helse.",
    ),
    TextCode.RULE_THREAT: (
        "Ingen skal true andre, heller ikke i skjult form.",
        "Ingen skal truge andre, heller ikkje i skjult form.",
    ),
    TextCode.RULE_HATE: (
        "Ingen skal hetses for hvem de er: opphav, hudfarge, tro, kjønn, legning, alder eller funksjonsnedsettelse.",
        "Ingen skal hetsast for kven dei er: opphav, hudfarge, tru, kjønn, legning, alder eller funksjonsnedsetjing.",
    ),
    TextCode.RULE_COPYRIGHT: (
        "Legg bare ut tekst og bilder som du har laget selv, eller har lov til å bruke.",
        "Legg berre ut tekst og bilete som du har laga sjølv, eller har lov til å bruke.",
    ),
    TextCode.RULE_SPAM: (
        "Reklame og det samme innlegget mange ganger hører ikke hjemme her.",
        "Reklame og det same innlegget mange gonger høyrer ikkje heime her.",
    ),
    TextCode.RULE_OFF_TOPIC: (
        "Innlegg skal handle om det kommunen spør om på siden der de står.",
        "Innlegg skal handle om det kommunen spør om på sida der dei står.",
    ),
    TextCode.RULE_OTHER: (
        "Innlegg skal ikke bryte norsk lov eller gjøre det utrygt for andre å delta.",
        "Innlegg skal ikkje bryte norsk lov eller gjere det utrygt for andre å delta.",
    ),
}
THE_THING: Mapping[ThingKind, tuple[str, str]] = {
    ThingKind.IDEA: ("forslaget", "forslaget"),
    ThingKind.VERSION: ("en tidligere versjon av forslaget", "ein tidlegare versjon av forslaget"),
    ThingKind.PICTURE: ("et bilde til forslaget", "eit bilete til forslaget"),
    ThingKind.ATTACHMENT: ("et vedlegg til forslaget", "eit vedlegg til forslaget"),
    ThingKind.ARGUMENT: ("argumentet", "argumentet"),
    ThingKind.HEARING_ANSWER: ("høringssvaret", "høyringssvaret"),
    ThingKind.INITIATIVE: ("innbyggerforslaget", "innbyggjarforslaget"),
}
A_THING: Mapping[ThingKind, tuple[str, str]] = {
    **THE_THING,
    ThingKind.IDEA: ("et forslag", "eit forslag"),
    ThingKind.PICTURE: ("et bilde", "eit bilete"),
    ThingKind.ATTACHMENT: ("et vedlegg", "eit vedlegg"),
    ThingKind.ARGUMENT: ("et argument", "eit argument"),
    ThingKind.VERSION: ("en tidligere versjon av et forslag", "ein tidlegare versjon av eit forslag"),
    ThingKind.HEARING_ANSWER: ("et høringssvar", "eit høyringssvar"),
    ThingKind.INITIATIVE: ("et innbyggerforslag", "eit innbyggjarforslag"),
}
"""For reporters, who are not told the title."""
