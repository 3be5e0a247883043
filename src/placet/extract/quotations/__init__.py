"""Clauses and actors -> what is said by whom, and the chains of those who report it."""
