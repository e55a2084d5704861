"""One name, one contact: which source rows are the same person or company."""

from hogerop.identity.find import find
from hogerop.identity.resolve import Resolved, resolve

__all__ = ["Resolved", "find", "resolve"]
