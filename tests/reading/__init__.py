"""What is wrong in a file is told where it is, whatever was done to it."""
