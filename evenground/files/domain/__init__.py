"""Pure rules of what people bring: how large it may be, and where it lies."""
