"""Alembic's scripts: each brings a ledger one step forward. `placet.ledger.schema` runs them."""
