"""Where trainers write, publish and follow their courses."""
