"""Placet keeps the sourced record of disputes: who said and did what to whom, and who stands where on which proposal."""

__version__ = "0.1.0"
