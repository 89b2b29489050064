"""Command line: each module parses, calls and prints; `main` finds the command and turns errors into exit codes."""
