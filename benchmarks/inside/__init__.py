"""Scripts that run in a process with the server's own settings and database: they fill it, and count queries."""
