"""The components keep their promises: one macro a file, called as it is written, imported where it is used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

FOLDER = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
COMPONENTS = [name for name in TEMPLATES if name.startswith("components/") and "/_" not in name]
READER = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, extensions=["jinja2.ext.i18n"])
LONGEST = 120


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_one_macro_named_like_its_file_and_explained(component):
    assert source_of(component).startswith("{#- ")
    assert [macro.name for macro in parse(component).find_all(nodes.Macro)] == [Path(component).stem]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_one_reading(template):
    assert source_of(template).count("\n") <= LONGEST


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_imports_what_it_uses_by_name_and_without_context(template):
    tree = parse(template)
    assert not list(tree.find_all(nodes.Import))
    imported = imports_of(tree)
    assert not any(statement.with_context for statement in tree.find_all(nodes.FromImport))
    # Parents and children of a template see each other's imports, so only what is written here counts as use.
    assert set(imported) <= names_used(tree), "imported without use"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_component_is_called_with_the_arguments_that_it_takes(template):
    tree = parse(template)
    macros = {name: macro_of(component) for name, component in imports_of(tree).items()}
    for call in calls_in(tree):
        if isinstance(call.node, nodes.Name) and call.node.name in macros:
            problem = misfit(call, macros[call.node.name])
            assert problem is None, f"line {call.lineno}: {call.node.name}: {problem}"


def source_of(template: str) -> str:
    return (FOLDER / template).read_text("utf-8")


def parse(template: str) -> nodes.Template:
    return READER.parse(source_of(template))


def macro_of(component: str) -> nodes.Macro:
    return next(iter(parse(component).find_all(nodes.Macro)))


def imports_of(tree: nodes.Template) -> dict[str, str]:
    """Each name that the template calls a component by, with the component's file."""
    found = {}
    for statement in tree.find_all(nodes.FromImport):
        assert isinstance(statement.template, nodes.Const)
        for name in statement.names:
            found[name if isinstance(name, str) else name[1]] = statement.template.value
    return {name: file for name, file in found.items() if file.startswith("components/")}


def names_used(tree: nodes.Template) -> set[str]:
    return {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}


def calls_in(tree: nodes.Template) -> Iterator[nodes.Call]:
    return tree.find_all(nodes.Call)


def misfit(call: nodes.Call, macro: nodes.Macro) -> str | None:
    """Why the macro would refuse the call, or do without something that it needs."""
    if call.dyn_args or call.dyn_kwargs:
        return None
    names = [argument.name for argument in macro.args]
    required = names[: len(names) - len(macro.defaults)]
    if len(call.args) > len(names):
        return "too many arguments"
    given = [*names[: len(call.args)], *(keyword.key for keyword in call.kwargs)]
    unknown = set(given) - set(names)
    if unknown:
        return f"does not take {', '.join(sorted(unknown))}"
    missing = set(required) - set(given)
    return f"needs {', '.join(sorted(missing))}" if missing else None
