"""The pages: a ledger and its dossiers as a web site, every view a URL. The only user of FastAPI and Jinja2."""
