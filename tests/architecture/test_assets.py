"""The lock files pin without naming a registry, and the pages need nothing from outside or inline."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))
THEMES = sorted((ROOT / "static" / "css" / "themes").glob("*.css"))


def test_npm_pins_each_package_by_its_hash_and_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())
    without_thanks = [{key: value for key, value in entry.items() if key != "funding"} for entry in packages.values()]
    assert "://" not in json.dumps(without_thanks)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-node.lock"])
def test_pip_pins_each_package_by_its_hash_and_names_no_registry(name):
    lock = (ROOT / name).read_text("utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    requirements = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert requirements
    assert all("==" in line for line in requirements)
    assert lock.count("--hash=sha256:") >= len(requirements)


def test_npm_runs_no_script_of_a_package():
    settings = (ROOT / ".npmrc").read_text("utf-8").split()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true", "audit=false", "fund=false"} <= set(settings)
    assert "registry=" not in " ".join(settings)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_has_no_inline_style_or_script(template):
    text = re.sub(r"\{[{%#].*?[}%#]\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_from_elsewhere(style):
    for address in re.findall(r'url\("?([^")]+)', style.read_text("utf-8")):
        assert address.startswith("../vendor/")


def test_the_fetched_style_sheet_holds_no_picture_that_the_content_policy_would_refuse():
    styles = (ROOT / "static" / "vendor" / "designsystemet.css").read_text("utf-8")
    assert "data:" not in styles
    pictures = set(re.findall(r'url\("([^"]+)"\)', styles))
    assert pictures
    assert all((ROOT / "static" / "vendor" / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_a_theme_sets_every_accent_colour_for_light_and_for_dark(theme):
    light, dark = theme.read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    names = set(re.findall(r"--ds-color-accent-([a-z-]+): #[0-9a-f]{3,6};", light))
    assert len(names) == 16
    assert set(re.findall(r"--ds-color-accent-([a-z-]+): #[0-9a-f]{3,6};", dark)) == names


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_a_theme_can_be_read(theme):
    for block in theme.read_text("utf-8").split("@media"):
        colours = dict(re.findall(r"--ds-color-accent-([a-z-]+): (#[0-9a-f]{3,6});", block))
        for ground in ("background-default", "background-tinted", "surface-default", "surface-tinted"):
            assert contrast(colours["text-subtle"], colours[ground]) >= 4.5
            assert contrast(colours["text-default"], colours[ground]) >= 7
        assert contrast(colours["base-contrast-default"], colours["base-default"]) >= 4.5
        assert contrast(colours["border-default"], colours["background-default"]) >= 3


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
