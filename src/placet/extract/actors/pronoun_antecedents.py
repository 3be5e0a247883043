"""Which actors a pronoun of the third person stands for.

First whom the verbs make likely, then the subjects around it in its own sentence, from the inside out, then the nearest sentence before:
there a subject, and what stands highest. Nobody where number, sex and kind fit no one within three sentences.
"""

from collections.abc import Sequence

from placet.extract.actors.antecedents import SUBJECTS, Antecedents
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed

REACH = 3  # sentences back in which a pronoun looks for its antecedent
THINGS = ("state", "organisation", "group", "outlet")


def of_pronoun(found: Antecedents, mention: Mention) -> list[Cluster]:
    """The actors that a pronoun of the third person stands for."""
    if mention.role == "who":
        return list(found.headed.get(mention.of, ()))
    favoured = [cluster for cluster in found.headed.get(mention.of, ()) if may_be(mention, cluster)]
    told = found.told_words.get(mention.head)
    if told and found.parsed.deps[mention.head] != "poss":  # "Norland had left, its ministry said" may be
        before = of_sentences_before(found, mention, told)
        if before:
            return before
    return favoured or of_clauses_around(found, mention) or of_sentences_before(found, mention)


def of_clauses_around(found: Antecedents, mention: Mention) -> list[Cluster]:
    """Whom a pronoun stands for by the clauses that it stands in: Sudria for "Norland says that Sudria moved its troops"."""
    own = excluded(found, mention)
    for token in mention.near:
        for before, cluster in found.resolved_at.get(token, ()):
            if before.form == "adjective" or cluster in own or in_own_words(found, mention, before):
                continue
            if agrees(found, mention, before, cluster):
                return found.joined(before, cluster) if mention.role == "they" else [cluster]
    return []


def of_sentences_before(found: Antecedents, mention: Mention, told: Sequence[tuple[int, int]] = ()) -> list[Cluster]:
    """Whom a pronoun stands for by what was said last: of the nearest sentence, a subject before others, the highest in the tree first.

    Nobody in the stretches `told`.
    """
    parsed = found.parsed
    sentence = parsed.sentence_of[mention.start]
    own = excluded(found, mention)
    best: tuple[tuple[int, bool, int, int], list[Cluster]] | None = None
    for before, cluster in reversed(found.history):
        away = sentence - parsed.sentence_of[before.start]
        if away > REACH:
            break
        if before.end > mention.start or cluster in own or in_own_words(found, mention, before):
            continue
        if any(start <= before.head < end for start, end in told):
            continue
        if not agrees(found, mention, before, cluster):
            continue
        rank = (away, parsed.deps[before.head] not in SUBJECTS, parsed.depths[before.head], mention.start - before.start)
        if best is None or rank < best[0]:
            best = (rank, found.joined(before, cluster) if mention.role == "they" else [cluster])
    if best and mention.role == "it" and best[0][0] and best[0][1] and begins_with_thing(found, sentence - best[0][0]):
        return []  # "The film beat one from Norland. Its director …"
    return best[1] if best else []


def begins_with_thing(found: Antecedents, sentence: int) -> bool:
    """Whether the subject of a sentence is a thing, which an "it" after it more likely stands for."""
    parsed = found.parsed
    start, end = parsed.sentences[sentence]
    root = next((token for token in range(start, end) if parsed.heads[token] == token), start)
    return any(parsed.tags[each] == "NN" and each not in found.headed for each in (root, *parsed.children_by(root, *SUBJECTS)))


def in_own_words(found: Antecedents, mention: Mention, before: Mention) -> bool:
    """Whether a mention stands in the very words that a pronoun says, or who is told of with it.

    Not Sudria in "Sudria must leave," it said, nor in "Sudria must leave," said Ann Lee of its army.
    """
    parsed, speaker = found.parsed, mention.head
    while speaker not in found.own_words and parsed.heads[speaker] != speaker:
        speaker = parsed.heads[speaker]
    return any(start <= before.head < end for start, end in found.own_words.get(speaker, ()))


def may_be(mention: Mention, cluster: Cluster) -> bool:
    """Whether number and sex let a pronoun be an actor."""
    if mention.role in ("he", "she"):
        return cluster.is_person and cluster.gender in ("", mention.role)
    return cluster.kind in THINGS and not cluster.plural if mention.role == "it" else cluster.plural


def agrees(found: Antecedents, mention: Mention, before: Mention, cluster: Cluster) -> bool:
    """Whether an earlier mention can be a pronoun's antecedent: "they" may be a group or several that "and" joins."""
    if mention.role in ("he", "she"):
        return may_be(mention, cluster) or (cluster.kind == "person" and before.plural and is_one_of_several(found, before))
    if before.form == "adjective":
        return False
    if mention.role == "it":
        return may_be(mention, cluster)
    if is_one_of(found, mention):
        return before.plural and cluster.kind == "person"
    return before.plural or cluster.kind in ("group", "organisation") or len(found.joined(before, cluster)) > 1


def is_one_of(found: Antecedents, mention: Mention) -> bool:
    """Whether somebody speaks out of several: "them" of "one of them said", who are people."""
    speaks = mention.head in found.told_words or mention.head in found.own_words
    return speaks and is_one_of_several(found, mention)


def is_one_of_several(found: Antecedents, mention: Mention) -> bool:
    """Whether one of those mentioned is meant: "one of the diplomats"."""
    parsed = found.parsed
    return parsed.deps[mention.head] == "pobj" and parsed.tags[parsed.heads[parsed.heads[mention.head]]] == "CD"


def excluded(found: Antecedents, mention: Mention) -> list[Cluster]:
    """Whom a pronoun can't be: for an object the subject of its own verb ("Ann told her"), for "his" of "Ann, his wife" Ann."""
    parsed = found.parsed
    head = parsed.heads[mention.head]
    if parsed.deps[mention.head] == "poss" and parsed.deps[head] == "appos":
        return found.headed.get(parsed.heads[head], [])
    around = [cluster for noun in nouns_around(parsed, mention.head) for cluster in found.headed.get(noun, ())]
    if not is_object(parsed, mention.head):
        return around
    if parsed.deps[head] in ("prep", "dative"):
        head = parsed.heads[head]
    while parsed.deps[head] == "conj" and not parsed.children_by(head, *SUBJECTS):
        head = parsed.heads[head]  # "Ann saw Bo and gave her a note"
    return around + [cluster for child in parsed.children_by(head, *SUBJECTS) for cluster in found.headed.get(child, ())]


def nouns_around(parsed: Parsed, token: int) -> list[int]:
    """The nouns that a pronoun helps to tell and so is none of: the official of "an official close to him", the plan "which it dropped"."""
    nouns, at = [], token
    while parsed.deps[at] in ("pobj", "prep", "amod", "poss") and parsed.heads[at] != at:
        at = parsed.heads[at]
        if parsed.pos[at] in ("NOUN", "PROPN"):
            nouns.append(at)
    clause = parsed.heads[token]
    if parsed.deps[token] in SUBJECTS and parsed.deps[clause] == "relcl":
        taken = parsed.children_by(clause, "dobj", "pobj", "nsubjpass")
        nouns += [parsed.heads[clause]] if any(parsed.tags[each] in ("WDT", "WP") for each in taken) else []
    return nouns


def is_object(parsed: Parsed, token: int) -> bool:
    """Whether a pronoun is an object that isn't its own verb's subject: "her", not "herself"."""
    return parsed.deps[token] in ("dobj", "dative", "pobj", "iobj") and not parsed.lower[token].endswith(("self", "selves"))
