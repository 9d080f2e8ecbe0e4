"""Pages of what is beside you. Each shows what is its reader's own, and what was shown to them."""
