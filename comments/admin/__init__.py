"""Curation of comments and of who answers whom. Registered in `archive.admin`: a change reaches the articles too."""
