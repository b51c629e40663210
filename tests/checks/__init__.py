"""Is it right? The rules, their pages in the guide, and the comparison with what was adopted."""
