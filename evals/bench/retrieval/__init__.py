"""How well the product's own index and retriever find the right passage, in one configuration for every set."""
