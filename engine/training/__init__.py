"""Training: from a spec to epochs, every one of which can be walked."""
