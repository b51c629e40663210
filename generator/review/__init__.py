"""What a change does, told to those who decide.

In come two states of ``source/``; out comes a report, in plain Norwegian or as data.
"""
