"""The engine beside its peers: contenders interleaved in one process, on one core, agreeing before they are timed."""
