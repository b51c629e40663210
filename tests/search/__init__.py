"""Search, from its documents to the page of hits."""
