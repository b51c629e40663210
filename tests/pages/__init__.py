"""The pages of the site, read as a reader or a machine reads them."""
