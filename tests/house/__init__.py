"""The house itself: its stairs, its ids, its growth, and that its examples are true."""
