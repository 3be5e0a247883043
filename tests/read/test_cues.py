from pathlib import Path

import pytest

from placet.errors import CodebookError
from placet.read.cues import load_region_cues

FILE = """\
words: {name: ['[A-Z][a-z]+']}
byline:
  - id: by
    any: ['By <name>']
beside_byline: []
credit: []
caption: []
before_credit: []
boilerplate: []
dateline:
  - id: dash
    any: ['<name> -']
"""


def load(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cues.yaml"
    file.write_text(text)
    load_region_cues(file)


def test_words_are_put_into_patterns(tmp_path: Path) -> None:
    file = tmp_path / "cues.yaml"
    file.write_text(FILE)
    cues = load_region_cues(file)
    assert cues.byline[0].pattern.fullmatch("By Jane")
    assert cues.dateline[0].pattern.match("Nordhavn - The talks")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("['By <name>']", "['By (<name>']", "cues.yaml:3: broken pattern"),
        ("'By <name>'", "'By <nobody>'", "cues.yaml:3: <nobody> is not among the words"),
        ("credit: []", "credit: [{id: by, any: [x]}]", "the id by is given twice"),
        ("credit: []", "credits: []", "credits"),
        ("['By <name>']", "5", "must be a list"),
        ("words: {", "words: [", "not YAML"),
    ],
)
def test_a_broken_file_says_where(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(CodebookError) as error:
        load(tmp_path, FILE.replace(old, new))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_shipped_is_sound() -> None:
    assert load_region_cues().boilerplate
