"""What `from placet import …` gives."""

import ast
import subprocess
import sys

import placet


def test_every_public_name_is_there_and_has_a_docstring():
    assert [name for name in placet.__all__ if name != "__version__" and not getattr(placet, name).__doc__] == []


def test_type_checkers_are_told_the_same_names(root):
    tree = ast.parse((root / "src" / "placet" / "__init__.pyi").read_text(encoding="utf-8"))
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported | {"__version__"} == set(placet.__all__)


def test_a_name_that_is_none_is_an_attribute_error():
    assert not hasattr(placet, "nonsense")


def test_importing_placet_loads_no_parser():
    code = "import sys, placet; placet.Record; print([name for name in ('spacy', 'sqlalchemy', 'placet.flow') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
