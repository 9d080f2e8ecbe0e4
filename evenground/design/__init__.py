"""How pages look: the style sheet, the base page, parts of pages, form rendering, drawings and people's words."""
