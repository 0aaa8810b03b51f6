"""Charts: figures of the dossier as pictures to publish, and as specifications and tables to draw others from."""
