"""Work that takes longer than a page may wait: done by a process of its own, one after another."""
