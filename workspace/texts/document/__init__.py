"""A text as a tree, and its forms: from and into Yjs, HTML, Markdown, DOCX, ODT, PDF. Knows no model."""
