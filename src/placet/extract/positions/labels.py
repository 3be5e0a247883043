"""Word a proposal in plain words, from the fullest mention of it in the document.

"to send its troops to Sudria" -> "sending Norland's troops to Sudria"; "the possible deployment of observers" -> "deployment of observers".
"""

import re
from collections.abc import Container

from placet.codebook.proposals import ProposalWords
from placet.extract.actors.cast import Cast
from placet.extract.positions.namings import Naming, Namings
from placet.model.parsed import Parsed

LONGEST = 16  # words: beyond that a label is a sentence
NAMES = ("GPE", "NORP", "ORG", "LOC")


def label(
    parsed: Parsed, cast: Cast, namings: Namings, words: ProposalWords, naming: Naming, without: Container[int] = ()
) -> str:  # fmt: skip
    """One mention as a label, `without` some of its words."""
    planned = foreseen(parsed, naming)
    if planned is not None:
        start, last = planned + 1, min(parsed.subtree(planned)[1], naming.end)
        end = undated(parsed, words, start, ending(parsed, words, start, shortened(parsed, start, last)))
        rest = "".join(worded(parsed, cast, words, token) for token in range(start, end))
        text = f"{gerund(parsed.lemmas[planned].lower(), words)} {rest}"
    elif parsed.tags[naming.head].startswith("VB"):
        text = verbal(parsed, cast, namings, words, naming, without)
    else:
        text = nominal(parsed, cast, words, naming.start, naming.end, without)
    return " ".join(text.split())


def foreseen(parsed: Parsed, naming: Naming) -> int | None:
    """The verb of what a plan or an offer is to do: "its plan to open the bridge" is on opening the bridge."""
    if not naming.vehicle or naming.action != "general":
        return None
    verbs = (child for child in parsed.children_by(naming.head, "acl") if parsed.tags[child] == "VB")
    plain = (verb for verb in verbs if [parsed.lower[child] for child in parsed.children_by(verb, "aux")] == ["to"])
    return next((verb for verb in plain if not parsed.children_by(verb, "neg", "auxpass", "nsubj")), None)


def nominal(parsed: Parsed, cast: Cast, words: ProposalWords, start: int, end: int, without: Container[int] = ()) -> str:
    """A noun phrase without its determiner and without what is not about the thing itself."""
    end = undated(parsed, words, start, end)
    while start < end - 1 and (
        start in without or parsed.lower[start] in words.determiners or parsed.pos[start] in ("ADV", "PUNCT", "CCONJ")
    ):
        if parsed.tags[start] == "PRP$" and start not in without:
            break
        start += 1
    pieces = []
    for token in range(start, shortened(parsed, start, end)):
        unlabelled = parsed.deps[token] == "amod" and parsed.lower[token] in words.unlabelled
        if unlabelled or token in without or parsed.words[token] in ('"', "“", "”"):
            continue
        pieces.append(worded(parsed, cast, words, token, first=token == start))
    return "".join(pieces)


def verbal(parsed: Parsed, cast: Cast, namings: Namings, words: ProposalWords, naming: Naming, without: Container[int] = ()) -> str:
    """A verb phrase as a gerund; a passive's subject becomes the object."""
    particle_end = naming.head + 1
    text = gerund(parsed.lemmas[naming.head].lower(), words)
    clause = namings.clauses.at(naming.head)
    objects = clause.fill("object") if clause else ()
    outside = [token for token in objects if not naming.start <= token < naming.end]
    if outside and (len(outside) == len(objects)):
        start, end = namings.phrase(outside[0])
        text += " " + nominal(parsed, cast, words, start, end, without)
    if naming.end == particle_end and naming.start < naming.head and len(objects) == 0:  # "its garrison go"
        end = namings.phrase(naming.theme[0])[1] if naming.theme else naming.head  # without "will" and "to"
        return f"{nominal(parsed, cast, words, naming.start, min(end, naming.head))} {text}"
    end = undated(parsed, words, particle_end, ending(parsed, words, particle_end, shortened(parsed, particle_end, naming.end)))
    rest = "".join(worded(parsed, cast, words, token) for token in range(particle_end, end) if token not in without)
    return f"{text} {rest}"


def shortened(parsed: Parsed, start: int, end: int) -> int:
    """Where a label ends that would be longer than a sentence: not behind a word that something must follow."""
    if end - start <= LONGEST:
        return end
    end = start + LONGEST
    while end > start + 1 and parsed.pos[end - 1] in ("ADP", "DET", "CCONJ", "PART", "PUNCT", "SCONJ", "ADJ", "NUM", "AUX"):
        end -= 1
    return end


def ending(parsed: Parsed, words: ProposalWords, start: int, end: int) -> int:
    """Where the words about the act itself end: before a clause or a judgement that only adds to it."""
    for token in range(start, end):
        following = parsed.tags[token + 1] if token + 1 < len(parsed) else ""
        ahead = {" ".join(parsed.lower[token : token + length]) for length in (1, 2, 3)}
        if ahead & words.label_ends or (parsed.lower[token] == "as" and following.startswith(("JJ", "RB"))):
            return token
    return end


def undated(parsed: Parsed, words: ProposalWords, start: int, end: int) -> int:
    """Where words end without the day at their end: "building a radar base on Thursday"; a term stays ("by Monday")."""
    days = {token for one in parsed.entities if one.label == "DATE" for token in range(one.start, one.end)}
    last = end
    while last > start and last - 1 in days:
        last -= 1
    term = last > start and parsed.tags[last - 1] == "IN" and parsed.lower[last - 1] != "on"
    if term or not words.weekdays.intersection(parsed.lower[last:end]):
        return end
    return last - (last > start and parsed.lower[last - 1] == "on")


def worded(parsed: Parsed, cast: Cast, words: ProposalWords, token: int, first: bool = False) -> str:
    """A token with the blank after it; a pronoun as the name that it stands for."""
    text = parsed.words[token]
    if parsed.tags[token] in ("PRP", "PRP$"):
        actors = cast.at(token)
        if actors:
            name = cast.actors[actors[0]].name
            article, _, rest = name.partition(" ")
            name = rest if rest and article.lower() in words.determiners else name  # "its peacekeepers"
            name = f"the {name}" if name[0].islower() else name
            text = name if parsed.tags[token] == "PRP" else f"{name}’" if name.endswith("s") else f"{name}’s"
    elif (
        first
        and parsed.pos[token] != "PROPN"
        and not any(e.start <= token < e.end and e.label in ("GPE", "NORP", "ORG", "LOC") for e in parsed.entities)
    ):
        text = text.lower() if not text.isupper() else text
    if text in ('"', "“", "”"):
        text = ""
    following = token + 1
    glued = following < len(parsed) and parsed.starts[following] == parsed.ends[token]
    return text if glued else text + " "


def named(parsed: Parsed, token: int) -> bool:
    """Whether a token stands in a name."""
    return any(entity.start <= token < entity.end and entity.label in NAMES for entity in parsed.entities)


def gerund(lemma: str, words: ProposalWords) -> str:
    """The -ing form of a verb.

    >>> from placet.codebook.proposals import load_proposal_words
    >>> [gerund(verb, load_proposal_words()) for verb in ("send", "recognise", "cut", "admit", "free", "lie", "be")]
    ['sending', 'recognising', 'cutting', 'admitting', 'freeing', 'lying', 'being']
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma)
    return lemma + (lemma[-1] if short or lemma in words.doubled else "") + "ing"
