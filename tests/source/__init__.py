"""The files under source/: their one layout, what is added to them, their schema."""
