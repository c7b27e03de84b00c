"""One article a line, as JSON: the form any archive can be brought into with a few lines of script."""
