"""What the gathering pages read, each kind in a file of its own."""
