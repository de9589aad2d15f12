"""Backups of the site's whole database: one file that says what it is, and the way back."""
