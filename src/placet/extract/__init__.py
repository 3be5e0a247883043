"""A parsed document -> its record, a module for each kind of thing that is found."""
