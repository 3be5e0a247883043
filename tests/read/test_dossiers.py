import pytest

from placet.codebook import load_codebook
from placet.codebook.loading import OwnFile
from placet.errors import CodebookError
from placet.model.dossier import AllParties, AtLeast, HostState, PartyConsents, QualifiedMajority, SecurityCouncil, Share, Unanimity
from placet.read.dossiers import CheckedDossier, checked_dossier

BEGINNING = """\
title: The strait
dates: {from: 2031-01-01}
parties: [NOR, SWE, {name: Ann Lee, names: [Dr Lee]}, {code: HL, name: Harbour League}]
"""


def read(text: str) -> CheckedDossier:
    return checked_dossier(OwnFile("strait.yaml", text.encode()), load_codebook())


def with_rule(rule: str) -> CheckedDossier:
    return read(f"{BEGINNING}proposals:\n  - id: patrols\n    label: joint patrols\n    consent: {rule}\n")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("all parties", AllParties()),
        ("Security Council", SecurityCouncil()),
        ("FIN", PartyConsents(party="FIN")),
        ("Dr Lee", PartyConsents(party="Ann Lee")),
        ("Harbour League", PartyConsents(party="HL")),
        ("{host state: SWE}", HostState(state="SWE")),
        ("{unanimity of: NATO}", Unanimity(bloc="NATO")),
        ("{qualified majority of: EU, members: 55%}", QualifiedMajority(bloc="EU", members=Share(part=11, whole=20))),
        ("{qualified majority of: EU, members: 66.5}", QualifiedMajority(bloc="EU", members=Share(part=133, whole=200))),
        (
            "{qualified majority of: BENELUX, members: 2/3, weights: {BEL: 11.8, NLD: 18, LUX: 0.7}, weight: more than 50 %, blocking: 2}",
            QualifiedMajority(
                bloc="BENELUX", members=Share(part=2, whole=3), weights={"BEL": 11800, "NLD": 18000, "LUX": 700},
                weight=Share(part=1, whole=2, strict=True), blocking=2,
            ),
        ),
        (
            "{all of: [NOR, {any of: [SWE, FIN]}, {at least: 1, of: [all parties]}]}",
            AtLeast(
                number=3,
                of=(
                    PartyConsents(party="NOR"),
                    AtLeast(number=1, of=(PartyConsents(party="SWE"), PartyConsents(party="FIN"))),
                    AtLeast(number=1, of=(AllParties(),)),
                ),
            ),
        ),
    ],
)  # fmt: skip
def test_every_rule_is_read(said: str, rule: object) -> None:
    (proposal,) = with_rule(said).dossier.proposals
    assert proposal.consent == rule


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Finland", "unknown party 'Finland'; write its code, FIN"),
        ("XXX", "unknown party 'XXX'; write a code of the codebook, or list it under 'parties'"),
        ("{majority: EU}", "unknown rule 'majority'; write exactly one of 'host state'"),
        ("{all of: [NOR], any of: [SWE]}", "write exactly one of"),
        ("{host state: SWE, of: [NOR]}", "unknown key 'of' beside 'host state'"),
        ("{host state: [SWE]}", "a party must be text"),
        ("{all of: []}", "must be a list of parties or rules that is not empty"),
        ("{all of: [NOR, NOR]}", "number 2 stands in the list already"),
        ("{at least: 3, of: [NOR, SWE]}", "'at least' must be a whole number from 1 to 2"),
        ("{at least: 0, of: [NOR, SWE]}", "'at least' must be a whole number from 1 to 2"),
        ("{at least: 1}", "must be a list"),
        ("{unanimity of: NOR}", "the codebook knows no members of NOR then; list the parties with 'all of'"),
        ("{qualified majority of: EU}", "the key 'members' is missing"),
        ("{qualified majority of: EU, members: 120%}", "'120%' is no share"),
        ("{qualified majority of: EU, members: 1/0}", "'1/0' is no share"),
        ("{qualified majority of: EU, members: 55%, weight: 65%}", "'weights' and 'weight' go together"),
        ("{qualified majority of: BENELUX, members: 55%, weights: {BEL: 1, NLD: 2}, weight: 65%}", "'weights' lack members of BENELUX"),
        ("{qualified majority of: BENELUX, members: 55%, weights: {BEL: 0}, weight: 65%}", "the weight of 'BEL' must be a number above 0"),
        ("{qualified majority of: EU, members: 55%, blocking: 4}", "'blocking' only limits what 'weights' ask"),
        ("12", "a rule is a text or a mapping"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_told_with_its_line(said: str, told: str) -> None:
    with pytest.raises(CodebookError) as error:
        with_rule(said)
    assert str(error.value).startswith("strait.yaml:7: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_rule_that_is_written_over_lines_is_told_with_the_line_of_the_part() -> None:
    with pytest.raises(CodebookError, match=r"^strait\.yaml:10: unknown party 'Norland'"):
        with_rule("\n      all of:\n        - NOR\n        - Norland")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "strait.yaml:1: the entry must be keys with values, not nothing"),
        ("title: [", "strait.yaml:2: not YAML"),
        ("title: T\nproposals: []", "strait.yaml:2: holds no proposal"),
        ("title: T\nwho: [NOR]\nproposals: []", "strait.yaml:2: unknown key 'who'; known are title, dates, parties, proposals"),
        ("title: T\nparties: [NOR, NOR]\nproposals: [{id: a, label: b}]", "strait.yaml:2: 'nor' is the party 'NOR' already"),
        ("title: T\nparties:\n- NOR\n- XXX\nproposals: [{id: a, label: b}]", "strait.yaml:4: unknown party 'XXX'"),
        (
            "title: T\nparties: [{code: HL}]\nproposals: [{id: a, label: b}]",
            "strait.yaml:2: a party without a code of the codebook needs a name",
        ),
        ("title: T\nparties: [{code: OTHER, name: X}]\nproposals: [{id: a, label: b}]", "strait.yaml:2: 'OTHER' stands for anybody"),
        ("title: T\nproposals: [{id: a, label: b}]", "strait.yaml:2: the dossier names no parties"),
        ("title: T\nparties: [NOR]\nproposals:\n- {id: a, label: b}\n- {id: a, label: c}", "strait.yaml:5: the id 'a' stands twice"),
        ("title: T\nparties: [NOR]\nproposals: [{id: a, label: b, action: fly}]", "strait.yaml:3: unknown action 'fly'"),
        ("title: T\nparties: [NOR]\nproposals: [{id: a, label: b, agents: [X]}]", "strait.yaml:3: unknown party 'X'"),
        ("title: T\nparties: [NOR]\nproposals: [{id: a, label: b, names: ['…']}]", "strait.yaml:3: 'names' holds an entry without a word"),
        ("title: T\ndates: {from: 2031-02-30}\nproposals: [{id: a, label: b}]", "strait.yaml:2: '2031-02-30' is no day"),
        ("title: T\ndates: {from: 2031-02-01, to: 2031-01-01}\nproposals: [{id: a, label: b}]", "strait.yaml:2: the watch ends before"),
        ("title: ' '\nproposals: [{id: a, label: b}]", "strait.yaml:1: the title is empty"),
        ("title: T\nparties: [NOR]\nproposals: [{id: a, label: ''}]", "strait.yaml:3: 'label' is empty"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(text: str, told: str) -> None:
    with pytest.raises(CodebookError) as error:
        read(text)
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


def test_what_is_sound_but_left_to_placet_is_noted() -> None:
    text = (
        f"{BEGINNING}proposals:\n- {{id: a, label: b}}\n- {{id: c, label: d, action: patrol, consent: NOR}}\n"
        "- {id: e, label: f, consent: {any of: [{qualified majority of: EU, members: 55%}]}}\n"
    )
    assert read(text).notes == (
        "strait.yaml:5: 'a' has no rule of consent; all parties must consent",
        "strait.yaml:6: 'c' is any proposal to patrol; add agents, theme or place to narrow it",
        "strait.yaml:7: the members of EU are only counted: 'weights' (populations) are not given",
    )
    first = read(text).dossier.proposals[0]
    assert first.consent == AllParties(fallback=True)


def test_rules_too_deep_are_told() -> None:
    with pytest.raises(CodebookError, match="nested more than 20 deep"):
        with_rule("{all of: [" * 30 + "NOR" + "]}" * 30)
