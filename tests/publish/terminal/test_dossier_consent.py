import csv
import io

import msgspec

from placet.analyse import consent_table
from placet.analyse.blocs import Blocs
from placet.analyse.dossier import dossier_consent
from placet.analyse.dossier_account import DossierAccount
from placet.model.decided import AsDecided
from placet.model.digest import digests_of
from placet.model.dossier import AllParties, AtLeast, Dossier, DossierParty, DossierProposal, PartyConsents, Unanimity
from placet.publish.tables.consent import write_consent_rows
from placet.publish.terminal.dossier_consent import dossier_tables
from placet.publish.terminal.screen import Screen

BLOCS = Blocs(members=lambda bloc, day: ("NRL", "WST"), council=lambda day: (), permanent=())
NAMES = {"NRL": "Norland", "WST": "Westmark", "SDR": "Sudrey", "OST": "Ostmark"}


def shown(what) -> str:
    file = io.StringIO()
    Screen(file).block(what)
    return file.getvalue()


def account(record, rule=None, names=("patrols",)) -> DossierAccount:
    patrols = DossierProposal(id="patrols", label="patrols in the strait", names=names, consent=rule or AllParties())
    parties = tuple(DossierParty(code=code, name=NAMES[code]) for code in ("NRL", "WST", "SDR"))
    dossier = Dossier(title="The strait", parties=parties, proposals=(patrols,))
    return dossier_consent(dossier, digests_of([record]), blocs=BLOCS, names=NAMES)


def test_a_table_says_who_blocks_what_would_change_it_and_what_it_hangs_on(record):
    assert shown(dossier_tables(account(record))).splitlines() == [
        "The strait",
        "on 6 March 2031, from 1 document",
        "",
        "patrols in the strait  consent withheld",
        "  Needs the consent of all parties.",
        "  blocked by: Norland",
        "  not heard: Sudrey",
        "",
        "  Norland   ✗ no [1]",
        "  Westmark  ~ yes, if a ceasefire is signed; the Security Council has given the patrols a mandate [2]",
        "",
        "  consent is 4 changes away: Norland and Sudrey consent; “a ceasefire is signed” comes true, for Westmark; “the Security",
        "  Council has given the patrols a mandate” comes true, for Westmark",
        "  hangs on Norland's no, 85% sure: undetermined if it is left out or read as yes. “Norland will not accept any foreign",
        "  patrols in the Aldan Strait” [strait-1]",
        "",
        "[1] Norland (Ada Holm), according to The Courier: no to “patrols in the strait”. “Norland will not accept any foreign patrols "
        "in the Aldan Strait” … “Nobody has to do it for us.” — Sudrey Post, 6 March 2031, strait-1, lines 3 and 5, characters 47-110 "
        "and 233-262.",
        "[2] Westmark: yes to “patrols in the strait”, if “a ceasefire is signed”; “the Security Council has given the patrols a "
        "mandate”. “Westmark, which offered two frigates in January, is ready to send them once a ceasefire is signed and the Security "
        "Council has given the patrols a mandate.” — Sudrey Post, 6 March 2031, strait-1, line 7, characters 264-419.",
        "",
        "  Norland: 1 independent report, 85% sure",
        "  Westmark: 1 independent report, 80% sure",
        "",
    ]


def test_equally_small_ways_stand_below_one_another(record):
    rule = AtLeast(number=2, of=tuple(PartyConsents(party=key) for key in ("NRL", "SDR", "OST")))
    lines = [line.strip() for line in shown(dossier_tables(account(record, rule))).splitlines()]
    assert lines[lines.index("consent is 2 changes away:") :][1:5] == [
        "any of",
        "Norland and Sudrey consent",
        "Norland and Ostmark consent",
        "Ostmark and Sudrey consent",
    ]
    one = AtLeast(number=2, of=(PartyConsents(party="WST"), AtLeast(number=1, of=(PartyConsents(party="SDR"), PartyConsents(party="NRL")))))
    text = shown(dossier_tables(account(record, one)))
    assert "  consent is 3 changes away: “a ceasefire" in text
    assert "and any of\n      Sudrey consents\n      Norland consents\n" in text


def test_of_many_ways_of_many_changes_a_few_are_named(record):
    keys = [f"X{number:02}" for number in range(12)]
    rule = AtLeast(number=9, of=tuple(PartyConsents(party=key) for key in keys))
    text = shown(dossier_tables(account(record, rule)))
    assert "  consent is 9 changes away:\n    any of\n      X00, X01, " in text
    assert text.count("consent\n") == 2
    assert "      or others, as many\n" in text


def test_what_nobody_speaks_of_and_what_is_outside(record):
    text = shown(dossier_tables(account(record, names=()))).replace("patrols in the strait", "")
    assert "no document speaks of it" in text
    assert "Outside of the dossier, in the documents that speak of it: 2 positions on 1 proposal" in text
    assert "foreign patrols in the Aldan Strait  Ada Holm, Westmark; 1 document; most like patrols" in text


def test_nothing_in_a_document_acts_on_the_terminal(record):
    document = msgspec.structs.replace(record.document, text=record.document.text.replace("Norland will", "\x1b[31mand w"))
    assert "\x1b" not in shown(dossier_tables(account(msgspec.structs.replace(record, document=document))))


def test_rows_have_a_line_a_stance_with_or_without_a_dossier(record):
    for found in (account(record, Unanimity(bloc="RIVERS")), consent_table(digests_of([record]), names=NAMES)):
        file = io.StringIO()
        write_consent_rows(found, file)
        rows = list(csv.DictReader(io.StringIO(file.getvalue())))
        assert [(row["name"], row["asked"], row["held"], row["stance"], row["document"]) for row in rows] == [
            ("Norland", "yes", "now", "oppose", "strait-1"),
            ("Westmark", "yes", "now", "conditional", "strait-1"),
        ]
    file = io.StringIO()
    write_consent_rows(account(record), file)
    silent = [row for row in csv.DictReader(io.StringIO(file.getvalue())) if row["answer"] == "silent"]
    assert [(row["name"], row["held"]) for row in silent] == [("Sudrey", "")]


def test_what_people_rejected_is_counted(record):
    assert "as reviewed" not in shown(dossier_tables(account(record)))
    without = AsDecided(**msgspec.structs.asdict(record) | {"positions": record.positions[1:]}, rejected=record.positions[:1])
    assert shown(dossier_tables(account(without))).splitlines()[1] == "on 6 March 2031, from 1 document; 1 position left out, as reviewed"
    assert account(without, names=("census",)).left_out == 0
    assert [each.left_out for each in consent_table(digests_of([without]))] == [1]
