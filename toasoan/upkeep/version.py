"""The version of this Toasoan."""

from importlib import metadata


def version() -> str:
    """As installed; a bare source tree has none."""
    try:
        return metadata.version("toasoan")
    except metadata.PackageNotFoundError:
        return "0.dev0"
