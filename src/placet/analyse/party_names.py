"""Digests -> what to call each party."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from placet.model.digest import Digest


def party_names(digests: Iterable[Digest], known: Mapping[str, str]) -> dict[str, str]:
    """Name each party: as `known` does by code, else as the documents most often name the state or body itself, else by its code.

    A state without an entry of its own is not named after its minister or ministry, whose code is the same.
    """
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for digest in digests:
        for voice in digest.voices:
            names = heard[voice.key]
            if not voice.official:
                names[voice.name] += 1 + voice.mentions
    return {key: known.get(key) or _most(names) or key for key, names in heard.items()}


def _most(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name), default="")
