"""Texts that lie in every box and explain it, in both language forms."""

from __future__ import annotations

CODEBOOK = (
    (
        "ballots.csv",
        "",
        "Stemmene som ble talt. Én linje for hver stemme, ordnet etter spørsmål og kvittering.",
        "Røystene som blei talde. Éi linje for kvar røyst, ordna etter spørsmål og kvittering.",
    ),
    (
        "ballots.csv",
        "question",
        "Nummeret på spørsmålet, som i manifest.json.",
        "Nummeret på spørsmålet, som i manifest.json.",
    ),
    (
        "ballots.csv",
        "receipt",
        "Kvitteringen som velgeren fikk. Bare velgeren vet hvem den tilhører.",
        "Kvitteringa som veljaren fekk. Berre veljaren veit kven ho høyrer til.",
    ),
    (
        "ballots.csv",
        "choices",
        "Numrene på de valgte alternativene; er de rangert, med det mest ønskede først. Tomt betyr en blank stemme.",
        "Nummera på dei valde alternativa; er dei rangerte, med det mest ønskte først. Tomt tyder ei blank røyst.",
    ),
    (
        "ballots.csv",
        "nonce",
        "Tilfeldig tall som hører til stemmen. Med det kan alle regne ut avtrykket som står i leaves.csv.",
        "Tilfeldig tal som høyrer til røysta. Med det kan alle rekne ut avtrykket som står i leaves.csv.",
    ),
    (
        "replaced.csv",
        "receipt",
        "Kvitteringer for stemmer som samme velger senere endret eller trakk tilbake. De er ikke talt.",
        "Kvitteringar for røyster som same veljar seinare endra eller trekte tilbake. Dei er ikkje talde.",
    ),
    (
        "leaves.csv",
        "",
        "Loggen: ett avtrykk for hver gang noen stemte, endret stemmen eller trakk den tilbake.",
        "Loggen: eitt avtrykk for kvar gong nokon røysta, endra røysta eller trekte ho tilbake.",
    ),
    (
        "leaves.csv",
        "batch",
        "Nummeret på bunken som avtrykket ble forseglet i.",
        "Nummeret på bunken som avtrykket blei forsegla i.",
    ),
    (
        "leaves.csv",
        "commitment",
        "Avtrykket: SHA-256 av en nullbyte og stemmen skrevet som JSON, med 64 tegn (0–9 og a–f).",
        "Avtrykket: SHA-256 av ein nullbyte og røysta skriven som JSON, med 64 teikn (0–9 og a–f).",
    ),
    (
        "manifest.json",
        "",
        "Reglene som gjaldt, resultatet, hvor mange det er av alt, signerte røtter av loggen, og SHA-256 av filene.",
        "Reglane som galdt, resultatet, kor mange det er av alt, signerte røter av loggen, og SHA-256 av filene.",
    ),
    (
        "manifest.sig",
        "",
        "Kommunens signatur (Ed25519) under manifest.json.",
        "Signaturen til kommunen (Ed25519) under manifest.json.",
    ),
    (
        "recount.py",
        "",
        "Program som teller opp alt på nytt. Det er kort nok til at du kan lese det før du kjører det.",
        "Program som tel opp alt på nytt. Det er kort nok til at du kan lese det før du køyrer det.",
    ),
)

READ_ME = """\
VALGURNEN

Disse filene er hele valgurnen. Det står ingen navn i dem, og de viser ikke hvem som har stemt hva.

Finn din egen stemme: Søk etter kvitteringen din i ballots.csv. Står den i replaced.csv, har du endret eller trukket
tilbake stemmen etter at du fikk den. Står den ingen av stedene, eller med et annet valg enn ditt: si fra til kommunen
og til kontrollutvalget, og ta med kvitteringen. Stemmesedler på papir ligger her også, men de som stemte slik, fikk
ingen kvittering.

Tell urnen selv: Legg filene i én mappe og kjør  python3 recount.py  der. Programmet trenger bare Python, ikke nettet.

Kommunen kunne ha byttet ut alle filene på én gang. Derfor har flere utenfor kommunen fått roten av loggen mens folk
stemte og da avstemningen ble avsluttet. Be en av dem om en rot og om avtrykket av reglene (rules), og kjør
python3 recount.py --root ROTEN --rules AVTRYKKET


VALURNA

Desse filene er heile valurna. Det står ingen namn i dei, og dei viser ikkje kven som har røysta kva.

Finn di eiga røyst: Søk etter kvitteringa di i ballots.csv. Står ho i replaced.csv, har du endra eller trekt tilbake
røysta etter at du fekk ho. Står ho ingen av stadene, eller med eit anna val enn ditt: sei frå til kommunen og til
kontrollutvalet, og ta med kvitteringa. Røystesetlar på papir ligg her òg, men dei som røysta slik, fekk inga
kvittering.

Tel urna sjølv: Legg filene i éi mappe og køyr  python3 recount.py --language nn  der. Programmet treng berre Python,
ikkje nettet.

Kommunen kunne ha bytt ut alle filene på éin gong. Difor har fleire utanfor kommunen fått rota til loggen medan folk
røysta og då avrøystinga blei avslutta. Be ein av dei om ei rot og om avtrykket av reglane (rules), og køyr
python3 recount.py --language nn --root ROTA --rules AVTRYKKET
"""
