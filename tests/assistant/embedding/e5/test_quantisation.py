from __future__ import annotations

import numpy as np

from assistant.embedding.e5.quantisation import outlier, quantised, smoothing

MATRIX = np.random.default_rng(1).normal(size=(8, 5)).astype(np.float32)


def test_eight_bits_give_the_matrix_back_to_within_half_a_step() -> None:
    whole, scales = quantised(MATRIX)
    assert (whole.shape, whole.dtype, scales.shape) == ((5, 8), np.int8, (8,))
    assert np.abs(whole.T * scales[:, None] - MATRIX).max() <= scales.max() / 2 + 1e-6


def test_two_products_fit_into_sixteen_bits() -> None:
    """The sum that CPUs without VNNI form: two activations of at most 255 minus a zero point near the middle."""
    whole, _ = quantised(MATRIX)
    assert np.abs(whole).max() == 90
    assert 2 * 90 * 182 < 2**15


def test_an_output_of_zeros_stays_zero() -> None:
    matrix = MATRIX.copy()
    matrix[3] = 0
    whole, scales = quantised(matrix)
    assert not whole[:, 3].any()
    assert np.isfinite(scales).all()


def test_smoothing_makes_channels_alike_without_changing_the_product() -> None:
    states = np.random.default_rng(2).normal(size=(20, 5)).astype(np.float32) * [1, 1, 50, 1, 1]
    factors = smoothing(np.abs(states).max(axis=0), MATRIX)
    np.testing.assert_allclose((states / factors) @ (MATRIX * factors).T, states @ MATRIX.T, rtol=1e-4, atol=1e-4)
    spread = np.abs(states / factors).max(axis=0)
    assert spread.max() / spread.min() < 10


def test_a_channel_never_used_gets_no_factor_of_zero() -> None:
    factors = smoothing(np.zeros(5, dtype=np.float32), MATRIX)
    assert (factors > 0).all()


def test_only_a_channel_that_dwarfs_all_others_is_an_outlier() -> None:
    assert outlier(np.array([1, 2, 9, 3], dtype=np.float32)) == 2
    assert outlier(np.array([1, 2, 5, 3], dtype=np.float32)) is None
