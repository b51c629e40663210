"""The book: addresses, citing, and what is ready to be printed."""
