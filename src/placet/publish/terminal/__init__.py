"""What commands print for people: briefs, tables, lists, complaints."""
