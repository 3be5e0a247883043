import io

from rich.console import Group

from placet.publish.terminal.citation import citations
from placet.publish.terminal.footnotes import by_number, footnotes
from placet.publish.terminal.screen import Screen
from tests.publish.terminal.accounts import condition, evidence, party, stance


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def cited(*parties, file=None, width=120, **given):
    screen = Screen(file or io.StringIO())
    screen.width = width
    notes = footnotes("patrols in the strait", parties)
    screen.block(Group(*(line for together in by_number(notes.values()) for line in citations(together, **given))))
    return screen.file.getvalue().splitlines()


def test_who_what_words_outlet_day_and_place_are_one_line():
    said = evidence("We will never accept it.", start=122, holder="Ann Lee", line=4)
    assert cited(party("Norland", stance("oppose", said))) == [
        "[1] Norland (Ann Lee): no to “patrols in the strait”. “We will never accept it.” — Sudrey Post, 6 March 2031, line 4, "
        "characters 122-146."
    ]


def test_chain_deed_day_and_condition_are_said():
    left = evidence("Norland left.", basis="act", via=("The Courier", "Ben Ruiz"))
    ready = stance(
        "conditional", left, conditions=(condition("Sudrey agrees", met=True), condition("it rains", document="b")), day="2031-02-01"
    )
    assert cited(party("Norland", ready))[0].startswith(
        "[1] Norland, by deed, according to The Courier, Ben Ruiz, 1 February 2031: yes to “patrols in the strait”, if “Sudrey agrees” "
        "(met). “Norland left.” — "
    )
    assert cited(party("Norland", stance("undecided")))[0].startswith("[1] Norland: open on “patrols in the strait”. ")


def test_two_stretches_are_shown_and_the_rest_is_counted():
    pieces = [evidence(f"No {number}.", start=10 * number, line=number) for number in (1, 2, 3, 4)]
    assert cited(party("Norland", stance("oppose", *pieces))) == [
        "[1] Norland: no to “patrols in the strait”. “No 1.” … “No 2.” — Sudrey Post, 6 March 2031, lines 1 and 2, characters 10-15 and "
        "20-25. And 2 more."
    ]


def test_another_voice_or_document_has_a_line_of_its_own():
    lines = cited(
        party("Norland", stance("oppose", evidence(holder="Ann Lee"), evidence(document="strait-2", outlet=""))), with_document=True
    )
    assert lines[0].startswith("[1] Norland (Ann Lee): no to ")
    assert lines[0].endswith("Sudrey Post, 6 March 2031, strait-1, line 1, characters 0-16.")
    assert lines[1].startswith("    Norland: no to ")
    assert lines[1].endswith("“A strait”, 6 March 2031, strait-2, line 1, characters 0-16.")


def test_parties_that_say_the_same_are_cited_once():
    both = stance("support", evidence("Norland and Sudrey agree.", via=("diplomats",)))
    assert cited(party("Norland", both), party("Sudrey", both)) == [
        "[1] Norland, Sudrey, according to diplomats: yes to “patrols in the strait”. “Norland and Sudrey agree.” — Sudrey Post, 6 March "
        "2031, line 1, characters 0-25."
    ]


def test_a_document_without_an_outlet_is_named_by_its_title_or_its_id():
    assert "— “A strait”, 6 March" in cited(party("Norland", stance("oppose", evidence(outlet=""))))[0]
    nameless = evidence(outlet="", title="", published="")
    assert cited(party("Norland", stance("oppose", nameless, day="")), with_document=True)[0].endswith(
        "— strait-1, line 1, characters 0-16."
    )


def test_on_a_terminal_the_source_is_a_link_and_lines_are_wrapped_beside_the_number(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    linked = party("Norland", stance("oppose", evidence(url="https://example.org/17")))
    lines = cited(linked, file=Terminal(), width=60)
    assert any("]8;" in line and "https://example.org/17#:~:text=Norland%20refuses." in line for line in lines)
    assert all(line.startswith("    ") for line in lines[1:])
    assert len(lines) == 3
    assert "https" not in cited(linked)[0]
    assert not any("]8;" in line for line in cited(party("N", stance("oppose", evidence(url="javascript:x()"))), file=Terminal()))


def test_what_a_document_says_does_not_act():
    odd = evidence("\x1b[31mno\x1b]8;;x\x1b\\", holder="\x1bA", outlet="[b]\x9bPost", via=("\u202eB",))
    (line,) = cited(party("\x1bNorland", stance("oppose", odd)))
    assert line.isprintable()
    assert "[b]Post" in line
