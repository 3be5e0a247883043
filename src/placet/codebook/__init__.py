"""The codebook: PLOVER, frames, actors, actions and the closed classes of English, as YAML that is checked when it is loaded."""

from placet.codebook.whole import Codebook, load_codebook

__all__ = ["Codebook", "load_codebook"]
