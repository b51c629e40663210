"""The pages, and what a reader meets on them."""
