"""The main line of an idea round in bokmål at a desk, with JavaScript off: nothing of it needs a script."""

from __future__ import annotations

import re

from tests.journeys.machine_room import text_of

ROUND = "/nb/fjordsund/lokaldemokrati"
TITLE = "Søppeldunker ved badeplassene på Havnes"
LIVE = "live.sandberg@fjordsund.example"


def a_visitor(visit):
    return visit("nb", width=1280, javascript=False)


def test_hovedlinja_uten_skript(visit, machine_room):
    live, amir = a_visitor(visit).come_in("Live"), a_visitor(visit).come_in("Amir")
    live.go(f"{ROUND}/").follow(re.compile("^Skriv et forslag"))
    live.write(re.compile("^Tittel"), TITLE).write(
        "Hva foreslår du, og hvorfor?", "Måkene sprer søppelet. **Lokk** hjelper."
    )
    live.page.get_by_label("Innbyggermedvirkning").check()
    live.press("Se over og send").press("Send forslaget").sees(TITLE)
    idea = live.page.url.removeprefix(live.site).partition("#")[0]

    amir.go(f"{ROUND}/?q=søppeldunker").follow(TITLE).press("Støtt forslaget").sees("Du støtter dette")
    amir.follow("Skriv et argument mot").write("Argumentet ditt", "Dunkene må tømmes også i helgene.")
    amir.press("Send argumentet").sees("Dunkene må tømmes også i helgene.")

    borghild = a_visitor(visit).come_in("Borghild")
    borghild.go(idea).follow("Meld fra om dette").page.get_by_label("Det handler om noe annet").check()
    borghild.press("Send meldingen").sees("Takk.")
    arne = a_visitor(visit).come_in("Arne")
    arne.go("/nb/moderering/fjordsund").follow(TITLE).page.get_by_label("Skjul det", exact=True).check()
    arne.write("Begrunnelsen din", "Runden handler om lokaldemokrati.").press("Avgjør og gi beskjed til forfatteren")
    assert amir.page.goto(amir.site + idea).status == 404
    amir.look()

    live.go("/nb/min-side").follow(re.compile("Les begrunnelsene")).follow(re.compile(TITLE)).press(
        "Klag på avgjørelsen"
    )
    sigrid = a_visitor(visit).come_in("Sigrid")
    sigrid.go("/nb/moderering/fjordsund").follow(TITLE).page.get_by_label("Klagen får medhold").check()
    sigrid.write("Begrunnelsen din", "Badeplassen er et møtested.").press("Avgjør og gi beskjed til forfatteren")
    amir.go(idea).sees("Måkene sprer søppelet.").sees("Du støtter dette")

    hanne = a_visitor(visit).come_in("Hanne Myklebust")
    hanne.go(idea).follow("Svar på forslaget")
    hanne.page.get_by_label("Ikke tatt til følge", exact=True).check()
    said = {"reason_nb": "Dunkene står der alt.", "reason_nn": "Dunkane står der alt.", "decided_by": "Formannskapet"}
    for name, text in {**said, "answered_by": "Kari Nes, driftssjef", "on_behalf_of": "Fjordsund kommune"}.items():
        hanne.page.locator(f'[name="{name}"]').fill(text)
    hanne.press("Publiser svaret").sees("Ikke tatt til følge")
    amir.go("/nb/min-side/varsel").follow(f"Kommunen har svart på «{TITLE}».").sees("Dunkene står der alt.")
    told = "".join(text_of(letter) for letter in machine_room.letters_to(LIVE))
    assert f"Kommunen har svart på «{TITLE}»." in told
    assert "Badeplassen er et møtested." in told
