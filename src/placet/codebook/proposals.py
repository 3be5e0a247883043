"""What tells proposals apart and how their labels are worded (`proposals.yaml`)."""

from msgspec import Struct

from placet.codebook.grammar import Words
from placet.codebook.loading import document, shipped


class ProposalWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lemmas, by the part they play in telling and wording proposals."""

    another: Words  # "no plans": not the plan that was named before
    leaving_out: Words  # "a force without Norland" is another proposal than "a force"
    qualifiers: Words  # "direct", "partial": another one, another proposal
    unlabelled: Words  # "possible", "latest": left out of labels
    alike: Words  # action classes whose labels tell nothing in meaning
    small: Words  # articles aside, the words that labels may share and be about two things
    vague: Words  # action classes that don't say what is done
    adopting: Words  # "a resolution that endorses the plan": both are one
    label_ends: Words  # "sending troops once …": where a label ends
    weekdays: Words  # "building a base on Thursday": a day that a label leaves out
    doubled: Words  # "admit": "admitting"
    determiners: Words
    carrier_verbs: Words  # "to reach a deal": a stance on it is one on the deal
    carrier_nouns: Words  # "the prospect of a deal"
    carrier_slots: tuple[str, ...]
    pointers: Words  # "such a move", "this plan"
    pronouns: Words
    plural_pronouns: Words
    discussing: Words  # "premature to talk about it": the judgement is on what is talked about
    answers: Words  # predicates that without a theme answer what was named last
    matters: Words  # "the matter": nouns for anything talked of before
    participating: dict[str, Words]  # "would join": verbs that may leave out what was named before, and the classes of what it can be
    asked: Words  # "the Norlandish demand": nouns for what one party asks of another
    partitive: Words  # "a section of the railway": nouns for a part of something
    occasions: Words  # action classes that may name one occasion: talks, a meeting, its host's part
    particles: Words  # "go ahead": words behind a verb that belong to it
    lands: Words  # "the region of …": nouns for a land that stand before its name
    charges: Words  # "the allegation that …": tells nothing of where the accused stands
    needing: Words  # "would need … before it could …"
    unlisted_slots: tuple[str, ...]  # of which a verb of no action class must fill one
    unproposed: Words  # nouns for what is said, felt, or happens, and for who acts: nobody proposes them
    unspecified: Words  # "urged both to act": verbs that don't say what is to be done
    act_endings: tuple[str, ...]  # of nouns that name an act
    telling: Words  # "declined to say whether": verbs that pass an open question on
    counted: Words  # "by 188 votes": nouns that with a number only count
    aspects: Words  # verbs through which a stance reaches a pronoun ("to resume them")
    endings: Words  # action classes of acts that end something
    private: Words  # nouns that don't speak for the state that owns them
    first_person: Words
    naming_some: Words  # "states, including Norland"
    open_questions: Words  # "whether": nobody vouches for what follows
    contributed: Words  # action classes to which each party may give its own part: who does it doesn't set it apart
    kinds: dict[str, Words]  # nouns for one kind of thing: "troops", "peacekeepers"
    where: Words  # prepositions before the place of an act
    staying: Words  # "wants the garrison to stay"
    kin: tuple[Words, ...]  # action classes that may name the same proposal


def load_proposal_words() -> ProposalWords:
    """Load `proposals.yaml`."""
    return document(shipped("proposals.yaml"), ProposalWords)
