"""The explorer's page and its layout, timed from ten nodes to a hundred thousand."""
