"""What makes the machine-written files of the house. Not part of the package."""
