"""What people and programs get to see: the command line, briefs, consent tables, tables, the schema."""
