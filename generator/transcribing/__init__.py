"""A document as its authors wrote it becomes a first ``platform.yaml``, with its words beside it.

In comes a file in plain text, Markdown, HTML, ODT or DOCX; out come the two files, every word of the document
in both, in its order, and each thing that the program could not tell as a remark where it stands.
"""
