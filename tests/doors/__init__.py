"""The doors: build, build again, preview, the command, and founding another city."""
