"""A dossier's account -> a brief to hand on: one document, written as HTML, Markdown, PDF or DOCX."""
