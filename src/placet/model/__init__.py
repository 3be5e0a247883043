"""The record's types, and the document and parse they are made from."""
