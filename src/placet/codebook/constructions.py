"""The words by which the build of a sentence tells a stance (`constructions.yaml`)."""

from msgspec import Struct

from placet.codebook.grammar import Words
from placet.codebook.loading import document, shipped
from placet.model.record import ConditionKind


class Constructions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lemmas or words, by the part they play in a construction."""

    coming: Words  # "a swap would follow if …"
    gaining: Words  # "won the support of Norland"
    whose: Words  # "resistance from Norland"
    against: Words  # "over the objections of Norland"
    judged_by: Words  # "acceptable to Norland"
    views: Words  # "in Norland's view"
    among: Words  # "is among those who object"
    devolving: Words  # "it fell to Norland to propose"
    joining: Words  # "joined Sudria in rejecting"
    backing: Words  # "support its partners in recognising"
    likewise: Words  # "so does Norland"
    seconding: Words  # "seconded him"
    seconded: Words  # "a position shared by Norland"
    same: Words  # "the same goes for Norland"
    same_for: Words
    bargaining: Words  # of the conditions' markers: by which one asks for what they name
    plain_bargaining: Words  # of these: whatever verb stands before them
    unbargained: frozenset[ConditionKind]
    conditioning: Words  # "its only condition for talks is …"
    conditioned: Words
    persuading: Words  # "persuaded Norland to sit down"
    beside: Words  # "alongside Norland"
    together: Words  # "together with Norland"
    excepting: Words  # "except Norland"
    wholes: Words  # "all but Norland"
    yes: Words
    no: Words
    answering: Words  # "Norland said no"
    replies: Words  # "the answer was no"
    asking: Words  # "asked whether …"
    declining: Words  # "declined to say"
    evading: Words  # "dodged the question"
    evaded: Words
    reviving: Words  # "talks must resume"
    ceasing: Words  # "the drilling must stop"
    feared: Words  # action classes: "the attacks could resume"
    fearing: Words
    catches: Words  # "there was one catch: …"
    exchanging: Words  # "In exchange, it wants …"
    first: Words  # "First, Norland must …"
    chambers: Words  # "defeated in Norland's parliament"
    recalled: Words  # "which brokered the truce": who somebody is
    announcing: Words  # "announced that work would resume"
    tied: Words  # markers: "made the reopening contingent on …"
    tying: Words
    never: Words  # "a base, never"
    perhaps: Words  # "patrols, maybe"
    warning: Words  # "any such step, she warned, would …"
    threatened_if: Words  # markers of what a threat hangs on: "threatened to leave should the levy stay"
    answered: Words  # "warned that a base would meet a response"
    accepting: Words  # "could live with the sale"
    voting: Words  # "voted for a base": a deed that is a stance whatever it is on
    obstructing: Words  # "would not block the sale"
    foreseeing: Words  # "is expected to ratify it"
    ruling_out: Words  # "refused to rule out"
    denying: Words  # "denied that it had agreed"
    true: Words
    attempted: Words  # "failed to persuade Norland": whoever failed to do so wanted it
    failing: Words  # "failed to win Norland's support"
    judging: Words  # "a step that Norland considers a breach"
    somethings: Words  # "a force, something that Norland has sought"
    then: Words  # "Only then would Norland …"
    obliging: Words  # "Norland has to leave"
    unmade: Words  # "has not made up its mind"
    preferring: Words  # "favours a moratorium over a ban"
    repeating: Words  # "made the same demand"
    alike: Words
    postponing: Words  # "put the launch off until …"
    unnamed: Words  # "a source in the ministry"


def load_constructions() -> Constructions:
    """Load `constructions.yaml`."""
    return document(shipped("constructions.yaml"), Constructions)
