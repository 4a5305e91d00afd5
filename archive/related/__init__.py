"""Texts that are like another one, by the words that tell what it is about."""
