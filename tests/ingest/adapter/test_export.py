from __future__ import annotations

from pathlib import Path

import numpy as np

from ingest.adapter.export import write_adapter


def test_the_scale_is_folded_into_the_upper_matrix_only(tmp_path: Path) -> None:
    down, up = np.full((2, 3), 0.25, np.float32), np.full((4, 2), 0.5, np.float32)
    shift = np.array([0.1, 0.2], np.float32)
    write_adapter({"l0.q.up": up, "l0.q.down": down}, 0.5, shift, tmp_path / "adapter.npz")
    with np.load(tmp_path / "adapter.npz") as file:
        assert sorted(file.files) == ["l0.q.down", "l0.q.up", "shift"]
        assert (file["l0.q.down"].dtype, file["l0.q.up"].dtype, file["shift"].dtype) == ("f2", "f2", "f4")
        np.testing.assert_array_equal(file["l0.q.down"], down)
        np.testing.assert_array_equal(file["l0.q.up"], up / 2)
        np.testing.assert_array_equal(file["shift"], shift)


def test_the_same_correction_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_adapter({"l0.q.up": np.ones((4, 2), np.float32)}, 0.5, np.zeros(2, np.float32), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two"}
