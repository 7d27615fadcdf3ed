"""The tape compiled: kernels whose text is made from the op table, and what Numba makes of them."""
