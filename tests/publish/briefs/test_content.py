from pathlib import Path

import msgspec

from placet.analyse.developments import developments
from placet.publish.briefs.content import brief_of
from placet.publish.briefs.document import Brief, Heading, Items, Paragraph, Passage, Picture, Run, Table
from placet.publish.charts.kinds import Ground
from tests.publish.charts.grounds import nothing
from tests.publish.wording.test_verdicts import account


def words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def test_a_brief_has_its_sections_in_order(brief: Brief) -> None:
    assert [block.text for block in brief.blocks if isinstance(block, Heading) and block.level == 1] == [
        "Is there consent?", "Who stands where", "What would have to change", "What changed in the week", "In which words", "Pictures",
        "Sources",
    ]  # fmt: skip


def test_it_says_the_verdict_in_a_sentence(brief: Brief) -> None:
    said = [words(block.runs) for block in brief.blocks if isinstance(block, Paragraph)]
    assert any(each.startswith("Consent is withheld by Norland and Westmark; not heard from Sudrey.") for each in said)


def test_the_matrix_tells_answers_by_sign_and_word_and_colours_them(brief: Brief) -> None:
    table = next(block for block in brief.blocks if isinstance(block, Table))
    cells = dict(zip(table.heads, table.rows[0], strict=True))
    assert (cells["Norland"].text, cells["Norland"].tone) == ("✗ no", "withholds")
    assert cells["Westmark"].text == "✗ no, was: yes, if"
    assert {len(row) for row in table.rows} == {len(table.heads)}


def test_each_passage_and_each_change_cites_a_source_that_is_listed(brief: Brief) -> None:
    sources = next(block for block in brief.blocks if isinstance(block, Items) and block.numbered)
    passages = [block for block in brief.blocks if isinstance(block, Passage)]
    cited = {int(passage.source[-1].text.strip("[]")) for passage in passages}
    assert cited == set(range(1, len(sources.items) + 1))
    norland = next(each for each in passages if "Norland will not accept" in each.words)
    assert words(norland.source).startswith("Sudrey Post › The Courier › Ada Holm, 6 March 2031, line 3 [")


def test_an_address_that_is_no_page_of_the_web_is_no_link(brief: Brief) -> None:
    assert b"javascript" not in repr(brief.blocks).encode()


def test_changes_say_who_was_heard_for_the_first_time(brief: Brief) -> None:
    said = [words(item) for block in brief.blocks if isinstance(block, Items) for item in block.items]
    assert any(each.startswith("Norland: no, heard for the first time [") for each in said)


def test_a_dossier_of_which_nobody_speaks_has_a_brief_without_words_and_pictures(nobodys: Brief) -> None:
    assert not [block for block in nobodys.blocks if isinstance(block, Passage | Picture)]
    assert [block.text for block in nobodys.blocks if isinstance(block, Heading)][:2] == ["Is there consent?", "Who stands where"]


def test_it_says_what_people_rejected() -> None:
    ground = nothing()
    account = msgspec.structs.replace(ground.account, left_out=2)
    assert "left out" not in brief_of(ground, developments(ground.account, ground.account)).about
    assert brief_of(ground._replace(account=account), developments(account, account)).about.endswith("2 positions left out, as reviewed.")


def test_the_matrix_says_on_which_condition(tmp_path: Path) -> None:
    found = account(tmp_path, "all parties")
    table = next(block for block in brief_of(Ground(found, []), developments(found, found)).blocks if isinstance(block, Table))
    assert [row for row in table.rows if any("yes, if a ceasefire is signed" in cell.text for cell in row)]
