"""Tell people who are not named by all that their description says: "two officials in Brussels", "people close to the talks"."""

from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed

LONGEST = 12  # tokens
TELLING = ("prep", "acl", "relcl", "amod")  # what may follow a noun and say who is meant
SHORTEST_CLAUSE, LONGEST_CLAUSE = 2, 9  # tokens: a longer relative clause tells a story


def shown_name(parsed: Parsed, cluster: Cluster) -> str:
    """An actor's name; of people who are only described, for the first time and by no office of theirs, the whole description."""
    if cluster.kind != "person" or cluster.is_named or cluster.key:
        return cluster.name
    told = [each for each in cluster.mentions if each.form == "description" and each.name == cluster.name and not each.definite]
    return " ".join(parsed.text(told[0].start, whole_end(parsed, told[0])).split()) if told else cluster.name


def whole_end(parsed: Parsed, mention: Mention) -> int:
    """Where a description ends with what follows its noun, without a comma between, and says who is meant."""
    end, verb = mention.end, parsed.heads[mention.head]
    inside = [child for token in range(mention.head, mention.end) for child in parsed.children[token]]
    if parsed.deps[mention.head] == "nsubj":  # "officials in Brussels said": nothing else stands between subject and verb
        inside += [child for child in parsed.children_by(verb, "prep") if mention.end <= child < verb]
    for child in sorted(inside):
        first, last = parsed.subtree(child)
        if child < mention.end or parsed.deps[child] not in TELLING or first != end:
            continue
        if last - mention.start > LONGEST or not _describes(parsed, child, first, last):
            break
        end = last
    return end


def _describes(parsed: Parsed, child: int, first: int, last: int) -> bool:
    dated = any(one.label in ("DATE", "TIME") and first <= one.start < last for one in parsed.entities)
    clause = parsed.deps[child] in ("acl", "relcl")
    says = clause and (bool(parsed.children_by(child, "ccomp", "parataxis")) or not SHORTEST_CLAUSE <= last - first <= LONGEST_CLAUSE)
    return not dated and not says and not any(mark in ',;:"“”()—' for mark in "".join(parsed.words[first:last]))
