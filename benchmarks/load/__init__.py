"""The load client: many people who talk at once, over HTTP, in a process of its own."""
