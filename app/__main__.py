"""`python -m app` is the command `gradwalk`."""

from app.cli import main

main()
