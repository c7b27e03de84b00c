"""Everything that can happen to sections and articles; newsroom, importer and clock come in through here."""
