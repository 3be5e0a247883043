"""All of these -> what is on the table, and who stands where: proposals, positions, conditions, claims."""
