"""What was pressed on a ballot when the session had ended or the network was gone: kept, or said to be lost."""

from __future__ import annotations

import re

from tests.journeys.test_ranking_and_budget import RANKED, numbers_on

NN = RANKED.replace("/nb/", "/nn/")
ROADS = "/nn/fjordsund/oyrane-og-havna/stem"


def a_ranking_of_two(visit, name, lang="nn"):
    """Somebody whose two best are stored; gives them too."""
    voter = visit(lang, width=360).log_in(name).go(NN)
    press_move(voter, 0, "add")
    press_move(voter, 1, "add")
    return voter, [name for name, number in numbers_on(voter.page) if number]


def press_move(voter, place, move):
    voter.page.locator(f'[data-ranking] > li:nth-child({place + 1}) button[value^="{move}:"]').click()
    voter.page.locator(".ballot-status--saved, .ballot-status--failed").wait_for()


def save(voter):
    return voter.press("Lagre valet mitt")


def test_a_press_that_failed_offline_is_stored_by_the_button(visit):
    voter, (first, second) = a_ranking_of_two(visit, "Kristoffer")
    voter.page.context.set_offline(True)
    press_move(voter, 1, "up")
    voter.sees("Valet ditt blei ikkje lagra")
    assert voter.page.locator("#save-choice").is_visible()
    voter.page.context.set_offline(False)
    save(voter).sees("Røysta di er registrert")
    assert [name for name, number in numbers_on(voter.page) if number] == [second, first]
    voter.complaints = [complaint for complaint in voter.complaints if "ERR_INTERNET_DISCONNECTED" not in complaint]


def test_a_press_that_failed_offline_goes_along_with_the_next_press(visit):
    voter, (first, second) = a_ranking_of_two(visit, "Torbjørg")
    voter.page.context.set_offline(True)
    press_move(voter, 1, "up")
    voter.page.context.set_offline(False)
    voter.page.locator('[data-ranking] > li:nth-child(3) button[value^="add:"]').click()
    voter.page.locator(".ballot-status--saved").wait_for()
    assert [name for name, number in numbers_on(voter.page) if number][:2] == [second, first]
    assert numbers_on(voter.page)[2][1] == "3"
    voter.complaints = [complaint for complaint in voter.complaints if "ERR_INTERNET_DISCONNECTED" not in complaint]


def test_two_quick_presses_both_count(visit):
    voter, (first, second) = a_ranking_of_two(visit, "Amir")
    third = numbers_on(voter.page)[2][0]
    voter.page.evaluate(
        """() => { const button = (place, move) => document.querySelector(
            `[data-ranking] > li:nth-child(${place}) button[value^="${move}:"]`);
            const add = button(3, 'add'), up = button(2, 'up'); add.click(); up.click(); }"""
    )
    voter.sees(f"{second} er no nummer 1.")
    assert [name for name, number in numbers_on(voter.page) if number] == [second, first, third]


def test_a_press_after_the_session_had_ended_comes_back_after_the_login_as_not_stored(visit):
    voter, (first, second) = a_ranking_of_two(visit, "Live")
    page = voter.page
    elsewhere = page.context.browser.new_context()
    log_out_everywhere(elsewhere, voter, "Live")
    press_move(voter, 1, "up")
    voter.sees("Du er logga ut, så valet ditt blei ikkje lagra")
    voter.press("Lagre valet mitt").press(re.compile("Logg inn")).press(re.compile("Live"))
    voter.sees("Du blei logga ut før valet ditt blei lagra")
    assert [name for name, number in numbers_on(page) if number] == [second, first]
    assert page.locator(".ballot-status--failed").count() == 1
    box = page.locator("#save-choice").bounding_box()
    assert box["y"] + box["height"] <= 740
    save(voter).sees("Røysta di er registrert")
    assert [name for name, number in numbers_on(page) if number] == [second, first]


def test_a_press_of_somebody_unknown_is_said_to_be_lost(visit):
    voter, (first, second) = a_ranking_of_two(visit, "Sondre")
    voter.page.context.clear_cookies()
    press_move(voter, 1, "up")
    voter.press("Lagre valet mitt").sees("det siste valet ditt på røystesetelen blei ikkje lagra")
    voter.press(re.compile("Logg inn")).press(re.compile("Sondre"))
    voter.sees("det valet blei ikkje lagra. Vel éin gong til")
    assert [name for name, number in numbers_on(voter.page) if number] == [first, second]


def test_to_untick_the_last_one_changes_nothing_and_scolds_nobody(visit):
    voter = visit("nn", width=360).log_in("Máret").go(f"{ROADS}/strandvegen")
    page = voter.page
    voter.choose(0).sees("Røysta di er registrert")
    voter.choose(0).sees("Røysta di står som før").look()
    assert page.locator(".ballot-status--saved").count() == 1
    assert page.locator(".ballot-choice input").nth(0).is_checked()
    voter.follow("Trekk røysta tilbake").sees("Vil du trekkje røysta tilbake?")


def test_a_double_press_ends_with_what_is_stored_and_green(visit):
    voter = visit("nn", width=360).log_in("Borghild").go(f"{ROADS}/strandvegen")
    page = voter.page
    page.locator(".ballot-choice label").nth(1).dblclick()
    page.locator(".ballot-status--saved").wait_for()
    ticked = page.locator(".ballot-choice input").nth(1).is_checked()
    page.reload()
    assert page.locator(".ballot-choice input").nth(1).is_checked() == ticked


def log_out_everywhere(context, voter, name):
    page = context.new_page()
    page.goto(f"{voter.site}/nn/logg-inn?next=/nn/min-side")
    page.get_by_role("button", name=re.compile("Logg inn")).click()
    page.get_by_role("button", name=re.compile(name)).click()
    page.goto(f"{voter.site}/nn/min-side")
    page.get_by_role("button", name=re.compile("Logg ut overalt|Logg ut på alle|alle einingar")).click()
    page.wait_for_load_state()
    context.close()
