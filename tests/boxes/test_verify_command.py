"""`citizen verify` names each check, and its exit status says whether the box is what was promised."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from citizen import signing
from citizen.boxes.findings import WORDS, Check
from citizen.cli.verify import verify
from tests.boxes.test_spoiled_files import flip_a_choice


def run(*arguments):
    return CliRunner().invoke(verify, [str(argument) for argument in arguments])


@pytest.mark.parametrize(("language", "words"), [("nb", "Urnen er i orden."), ("nn", "Urna er i orden.")])
def test_a_true_box_is_verified(box, language, words):
    result = run(box.folder, "--language", language)
    assert result.exit_code == 0
    assert words in result.stdout
    assert "--root" in result.stdout


def test_with_root_and_key_of_a_witness_nothing_more_is_asked_for(box, keys):
    root = box.manifest["batches"][-1]["root"].upper()
    rules = box.manifest["rules_hash"]
    result = run(box.folder, "--root", root, "--key", signing.public_key_hex(keys), "--rules", rules)
    assert result.exit_code == 0
    assert result.stdout.endswith("Urnen er i orden.\n")
    assert "witnessed-rules" in result.stdout
    assert "witnessed-root" in result.stdout


def test_only_what_was_not_given_is_asked_for(box, keys):
    result = run(box.folder, "--key", signing.public_key_hex(keys), "--language", "nn")
    asked = result.stdout.splitlines()[-1]
    assert "rota til loggen (--root)" in asked
    assert "avtrykket av reglane (--rules)" in asked
    assert "--key" not in asked


def test_another_root_is_not_taken(box):
    result = run(box.folder, "--root", "ab" * 32)
    assert result.exit_code == 1
    assert "NEI  witnessed-root" in result.stdout


def test_each_check_that_failed_is_named(box):
    flip_a_choice(box)
    result = run(box.folder, "--language", "nn")
    assert result.exit_code == 1
    assert "NEI  files            Ei fil er ei anna enn den som manifestet nemner. (ballots.csv)" in result.stdout
    assert "NEI  commitments" in result.stdout
    assert "Urna er IKKJE i orden." in result.stdout


@pytest.mark.parametrize(("language", "words"), [("nb", "finnes ikke"), ("nn", "finst ikkje")])
def test_a_box_that_is_not_there_ends_in_one_sentence(tmp_path, language, words):
    result = run(tmp_path / "borte", "--language", language)
    assert result.exit_code == 2
    assert result.stderr.startswith("citizen: borte: ")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["--root", "--key", "--rules"])
def test_something_else_than_hex_ends_in_one_sentence(box, option):
    result = run(box.folder, option, "abc")
    assert result.exit_code == 2
    assert option in result.stderr


def test_every_check_has_words_in_both_forms():
    assert set(WORDS["nb"]) == set(WORDS["nn"]) == set(Check)
    assert not [check for check in Check if set(WORDS["nb"][check]) == set(WORDS["nn"][check])]
