"""What things are, and what they were: the platform itself, its register, its histories."""
