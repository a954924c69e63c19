"""``python -m thidua``: the command line."""

from thidua.cli import main

if __name__ == "__main__":
    main()
