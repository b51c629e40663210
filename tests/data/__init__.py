"""The data files and documents, held against somebody else's understanding of them."""
