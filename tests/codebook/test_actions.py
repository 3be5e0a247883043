"""The action classes load, refuse what stands twice, and each entry's example names its action."""

import pytest

from placet.codebook.actions import ActionEntry, Actions, compile_actions, load_actions
from placet.codebook.grammar import load_classes, load_grammar
from placet.codebook.loading import Located, checked, located_entries, shipped
from placet.codebook.proposals import load_proposal_words
from placet.errors import CodebookError
from placet.extract.clauses.clauses import Clauses
from placet.extract.positions.namings import Namings
from placet.model.document import Document
from placet.parse import Parser

ENTRIES = list(checked(located_entries(shipped("actions.yaml")), ActionEntry))


def test_the_classes_of_a_dispute_are_there() -> None:
    wanted = {
        "deploy", "withdraw", "cease-fire", "negotiate", "recognise", "admit", "sanction", "lift", "arm", "cede", "guarantee", "inspect",
        "enrich", "exchange", "mediate", "annex", "strike", "fund", "trade", "build", "extradite", "release", "disarm", "govern",
        "partition", "vote", "ratify", "reform", "share", "host", "general",
    }  # fmt: skip
    assert wanted <= load_actions().names


def test_a_predicate_that_stands_twice_is_an_error_with_its_line() -> None:
    one = ActionEntry(action="arm", verb="arm", example="Norland will arm them.")
    two = ActionEntry(action="deploy", verb="arm", example="Norland will arm them.")
    with pytest.raises(CodebookError, match=r"a.yaml:7"):
        compile_actions([(Located("a.yaml", 1, None), one), (Located("a.yaml", 7, None), two)])


def test_a_classes_name_leads_back_to_its_entry() -> None:
    actions = load_actions()
    frame = actions.frames["verb", "extradite"][0]
    assert actions.entry(frame).action == "extradite"
    assert actions.lexical("noun", "ceasefire")
    assert not actions.lexical("noun", "weather")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def actions() -> Actions:
    return load_actions()


def named(text: str, parser: Parser, actions: Actions) -> set[str]:
    clauses = Clauses(parser.parse_one(Document(id="d", text=text)), load_grammar(), actions.lexical)
    return {naming.action for naming in Namings(clauses, actions, load_proposal_words(), load_classes())}


@pytest.mark.model
@pytest.mark.parametrize(("where", "entry"), ENTRIES, ids=lambda each: f"{each.line}" if isinstance(each, Located) else "")
def test_each_example_names_its_action(where: Located, entry: ActionEntry, parser: Parser, actions: Actions) -> None:
    assert entry.action in named(entry.example, parser, actions), f"actions.yaml:{where.line}"
    if entry.counter:
        assert entry.action not in named(entry.counter, parser, actions), f"actions.yaml:{where.line}"
