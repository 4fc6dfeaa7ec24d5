"""What the weights of `figures.extract.evidence` are learned from, and by what."""
