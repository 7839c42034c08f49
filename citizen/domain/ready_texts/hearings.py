"""Texts for hearings."""

from citizen.domain.ready_texts.ready import ReadyText

HEARINGS = (
    ReadyText(
        code="skrivemate",
        name=("Høring om navn og skrivemåte", "Høyring om namn og skrivemåte"),
        title=("Hva mener du om navnene?", "Kva meiner du om namna?"),
        summary=(
            "Kommunen har reist navnesak. Du kan uttale deg om navnene og hvordan de skrives.",
            "Kommunen har reist namnesak. Du kan uttale deg om namna og korleis dei blir skrivne.",
        ),
        why=(
            (
                "Etter stadnamnlova skal eiere, festere og lokale organisasjoner få uttale seg. Fristen er minst to"
                " måneder. Svarene går til stedsnavntjenesten, som gir sin endelige tilråding før kommunen vedtar."
            ),
            (
                "Etter stadnamnlova skal eigarar, festarar og lokale organisasjonar få uttale seg. Fristen er minst"
                " to månader. Svara går til stadnamntenesta, som gir si endelege tilråding før kommunen vedtek."
            ),
        ),
        open_days=62,
    ),
    ReadyText(
        code="lokal-forskrift",
        name=("Lokal forskrift", "Lokal forskrift"),
        title=("Hva mener du om den nye forskriften?", "Kva meiner du om den nye forskrifta?"),
        summary=(
            "Kommunen vil endre reglene. Les forslaget del for del, og si hva du mener.",
            "Kommunen vil endre reglane. Les forslaget del for del, og sei kva du meiner.",
        ),
        why=(
            "Reglene gjelder for alle som bor her. Derfor skal de det gjelder, få uttale seg før de blir vedtatt.",
            "Reglane gjeld for alle som bur her. Difor skal dei det gjeld, få uttale seg før dei blir vedtekne.",
        ),
        open_days=62,
    ),
    ReadyText(
        code="strategi",
        name=("Plan eller strategi", "Plan eller strategi"),
        title=("Hva mener du om planen?", "Kva meiner du om planen?"),
        summary=(
            "Forslaget til plan er klart. Svar på hele planen eller på én del av den.",
            "Forslaget til plan er klart. Svar på heile planen eller på éin del av han.",
        ),
        why=(
            "Planen sier hva kommunen skal bruke tid og penger på de neste årene. Vi vil vite hva vi har glemt.",
            "Planen seier kva kommunen skal bruke tid og pengar på dei neste åra. Vi vil vite kva vi har gløymt.",
        ),
        open_days=42,
    ),
    ReadyText(
        code="skole",
        name=("Skole- og barnehagestruktur", "Skule- og barnehagestruktur"),
        title=("Hvilke skoler skal vi ha?", "Kva skular skal vi ha?"),
        summary=(
            "Kommunen vurderer å endre hvor barna går på skole. Si hva du mener om hvert alternativ.",
            "Kommunen vurderer å endre kvar barna går på skule. Sei kva du meiner om kvart alternativ.",
        ),
        why=(
            (
                "Barnetallet går ned, og byggene er gamle. Før noe blir avgjort, skal foreldre, elever og ansatte"
                " bli hørt."
            ),
            (
                "Barnetalet går ned, og bygga er gamle. Før noko blir avgjort, skal foreldre, elevar og tilsette bli"
                " høyrde."
            ),
        ),
        open_days=62,
    ),
)
