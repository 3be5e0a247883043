import re

import pytest

from placet.analyse.blocs import known_blocs
from placet.codebook import load_codebook
from placet.codebook.loading import OwnFile
from placet.errors import PlacetError
from placet.model.dossier import (
    AllParties,
    AtLeast,
    Dossier,
    DossierParty,
    DossierProposal,
    HostState,
    PartyConsents,
    QualifiedMajority,
    Rule,
    SecurityCouncil,
    Share,
    Unanimity,
)
from placet.publish.terminal.dossier import as_yaml, dossier_page, skeleton, watch, write_dossier
from placet.publish.wording.rules import rule_sentence
from placet.read.dossiers import checked_dossier
from tests.publish.terminal.test_dossier_consent import shown

NORLAND, SUDREY = PartyConsents(party="NRL"), PartyConsents(party="SDR")


def read(text: str):
    return checked_dossier(OwnFile("strait.yaml", text.encode()), load_codebook())


@pytest.mark.parametrize("title", ["The strait", 'no: a "title" #1', "x\ny", "- {", "\x1b[31mred", "\x85T\u2028"])
def test_a_skeleton_is_sound_whatever_it_is_called(title):
    checked = read(skeleton(title))
    assert checked.notes == ()
    assert "\n" not in checked.dossier.title


@pytest.mark.parametrize("example", ["european-force-for-ukraine.yaml", "swedish-accession-to-nato.yaml"])
def test_the_examples_are_sound(root, example):
    assert read((root / "examples" / example).read_text(encoding="utf-8")).notes == ()


def test_the_guides_example_is_sound(root):
    guide = (root / "docs" / "guide" / "ledger-and-consent.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    assert read(block).notes == ()


def test_a_dossier_that_is_written_out_reads_back():
    dossier = Dossier(
        title="a: strait",
        from_="2031-01-01",
        parties=(DossierParty(code="NOR", name="Norway"), DossierParty(code="HL", name="Harbour: League")),
        proposals=(
            DossierProposal(id="no", label="- patrols", names=("the 'joint' patrols", "#1 patrols"), consent=AllParties(fallback=True)),
        ),
    )
    assert read(as_yaml(dossier, load_codebook().party_names)).dossier == dossier


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (AllParties(), "all parties"),
        (Unanimity(bloc="RIVERS"), "all members of the River League"),
        (SecurityCouncil(), "nine of the Security Council's fifteen members, with no permanent one against it"),
        (AtLeast(number=2, of=(NORLAND, HostState(state="SDR"))), "all of: Norland, the host state Sudrey"),
        (AtLeast(number=1, of=(NORLAND, AtLeast(number=1, of=(SUDREY, NORLAND)))), "any of: Norland, (any of: Sudrey, Norland)"),
        (AtLeast(number=2, of=(NORLAND, SUDREY, AllParties())), "at least 2 of: Norland, Sudrey, all parties"),
        (
            QualifiedMajority(bloc="RIVERS", members=Share(part=2, whole=3)),
            "2/3 of the members of the River League (counted, for want of weights)",
        ),
        (
            QualifiedMajority(
                bloc="RIVERS", members=Share(part=1, whole=2), weights={"NRL": 1}, weight=Share(part=13, whole=20), blocking=4
            ),
            "50% of the members of the River League with 65% of the weights, which are not asked where fewer than 4 don't consent",
        ),
    ],
)
def test_a_rule_is_said_in_a_sentence(rule: Rule, sentence: str):
    assert rule_sentence(rule, {"NRL": "Norland", "SDR": "Sudrey", "RIVERS": "River League"}) == f"Needs the consent of {sentence}."


def test_a_page_names_the_members_of_the_day():
    text = (
        "title: T\nparties: [NOR]\nproposals:\n- {id: b, label: c}\n"
        "- {id: a, label: patrols, names: [joint patrols], consent: {unanimity of: NORDIC}}\n"
    )
    codebook = load_codebook()
    page = dossier_page(read(text).dossier, blocs=known_blocs(codebook.actors), names=codebook.party_names, day="2031-01-01")
    lines = [line.strip() for line in shown(page).splitlines()]
    assert "also called: joint patrols" in lines
    assert "asked on 1 January 2031: Denmark, Finland, Iceland, Norway, Sweden (5)" in lines
    assert "Needs the consent of all parties, as no rule is stated." in lines


def test_a_dossier_that_is_there_stays_as_it_is(tmp_path):
    file = tmp_path / "strait.yaml"
    write_dossier("title: one\n", file)
    with pytest.raises(PlacetError, match="is there already"):
        write_dossier("title: two\n", file)
    assert file.read_text(encoding="utf-8") == "title: one\n"
    with pytest.raises(PlacetError, match="can't be written"):
        write_dossier("title: two\n", tmp_path / "nowhere" / "strait.yaml")


@pytest.mark.model
def test_the_examples_say_what_their_articles_do(root):
    from placet.accounts import check_dossier, consent_to, told_in
    from placet.flow import code_documents

    def verdict(name: str, on: str) -> str:
        examples = root / "examples"
        account = consent_to(
            check_dossier(examples / f"{name}.yaml").dossier, told_in(list(code_documents([str(examples / f"{name}.jsonl")]))), on=on
        )
        return account.proposals[0].verdict

    assert verdict("european-force-for-ukraine", "2025-04-30") == "withheld"
    assert verdict("swedish-accession-to-nato", "2022-05-31") == "withheld"
    assert verdict("swedish-accession-to-nato", "2024-03-01") == "undetermined"  # most allies are not heard


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-01-01", "2031-06-30", "documents of 1 January to 30 June 2031"),
        ("2031-01-01", "", "documents since 1 January 2031"),
        ("", "2031-06-30", "documents until 30 June 2031"),
        ("", "", "no dates: all documents count"),
    ],
)
def test_the_days_of_a_watch(first, last, words):
    assert watch(Dossier(title="The strait", from_=first, to=last, parties=(), proposals=())) == words
