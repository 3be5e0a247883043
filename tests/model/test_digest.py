"""What an account reads of a record, on the records of the bridge."""

import msgspec
from msgspec.structs import replace
from tests.analyse.conftest import TEXT, position, record

from placet.model.decided import AsDecided
from placet.model.digest import BETWEEN, Digest, Statement, Topic, digest
from placet.model.document import Span
from placet.model.record import Proposal, Record


def topic_of(one: Record) -> Topic:
    (topic,) = digest(one).topics
    return topic


def said(one: Record) -> Statement:
    (statement,) = topic_of(one).statements
    return statement


def test_actors_are_parties() -> None:
    held = (position(holder, "support") for holder in ("north", "expert", "paper"))
    voices = {voice.name: voice for voice in digest(record("d1", "2031-05-01", *held)).voices}
    assert "Sudrey" not in voices  # it stands nowhere
    assert [(voice.key, voice.counts, voice.official, voice.mentions) for voice in (voices["Norland"], voices["Ada Holm"])] == [
        ("NRL", True, False, 1),
        ("NRL", True, True, 0),
    ]
    expert, paper = voices["Ben Ruiz"], voices["The Courier"]
    assert [(voice.key, voice.code, voice.counts) for voice in (expert, paper)] == [
        ("OTHER:ben ruiz", "OTHER", False),
        ("OUTLET:the courier", "OUTLET", False),
    ]


def test_words_are_verbatim_and_have_their_line() -> None:
    one = record("d1", "2031-05-01", position("north", "conditional", payers=["south", "south"]))
    one = replace(one, document=replace(one.document, text=TEXT.replace(". It", ".\nIt")))
    statement = said(one)
    assert [(words.words, words.line, words.start) for words in statement.evidence] == [
        ("It may be built only if Sudrey pays for it.", 2, TEXT.index("It may be")),
    ]
    (term,) = statement.conditions
    assert (term.words, term.kind, term.parties, term.met) == ("only if Sudrey pays for it", "funding", ("SDR",), None)


def test_a_statement_that_rests_on_another_partys_word_is_claimed() -> None:
    through = {
        via: said(record("d1", "2031-05-01", position("south", "support", via=via))) for via in (("paper",), ("minister",), ("nobody",), ())
    }
    assert [(statement.claimed, statement.via) for statement in through.values()] == [
        (False, ("The Courier",)),
        (True, ("Ada Holm",)),
        (False, ()),
        (False, ()),
    ]
    assert not said(record("d1", "2031-05-01", position("minister", "support", via=["north"]))).claimed


def test_a_statement_has_the_days_that_it_may_date_from() -> None:
    dated = said(record("d1", "2031-05-07", position("north", "support", date=("2031-05-05", "2031-05-11"))))
    assert (dated.first, dated.day) == ("2031-05-05", "2031-05-07")


def test_a_proposal_is_called_by_its_label_and_its_mentions_each_once() -> None:
    one = record("d1", "2031-05-01", label="The bridges", agents=["north", "minister", "nobody"])
    (bridge,) = one.proposals
    topic = topic_of(replace(one, proposals=(replace(bridge, mentions=(Span(start=4, end=10), Span(start=0, end=10))),)))
    assert topic.called == f" the bridg{BETWEEN}bridg "
    assert topic.agents == ("NRL", "NRL")


def test_each_statement_stands_under_its_proposal_and_who_is_nobody_says_nothing() -> None:
    ferry = Proposal(id="p2", label="a ferry", action="run", mentions=())
    held = (position("north", "support"), position("south", "oppose", proposal="p2"), position("nobody", "oppose"))
    one = digest(record("d1", "2031-05-01", *held, more=[ferry]))
    assert [[(one.voices[each.holder].name, each.stance) for each in topic.statements] for topic in one.topics] == [
        [("Norland", "support")],
        [("Sudrey", "oppose")],
    ]


def test_what_people_rejected_is_counted() -> None:
    coded = record("d1", "2031-05-01", position("north", "support"))
    rejected = AsDecided(**msgspec.structs.asdict(replace(coded, positions=())), rejected=coded.positions)
    assert (topic_of(coded).rejected, topic_of(rejected).rejected) == (0, 1)


def test_it_is_read_off_its_json_as_it_was() -> None:
    one = digest(record("d1", "2031-05-01", position("minister", "conditional", payers=["south"], via=["paper"]), agents=["bloc"]))
    assert msgspec.json.decode(msgspec.json.encode(one), type=Digest) == one
