import io

from placet.ledger import Hit
from placet.publish.terminal.found import entry, together
from placet.publish.terminal.screen import Screen


def hit(**given) -> Hit:
    known = {"kind": "evidence", "document": "b", "published": "2031-05-07", "outlet": "", "title": "", "id": "s1", "by": ("Norland",)}
    return Hit(**known | {"words": "Neither will agree."} | given)


def shown(*hits: Hit) -> str:
    file = io.StringIO()
    for same in together(hits):
        Screen(file).block(entry(same))
    return file.getvalue()


def test_parties_to_one_sentence_stand_before_it_once():
    assert shown(hit(), hit(id="s2", by=("Sudria",)), hit(id="s3"), hit(kind="quotation", id="q1", by=())) == (
        "Norland, Sudria · position · 7 May 2031 · b\n  “Neither will agree.”\nunnamed · said · 7 May 2031 · b\n  “Neither will agree.”\n"
    )


def test_nothing_in_a_text_acts_on_the_terminal():
    assert "\x1b" not in shown(hit(words="Norland\x1b[31m agrees.", outlet="\x1b[2J", by=("No\x1brland",)))
