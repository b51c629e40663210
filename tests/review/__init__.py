"""What a change does, told to those who decide; and the workflows that tell it."""
