"""A whole idea round in nynorsk on a phone: set up, proposed, argued, hidden, given back, merged, undone, answered."""

from __future__ import annotations

import re

from tests.ideas.writing import a_photo
from tests.journeys.machine_room import text_of

ROUND = "/nn/fjordsund/leikeplassane"
TITLE = "Benker i skugge ved leikeplassen på Øyrane"
TWIN = "Skugge over sandkassene i Lidal"
GUNNHILD = "gunnhild.lid@fjordsund.example"


def fill(page, **fields):
    for name, text in fields.items():
        page.locator(f'[name="{name}"]').fill(text)


def propose(visitor, title, text, picture=None):
    """Write and send a proposal; gives its address."""
    visitor.go(f"{ROUND}/ide/ny")
    fill(visitor.page, title=title, body=text)
    visitor.page.get_by_label("Trivsel").check()
    if picture:
        visitor.page.locator("#picture").set_input_files(picture)
        visitor.press("Legg til biletet").write("Kva viser bilete 1?", "Ein sandkasse midt i sola")
    visitor.press("Sjå over og send").press("Send forslaget").sees(title)
    return visitor.page.url.removeprefix(visitor.site).partition("#")[0]


def announce(staff):
    """Staff set up the round, and say who may take part."""
    staff.go("/nn/stab/fjordsund/").follow("Lag ein idérunde").press("Kunngjer idérunden").sees("Skriv denne teksten")
    fill(staff.page, slug="leikeplassane", theme_1_nb="Trivsel", theme_1_nn="Trivsel")
    fill(staff.page, title_nb="Hvordan skal lekeplassene bli bedre?", title_nn="Korleis skal leikeplassane bli betre?")
    fill(staff.page, summary_nb="Si hva som mangler.", summary_nn="Sei kva som manglar.")
    fill(staff.page, why_nb="De fire lekeplassene er slitte.", why_nn="Dei fire leikeplassane er slitne.")
    staff.press("Sjå sida som innbyggjar").sees("Slik ein innbyggjar vil sjå sida")
    staff.press("Kunngjer idérunden").sees("Idérunden er kunngjord.")
    staff.press("Lagre kven som kan delta").sees("Det er lagra kven som kan delta.")


def test_from_setting_it_up_to_the_answer(visit, machine_room, tmp_path):
    hanne = visit("nn").come_in("Hanne Myklebust")
    announce(hanne)
    gunnhild, torbjorg = visit("nn").come_in("Gunnhild"), visit("nn", scheme="dark").come_in("Torbjørg")
    gunnhild.go(f"{ROUND}/").sees("Korleis skal leikeplassane bli betre?")
    machine_room.let_it_open("leikeplassane")

    photo = tmp_path / "sandkasse.jpg"
    photo.write_bytes(a_photo())
    idea = propose(gunnhild, TITLE, "Dei minste **brenn** seg i sola.", photo)
    propose(torbjorg, TWIN, "Ungane treng ein stad utan sol.")

    torbjorg.go(f"{ROUND}/").follow(TITLE).press("Støtt forslaget").sees("Du støttar dette").press("Følg forslaget")
    torbjorg.follow("Skriv eit argument for").write("Argumentet ditt", "Barnehagen vår står òg utan skugge.")
    torbjorg.press("Send argumentet").sees("Barnehagen vår står òg utan skugge.")

    oddvar = visit("nn").come_in("Oddvar")
    oddvar.go(idea).follow("Meld frå om dette").page.get_by_label("Det handlar om noko anna").check()
    oddvar.press("Send meldinga").sees("Takk.")

    arne = visit("nn").come_in("Arne")
    arne.go("/nn/moderering/fjordsund").follow(TITLE).page.get_by_label("Skjul det", exact=True).check()
    arne.write("Grunngivinga di", "Runden handlar om leikeapparat.")
    arne.press("Avgjer og gi beskjed til forfattaren").sees("Det som ventar")
    assert oddvar.page.goto(oddvar.site + idea).status == 404
    oddvar.look().go(f"{ROUND}/").does_not_see(TITLE)

    gunnhild.go("/nn/min-side").follow(re.compile(f"avgjer.*{TITLE}"), nth=0).sees("Runden handlar om leikeapparat.")
    gunnhild.press("Klag").sees("Du har klaga").sees("Ein annan moderator svarer innan sju dagar.")
    sigrid = visit("nn").come_in("Sigrid")
    sigrid.go("/nn/moderering/fjordsund").follow(TITLE).page.get_by_label("Klaga får medhald").check()
    sigrid.write("Grunngivinga di", "Ein benk høyrer til leikeplassen.")
    sigrid.press("Avgjer og gi beskjed til forfattaren")
    oddvar.go(idea).sees(TITLE).sees("Barnehagen vår står òg utan skugge.")

    merge_and_undo(hanne, torbjorg, idea)
    answer(hanne, idea)
    gunnhild.go("/nn/min-side/varsel").sees(f"Kommunen har svart på «{TITLE}».").follow(
        f"Kommunen har svart på «{TITLE}»."
    )
    gunnhild.sees("Teke til følgje").sees("Vi set ut seks benker i mai.")
    [*_, letter] = machine_room.letters_to(GUNNHILD)
    assert f"Kommunen har svart på «{TITLE}»." in text_of(letter)
    assert "Runden handlar om leikeapparat." in text_of(letter)


def merge_and_undo(staff, supporter, idea):
    """Two that are alike are made one; the supporter reads why; then they are two again."""
    staff.go("/nn/stab/fjordsund/leikeplassane/ideer")
    for title in (TITLE, TWIN):
        staff.page.get_by_label(title, exact=True).check()
    staff.press("Slå saman dei to").page.get_by_label(TITLE).check()
    staff.write("Grunngivinga, nynorsk", "Begge ber om skugge.").press("Slå saman dei to forslaga")
    supporter.go(idea).follow(re.compile("slått saman")).sees("Begge ber om skugge.").sees(TWIN)
    staff.follow(re.compile("^Angre samanslåinga")).write("Grunngivinga, nynorsk", "Dei gjeld ulike stader.")
    staff.press("Angre samanslåinga").follow(re.compile("slått saman")).sees("Dei gjeld ulike stader.")
    supporter.go(f"{ROUND}/").sees(TWIN).sees(TITLE)


def answer(staff, idea):
    staff.go(idea).follow("Svar på forslaget")
    staff.press("Publiser svaret").sees("Skriv")
    staff.page.get_by_label("Teke til følgje", exact=True).check()
    fill(staff.page, reason_nb="Vi setter ut seks benker i mai.", reason_nn="Vi set ut seks benker i mai.")
    fill(staff.page, answered_by="Kari Nes, kultursjef", on_behalf_of="Fjordsund kommune", decided_by="Formannskapet")
    staff.press("Publiser svaret").sees("Teke til følgje")
    staff.go(idea).sees("Vi set ut seks benker i mai.")
