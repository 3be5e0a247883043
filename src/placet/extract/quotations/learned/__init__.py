"""Reread a document's quotations with a small trained model: which cues attribute, what exactly, and to whom."""
