"""Everything that is held of one person: found, told, and erased."""
