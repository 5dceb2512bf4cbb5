"""Forms about the other party of an agreement, which several tabs open to mend something."""
