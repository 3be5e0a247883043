"""The closed classes of English that the rules lean on (`grammar.yaml`), and the classes of nouns (`classes.yaml`)."""

from msgspec import Struct

from placet.codebook.loading import document, shipped

Words = frozenset[str]


class Grammar(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sets of lemmas, by the part they play."""

    light_verbs: Words  # "hold talks", "launch an attack": the noun is the predicate, the verb's subject its actor
    happening_verbs: Words  # "talks began": the noun is the predicate, the verb adds nothing
    copulas: Words
    transparent_nouns: Words  # "a series of strikes": the noun after "of" is meant
    subject_control: Words  # "promised him to leave": the promiser leaves
    wanting_verbs: Words  # "wants the levy scrapped": what follows is a passive
    calling_verbs: Words  # "called the report inaccurate", "called the vote a day of shame": they only say what a thing is called
    object_control_prepositions: Words  # "accused him of lying": the accused lied
    adverbial_prepositions: Words  # "after meeting": a gerund that says when or how, not what
    negators: Words
    negative_determiners: Words
    scarce: Words
    negative_pronouns: Words
    negative_adverbs: Words  # "hardly", "never"
    future_modals: Words
    possible_modals: Words
    obliging_modals: Words
    condition_markers: Words  # "if", "unless", "provided"
    condition_adverbs: Words  # "as long as", "as soon as"
    condition_nouns: Words  # "in return for", "on condition that"
    limited_conditions: Words  # after "only": "only when", "only with"
    purpose_markers: Words
    place_prepositions: Words  # "in Geneva", not "with Geneva"
    transparent_verbs: Words  # "began to withdraw": as real as the beginning
    planning_words: Words  # "is due to meet", "a decision to leave": planned
    unreal_modifiers: Words  # "a possible deployment"
    unreal_nouns: Words  # "the possibility of talks"
    planned_modifiers: Words  # "the planned summit"
    past_conditions: Words  # "until he left": no condition where the verb is in the past
    definite_words: Words  # "the attack" has happened, whatever is said of it


def load_grammar() -> Grammar:
    """Load `grammar.yaml`."""
    return document(shipped("grammar.yaml"), Grammar)


def load_classes() -> dict[str, Words]:
    """Load `classes.yaml`: class name -> lemmas of nouns; written "@name" in frames."""
    return document(shipped("classes.yaml"), dict[str, Words])
