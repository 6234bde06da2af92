"""`make bench`: speed, scale, builds and retrieval quality of Lotsen, beside the LangChain tutorial stack."""
