"""The dashboard's pages: each a function of the desk and of the reader's language."""
