"""One function per thing a manager does, and the runner that carries it out."""
