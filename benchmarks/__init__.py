"""The demonstration and the figures. Not part of the package."""
