"""What measures Lotsen: benchmarks, faults, evaluation."""
