"""The training lab: runs in worker processes, a queue before them, and listeners behind them."""
