"""The training lab as its users meet it: timed in a browser, over a server in a process of its own."""
