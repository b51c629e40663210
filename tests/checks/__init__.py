"""The rules: what each finds, and what it leaves alone."""
