"""The files under ``source/``: where each thing stands, and how it comes there."""
