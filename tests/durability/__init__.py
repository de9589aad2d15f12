"""What survives a process that is killed, stopped, or asked by many at once: real servers, real databases."""
