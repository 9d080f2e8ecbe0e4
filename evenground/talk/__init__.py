"""Talk: what people say to each other, around a thing or just so; folding it, and muting somebody for oneself."""
