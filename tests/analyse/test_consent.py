from collections.abc import Callable, Sequence

import msgspec

from placet.analyse import PartyAccount, ProposalAccount, consent_table, count_without_positions
from placet.model.digest import digests_of
from placet.model.document import Span
from placet.model.record import Position, Proposal, Record

Make = Callable[..., Record]
Take = Callable[..., Position]


def table_of(records: Sequence[Record]) -> list[ProposalAccount]:
    return consent_table(digests_of(records))


def the_only(table: list[ProposalAccount]) -> ProposalAccount:
    (account,) = table
    return account


def party(account: ProposalAccount, key: str) -> PartyAccount:
    return next(party for party in account.parties if party.key == key)


def test_officials_speak_for_their_state_with_words_and_place(make_record: Make, make_position: Take) -> None:
    account = the_only(table_of([make_record("d1", "2031-05-07", make_position("minister", "oppose", via=["paper"]))]))
    (norland,) = account.parties
    assert (norland.key, norland.name, norland.answer) == ("NRL", "Norland", "withholds")
    (stance,) = norland.stances
    assert (stance.stance, stance.since, stance.latest, stance.reports) == ("oppose", "2031-05-07", "2031-05-07", 1)
    assert stance.holders == ("Ada Holm",)
    (evidence,) = stance.evidence
    assert evidence.words == "The bridge must not be built."
    assert (evidence.document, evidence.outlet, evidence.published, evidence.start, evidence.end) == (
        "d1",
        "The Courier",
        "2031-05-07",
        25,
        54,
    )
    assert evidence.via == ("The Courier",)


def test_the_latest_stance_holds_and_the_older_is_history(make_record: Make, make_position: Take) -> None:
    account = the_only(
        table_of(
            [
                make_record("c", "2031-06-01", make_position("north", "support")),
                make_record("a", "2031-04-01", make_position("north", "support")),
                make_record("b", "2031-05-01", make_position("minister", "oppose")),
                make_record("d", "2031-06-02", make_position("minister", "support")),
            ]
        )
    )
    norland = party(account, "NRL")
    assert [(s.stance, s.since, s.latest, s.reports) for s in norland.stances] == [("support", "2031-06-01", "2031-06-02", 2)]
    assert [(s.stance, s.latest) for s in norland.history] == [("oppose", "2031-05-01"), ("support", "2031-04-01")]
    assert norland.stances[0].evidence[0].document == "d"
    assert (account.verdict, account.since, account.latest, account.reports) == ("undetermined", "2031-04-01", "2031-06-02", 4)


def test_no_and_yes_only_if_stand_side_by_side(make_record: Make, make_position: Take) -> None:
    account = the_only(
        table_of(
            [
                make_record(
                    "a",
                    "2031-05-07",
                    make_position("minister", "conditional", date=("2031-05-01", "2031-05-01"), payers=["south"]),
                    make_position("north", "oppose"),
                ),
                make_record("b", "2031-05-09", make_position("north", "oppose")),
            ]
        )
    )
    norland = party(account, "NRL")
    assert [stance.stance for stance in norland.stances] == ["oppose", "conditional"]
    assert norland.history == ()
    assert norland.answer == "withholds"
    (condition,) = norland.stances[1].conditions
    assert (condition.words, condition.kind, condition.parties) == ("only if Sudrey pays for it", "funding", ("SDR",))
    assert account.verdict == "withheld"
    assert account.answers == {"withholds": ("Norland",), "silent": ("Sudrey",)}


def test_who_must_act_and_is_silent_leaves_it_undetermined(make_record: Make, make_position: Take) -> None:
    account = the_only(
        table_of([make_record("a", "2031-05-07", make_position("north", "conditional", payers=["south"]), agents=["bloc", "expert"])])
    )
    assert account.answers == {"conditions": ("Norland",), "silent": ("River League", "Sudrey")}
    assert account.verdict == "undetermined"
    assert party(account, "SDR").stances == ()


def test_all_spoke_and_one_has_terms(make_record: Make, make_position: Take) -> None:
    account = the_only(
        table_of(
            [
                make_record("a", "2031-05-07", make_position("north", "conditional", payers=["south"])),
                make_record("b", "2031-05-08", make_position("south", "support")),
            ]
        )
    )
    assert account.verdict == "conditional"


def test_experts_and_papers_are_shown_and_do_not_count(make_record: Make, make_position: Take) -> None:
    account = the_only(table_of([make_record("a", "2031-05-07", make_position("expert", "oppose"), make_position("north", "support"))]))
    assert [(p.key, p.name, p.counts) for p in account.parties] == [
        ("NRL", "Norland", True),
        ("OTHER:ben ruiz", "Ben Ruiz", False),
    ]
    assert account.verdict == "undetermined"
    voices = the_only(table_of([make_record("a", "2031-05-07", make_position("expert", "support"))]))
    assert voices.verdict == "undetermined"


def test_what_another_party_says_of_it_is_no_consent(make_record: Make, make_position: Take) -> None:
    claimed = make_record("a", "2031-05-09", make_position("south", "support", via=["paper", "minister"]))
    account = the_only(table_of([claimed]))
    sudrey = party(account, "SDR")
    assert (sudrey.answer, sudrey.stances[0].claimed_by_others) == ("unclear", True)
    assert account.verdict == "undetermined"
    own = make_record("b", "2031-05-01", make_position("south", "oppose"))
    sudrey = party(the_only(table_of([claimed, own])), "SDR")
    assert [stance.stance for stance in sudrey.stances] == ["oppose"]
    assert [(stance.stance, stance.claimed_by_others) for stance in sudrey.history] == [("support", True)]


def test_the_dated_month_is_kept(make_record: Make, make_position: Take) -> None:
    january = make_position("north", "support", date=("2031-01-01", "2031-01-31"))
    (stance,) = party(the_only(table_of([make_record("a", "2031-05-07", january)])), "NRL").stances
    assert (stance.since, stance.latest) == ("2031-01-01", "2031-01-31")


def test_proposals_without_positions_are_left_out_and_counted(make_record: Make, make_position: Take) -> None:
    tunnel = Proposal(id="p2", label="a tunnel", action="build", mentions=(Span(start=0, end=3),))
    records = [make_record("a", "2031-05-07", make_position("north", "support"), more=[tunnel])]
    assert [account.cluster for account in table_of(records)] == ["bridge"]
    assert count_without_positions(digests_of(records)) == 1


def test_without_clusters_each_proposal_stands_alone_and_most_parties_come_first(make_record: Make, make_position: Take) -> None:
    tunnel = Proposal(id="p2", label="a tunnel", action="build", mentions=(Span(start=0, end=3),))
    ferry = Proposal(id="p3", label="a ferry", action="run", mentions=(Span(start=0, end=3),))
    records = [
        make_record(
            "a",
            "2031-05-07",
            make_position("north", "support"),
            make_position("north", "support", proposal="p3"),
            make_position("south", "oppose", proposal="p3"),
            make_position("south", "oppose", proposal="p2"),
            more=[tunnel, ferry],
        )
    ]
    assert [account.label for account in table_of(records)] == ["a ferry", "a bridge over the Aldan", "a tunnel"]


def test_the_most_frequent_label_names_it(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-07", make_position("north", "support"), label="a bridge"),
        make_record("b", "2031-05-07", label="a long bridge over the river"),
        make_record("c", "2031-05-07", label="a bridge"),
    ]
    account = the_only(table_of(records))
    assert (account.label, account.other_labels) == ("a bridge", ("a long bridge over the river",))


def test_the_order_of_records_does_not_matter_and_it_can_be_written_as_json(make_record: Make, make_position: Take) -> None:
    records = [
        make_record("a", "2031-05-07", make_position("north", "support"), make_position("expert", "undecided"), agents=["bloc"]),
        make_record("b", "2031-05-07", make_position("minister", "oppose"), make_position("south", "conditional", payers=["bloc"])),
    ]
    table = table_of(records)
    assert table_of(records[::-1]) == table
    assert msgspec.json.decode(msgspec.json.encode(table), type=list[ProposalAccount]) == table
