"""Placet keeps the sourced record of disputes: who said and did what to whom, and who stands where on which proposal."""
