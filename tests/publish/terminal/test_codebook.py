import io

import pytest

from placet.codebook import load_codebook
from placet.errors import PlacetError
from placet.publish.terminal.codebook import entry, overview
from placet.publish.terminal.screen import Screen


def printed(what) -> str:
    file = io.StringIO()
    Screen(file).block(what)
    return file.getvalue()


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


def test_a_type_has_its_class_modes_codes_and_predicates(codebook):
    text = printed(entry("reject", codebook))
    assert text.startswith("REJECT\n")
    assert "verbal conflict (3), intensity -4.0" in text
    assert "meet    talks are refused" in text
    assert "129           veto" in text
    assert "predicates" in text


def test_predicates_that_count_only_under_negation_say_so(codebook):
    assert "not " in printed(entry("REJECT", codebook)).split("predicates")[1]


@pytest.mark.parametrize(
    ("name", "expected"), [("112", "112  accuse\nPLOVER ACCUSE allege\n"), ("010", "010  make a statement\nno PLOVER type\n")]
)
def test_a_code_of_cameo(codebook, name, expected):
    assert printed(entry(name, codebook)) == expected


def test_a_context_has_its_words(codebook):
    assert "told by: " in printed(entry("peacekeeping", codebook))


def test_the_list_has_every_type_context_and_root(codebook):
    text = printed(overview(codebook))
    assert [name for name in (*codebook.plover.types, *codebook.plover.contexts, "20") if name not in text] == []


def test_a_name_that_is_none_is_refused(codebook):
    with pytest.raises(PlacetError, match="zork: neither"):
        entry("zork", codebook)
