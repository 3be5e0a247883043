"""Judgements that two things in different records are the same; pure, so that batch and ledger share them."""

from placet.link.batch import linked
from placet.link.proposals import Linker, link_proposals, with_clusters

__all__ = ["Linker", "link_proposals", "linked", "with_clusters"]
