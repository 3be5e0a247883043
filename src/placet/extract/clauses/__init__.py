"""A parse -> its clauses, each predicate with its arguments, polarity and status, and the frames that fire on them."""
