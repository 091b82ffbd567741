"""Rules of the code that no single module shows: direction of imports, sizes, where the packages come from."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("config", "corpus", "indexes", "retrieval", "bot")
"""From the bottom to the top: a package imports from those on its left only."""
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
FEWEST_MODULES = 60
"""The project has more; a scan that finds fewer looks in the wrong place."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "" if not node.level else "." * node.level


def docstring_lines(node: ast.Module | ast.ClassDef | Function) -> int:
    first = node.body[0] if node.body else None
    if ast.get_docstring(node, clean=False) is None or first is None or first.end_lineno is None:
        return 0
    return first.end_lineno - first.lineno + 1


def code_lines(path: Path) -> int:
    """Count the lines of a file without its docstrings."""
    module = tree(path)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = sum(docstring_lines(node) for node in ast.walk(module) if isinstance(node, documented))
    return len(path.read_text(encoding="utf-8").splitlines()) - docstrings


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def upward_imports(package: str, module: ast.Module) -> list[str]:
    forbidden = set(PACKAGES[PACKAGES.index(package) + 1 :]) | {"tests"}
    return [name for name in imported(module) if name.split(".")[0] in forbidden or name.startswith(".")]


def test_the_scan_finds_the_project() -> None:
    found = modules()
    assert len(found) > FEWEST_MODULES
    assert {path.relative_to(ROOT).parts[0] for path in found} == set(PACKAGES)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_imports_from_those_below_it_only(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    assert upward_imports(package, tree(path)) == []


def test_an_upward_import_would_be_seen() -> None:
    source = "from retrieval.answer import Answer\nimport bot.render\nfrom . import x\nimport config.errors"
    assert upward_imports("corpus", ast.parse(source)) == ["retrieval.answer", "bot.render", "."]


def test_files_are_short() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in modules() if (lines := code_lines(path)) > MAX_FILE_LINES}
    assert long == {}


def test_functions_are_short() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": lines
        for path in modules()
        for node in functions(path)
        if (lines := (node.end_lineno or 0) - node.lineno + 1 - docstring_lines(node)) > MAX_FUNCTION_LINES
    }
    assert long == {}


def test_the_packages_come_from_the_checkout() -> None:
    for package in PACKAGES:
        module = importlib.import_module(package)
        assert module.__file__ is not None
        assert Path(module.__file__).parent == ROOT / package


def test_no_installed_distribution_claims_the_names_of_the_packages() -> None:
    claimed = [
        (distribution.metadata["Name"], str(file))
        for distribution in distributions()
        for file in distribution.files or ()
        if len(file.parts) > 1 and file.parts[0] in PACKAGES
    ]
    assert claimed == []


def test_documents_come_in_past_the_secrecy_gate_only() -> None:
    importing = {str(path.relative_to(ROOT)) for path in modules() if "corpus.document" in imported(tree(path))}
    assert importing == {"corpus/reading.py"}
    source = (ROOT / "corpus" / "reading.py").read_text(encoding="utf-8")
    assert 0 < source.index("guard(") < source.index("understand(")


def test_only_commands_print() -> None:
    printing = {
        str(path.relative_to(ROOT))
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert all(path.endswith("__main__.py") for path in printing)
