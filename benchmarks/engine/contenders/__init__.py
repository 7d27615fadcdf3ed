"""Who takes part: one library a file. Each function takes a work and returns it ready to be done."""
