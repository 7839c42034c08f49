"""Texts for idea rounds."""

from citizen.domain.ready_texts.ready import FORMS, ReadyText


def themes(*names: tuple[str, str]) -> dict[str, str]:
    """The fields of the themes, in bokmål and nynorsk."""
    return {
        f"theme_{number}_{lang}": said
        for number, name in enumerate(names, 1)
        for lang, said in zip(FORMS, name, strict=True)
    }


IDEA_ROUNDS = (
    ReadyText(
        code="uterom",
        name=("Park, torg eller lekeplass", "Park, torg eller leikeplass"),
        title=("Hva skal vi gjøre med parken?", "Kva skal vi gjere med parken?"),
        summary=(
            "Kommunen skal ruste opp parken. Fortell hva du savner, og støtt forslag du liker.",
            "Kommunen skal ruste opp parken. Fortel kva du saknar, og støtt forslag du liker.",
        ),
        why=(
            "Vi har penger til å gjøre noe, men har ikke bestemt hva. De som bruker stedet, vet best hva som mangler.",
            (
                "Vi har pengar til å gjere noko, men har ikkje bestemt kva. Dei som bruker staden, veit best kva som"
                " manglar."
            ),
        ),
        open_days=42,
        more=themes(
            ("Lek og aktivitet", "Leik og aktivitet"),
            ("Ro og natur", "Ro og natur"),
            ("Trygg ferdsel", "Trygg ferdsel"),
        ),
    ),
    ReadyText(
        code="unge",
        name=("Hva unge vil ha", "Kva unge vil ha"),
        title=("Hva skal til for at unge blir boende?", "Kva skal til for at unge blir buande?"),
        summary=(
            "Du som er ung: Hva ville fått deg til å bli, eller komme tilbake? Alle forslag får svar.",
            "Du som er ung: Kva ville fått deg til å bli, eller kome tilbake? Alle forslag får svar.",
        ),
        why=(
            "Mange flytter når de er ferdige på skolen. Kommunen vil høre hva som betyr noe, før den setter av penger.",
            "Mange flyttar når dei er ferdige på skulen. Kommunen vil høyre kva som betyr noko, før han set av pengar.",
        ),
        open_days=42,
        more=themes(("Bolig", "Bustad"), ("Jobb og lærlingplass", "Jobb og lærlingplass"), ("Fritid", "Fritid")),
    ),
    ReadyText(
        code="sentrum",
        name=("Et levende sentrum", "Eit levande sentrum"),
        title=("Hva trenger sentrum?", "Kva treng sentrum?"),
        summary=(
            "Hva skal til for at du bruker sentrum oftere? Kom med stort og smått.",
            "Kva skal til for at du bruker sentrum oftare? Kom med stort og smått.",
        ),
        why=(
            "Kommunen lager en plan for sentrum. Forslagene blir lest før planen blir skrevet, ikke etterpå.",
            "Kommunen lagar ein plan for sentrum. Forslaga blir lesne før planen blir skriven, ikkje etterpå.",
        ),
        open_days=42,
        more=themes(
            ("Møteplasser", "Møteplassar"),
            ("Handel og arbeid", "Handel og arbeid"),
            ("Å komme seg fram", "Å kome seg fram"),
        ),
    ),
    ReadyText(
        code="lokaldemokrati",
        name=("Åpent: hva bør kommunen gjøre?", "Ope: kva bør kommunen gjere?"),
        title=("Hva bør kommunen gjøre annerledes?", "Kva bør kommunen gjere annleis?"),
        summary=(
            "Har du et forslag som kan gjøre hverdagen bedre? Her er det åpent for alt kommunen kan gjøre noe med.",
            "Har du eit forslag som kan gjere kvardagen betre? Her er det ope for alt kommunen kan gjere noko med.",
        ),
        why=(
            "Det skal være lett å si fra også mellom valg. Kommunen svarer på hvert forslag.",
            "Det skal vere lett å seie frå òg mellom val. Kommunen svarer på kvart forslag.",
        ),
        open_days=56,
    ),
)
