"""From the dossier to the store: read, validate, derive, write; all or nothing."""
