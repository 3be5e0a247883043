"""Resolve a document's mentions to its actors: names, surnames, offices, countries, pronouns.

"Ann Lee, the defence minister of Norland, met … . Lee said she … . The minister …" -> one actor, five mentions.
Runs over the mentions in the order of the text; what stands inside quotation marks for the speaker is resolved last. Left alone:
pronouns whose antecedent lies more than three sentences back, and "it" for an event.
"""

from collections.abc import Iterable, Sequence

from placet.codebook.actor_files import OTHER
from placet.extract.actors.antecedents import Antecedents
from placet.extract.actors.belonging import inherit_code, inherit_codes
from placet.extract.actors.cast import Cast
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.description_antecedents import of_description
from placet.extract.actors.mention import Mention
from placet.extract.actors.pronoun_antecedents import of_pronoun
from placet.extract.actors.unnamed import shown_name
from placet.extract.quotations.quote import Quote
from placet.model.parsed import Parsed
from placet.model.record import Actor

SPEAKING = ("self", "selves")


def resolve_actors(parsed: Parsed, mentions: Sequence[Mention], quotes: Iterable[Quote], home: str = "") -> Cast:
    """Resolve mentions to actors; `home` is the code of the state where the document's outlet is at home."""
    quotes = list(quotes)
    found = Antecedents(parsed, own_words(quotes), told_words(quotes), home)
    ordered = sorted(mentions, key=lambda mention: (reached_at(mention), mention.start))
    for mention in ordered:
        if mention.role not in SPEAKING or mention.form != "pronoun":
            for cluster in antecedents(found, mention):
                found.add(cluster, mention)
                inherit_code(found, mention, cluster)
    speakers = speakers_of(parsed, quotes, found)
    for mention in ordered:
        if mention.role in SPEAKING and mention.form == "pronoun":
            for cluster in speakers.get(mention.head, ()):
                found.add(cluster, mention)
    inherit_codes(found)
    return cast_of(parsed, found)


def reached_at(mention: Mention) -> float:
    """The token at which a mention is resolved: its head; for one that looks ahead ("When it left, Norland …") just after its name."""
    return mention.of + 0.5 if mention.form == "pronoun" and mention.of > mention.head else mention.head


def own_words(quotes: Iterable[Quote]) -> dict[int, tuple[tuple[int, int], ...]]:
    """For the tokens of each speaker, the stretches between quotation marks: who speaks of "it" there isn't that "it"."""
    return {token: quote.content for quote in quotes if quote.speaker and quote.kind != "indirect" for token in range(*quote.speaker)}


def told_words(quotes: Iterable[Quote]) -> dict[int, tuple[tuple[int, int], ...]]:
    """For the tokens of each speaker named last, what they are told to say: "it" of "Norland had left, it said" is seldom Norland."""
    return {
        token: quote.content
        for quote in quotes
        if quote.speaker and quote.kind == "indirect" and quote.content[0][1] <= quote.speaker[0]
        for token in range(*quote.speaker)
    }


def antecedents(found: Antecedents, mention: Mention) -> list[Cluster]:
    """The actors that a mention stands for; a new one where it is the first to name it, none for a pronoun that hangs in the air."""
    if mention.form == "pronoun":
        return of_pronoun(found, mention)
    known = found.by_key(mention) or found.by_apposition(mention) or found.by_predicate(mention)
    if known is None and mention.kind == "person" and mention.form in ("name", "title"):
        known = found.by_name_of_person(mention) or found.by_opening(mention)
    elif known is None and mention.form == "name":
        known = found.by_name(mention)
    elif known is None and mention.form == "description":
        pair = found.of_pair(mention)
        if pair:
            return pair
        known = of_description(found, mention)
    return [known or found.new(mention)]


def speakers_of(parsed: Parsed, quotes: Iterable[Quote], found: Antecedents) -> dict[int, list[Cluster]]:
    """The speaker of each token inside quotation marks; where quotations are nested, of the inner one."""
    speakers: dict[int, list[Cluster]] = {}
    widths: dict[int, int] = {}
    for quote in quotes:
        if quote.speaker is None or quote.kind == "indirect":
            continue
        tokens = range(*quote.speaker)
        outer = [token for token in tokens if parsed.heads[token] not in tokens or parsed.heads[token] == token]
        clusters = [c for token in outer for c in found.headed.get(token, ())]
        clusters = clusters or [c for token in tokens for c in found.headed.get(token, ())][:1]
        width = sum(end - start for start, end in quote.content)
        for start, end in quote.content:
            for token in range(start, end):
                if clusters and widths.get(token, width) >= width:
                    speakers[token], widths[token] = clusters, width
    return speakers


def cast_of(parsed: Parsed, found: Antecedents) -> Cast:
    """The actors in order of first mention, with what is known of each."""
    ordered = sorted((cluster for cluster in found.clusters if cluster.mentions), key=lambda cluster: (cluster.first, cluster.number))
    actors = []
    members: list[tuple[int, Mention]] = []
    for number, cluster in enumerate(ordered):
        spans = sorted({(mention.start, mention.end) for mention in cluster.mentions})
        actor = Actor(
            id=f"a{number + 1}", name=shown_name(parsed, cluster), kind=cluster.kind, code=cluster.code or OTHER, country=cluster.country,
            sectors=cluster.sectors, office=cluster.office, mentions=tuple(parsed.span(start, end) for start, end in spans),
        )  # fmt: skip
        actors.append(actor)
        members += [(number, mention) for mention in cluster.mentions]
    return Cast(parsed, actors, members)
