"""The pages: what stands on each."""
