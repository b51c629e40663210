"""Words about words: languages, sentences, how hard a text is to read."""
