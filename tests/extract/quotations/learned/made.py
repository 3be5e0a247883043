"""What the tests of the trained reader share: reports and quotations made by hand."""

from placet.codebook.cues import load_cues
from placet.codebook.grammar import load_grammar
from placet.extract.clauses.clauses import Clauses
from placet.extract.quotations.quotation_marks import find_quoted
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import Reporting
from placet.model.parsed import Parsed
from tests.parses import tree


def reporting(parsed: Parsed) -> Reporting:
    """A document in which no frame has fired."""
    cues = load_cues()
    clauses = Clauses(parsed, load_grammar(), lambda category, lemma: False)
    return Reporting(parsed, clauses, {}, find_quoted(parsed, cues.elisions), cues)


def quote(*content: TokenRange, speaker: TokenRange | None = None, cue: int | None = None, rule: str = "verb:say") -> Quote:
    """A quotation as the rules would find it."""
    return Quote(
        content=content,
        speaker=speaker,
        speaker_heads=(speaker[1] - 1,) if speaker else (),
        cue=(cue, cue + 1) if cue is not None else None,
        cue_head=cue,
        kind="indirect",
        rule=rule,
        confidence=0.8,
    )


# "Envoys said that Norland would stay and Sudria would leave ."
#   0      1    2     3      4     5    6    7     8     9    10
REPORT = tree(
    """
    Envoys envoy NNS nsubj 1
    said say VBD ROOT 1
    that that IN mark 5
    Norland Norland NNP nsubj 5
    would would MD aux 5
    stay stay VB ccomp 1
    and and CC cc 5
    Sudria Sudria NNP nsubj 9
    would would MD aux 9
    leave leave VB conj 5
    . . . punct 1
    """
)
REPORT.pos[:] = ["NOUN", "VERB", "SCONJ", "PROPN", "AUX", "VERB", "CCONJ", "PROPN", "AUX", "VERB", "PUNCT"]
