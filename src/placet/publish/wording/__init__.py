"""What is found, in the plain words that terminal, pages, briefs and charts share."""
