"""One function per thing that a manager does, and the runner that carries them out."""
