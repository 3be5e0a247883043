"""The commands: each reads its options, calls the flow and prints. No logic of the domain is here."""
