from placet.publish.terminal.footnotes import by_number, cell, footnotes, numbered, parties_of
from tests.publish.terminal.accounts import condition, evidence, party, proposal, stance


def told(*parties):
    return {key: cell(notes).plain for key, notes in footnotes("patrols", parties).items()}


def test_a_cell_has_the_stance_its_condition_and_its_number():
    ready = stance("conditional", conditions=(condition("a ceasefire is signed", met=False),))
    assert told(party("Norland", stance("oppose")), party("Silent"), party("Westmark", ready)) == {
        "Norland": "✗ no [1]",
        "Westmark": "~ yes, if a ceasefire is signed (not met) [2]",
    }


def test_a_long_condition_is_cut_in_a_cell():
    long = "all of the armed groups have left the border strip with their vehicles and the observers are back"
    shown = told(party("Westmark", stance("conditional", conditions=(condition(long),))))["Westmark"]
    assert shown == "~ yes, if all of the armed groups have left the border strip with … [1]"


def test_what_changed_is_dated_and_what_was_before_is_called_so():
    turned = party("Norland", stance("support", day="2031-03-06"), history=(stance("oppose", evidence(start=9), day="2031-01-02"),))
    assert told(turned) == {"Norland": "✓ yes, 6 March 2031 [1]\nbefore: ✗ no, 2 January 2031 [2]"}


def test_what_only_others_say_names_them_and_is_not_called_earlier():
    rumour = stance("support", evidence(via=("The Courier", "Ann Lee")), day="2031-04-01", claimed_by_others=True)
    assert told(party("Norland", stance("oppose"), history=(rumour,))) == {
        "Norland": "✗ no, 6 March 2031 [1]\n✓ yes, says Ann Lee, 1 April 2031 [2]"
    }
    assert told(party("Norland", rumour)) == {"Norland": "✓ yes, says Ann Lee [1]"}


def test_the_same_stance_in_the_same_words_shares_a_number():
    shared = stance("support", evidence("Norland and Sudrey agree."))
    notes = footnotes("patrols", [party("Norland", shared), party("Ostmark", stance("oppose")), party("Sudrey", shared)])
    assert [[note.number for note in found] for found in notes.values()] == [[1], [2], [1]]
    assert [[note.party.name for note in together] for together in by_number(notes.values())] == [["Norland", "Sudrey"], ["Ostmark"]]


def test_numbers_go_on_over_proposals_with_the_parties_in_one_order():
    accounts = [
        proposal("patrols", party("Ostmark", stance("oppose")), party("Norland", stance("support"))),
        proposal("a bridge", party("Norland", stance("support"))),
    ]
    assert [each.name for each in parties_of(accounts)] == ["Norland", "Ostmark"]
    found = {key: [note.number for note in notes] for key, notes in numbered(accounts).items()}
    assert found == {("patrols", "Norland"): [1], ("patrols", "Ostmark"): [2], ("a bridge", "Norland"): [3]}
