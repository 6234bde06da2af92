"""Writes the tensors of an ONNX model into one data file beside it, one after the other, without holding them all."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import onnx
from numpy.typing import NDArray

_PAGE = 4096
"""Bytes. onnxruntime maps a tensor straight from the file where it begins on a page."""
_SMALL = 1024
"""Bytes."""


class TensorFile:
    """The data file of a model that is being written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, name: str, values: NDArray[Any]) -> onnx.TensorProto:
        """Append a tensor and return the ONNX entry that points to it; a small one goes into the entry itself."""
        values = np.ascontiguousarray(values)
        if values.nbytes < _SMALL:
            return onnx.numpy_helper.from_array(values, name)
        self._file.write(b"\0" * (-self._file.tell() % _PAGE))
        offset = self._file.tell()
        self._file.write(values.data)
        tensor = onnx.TensorProto(
            name=name,
            data_type=onnx.helper.np_dtype_to_tensor_dtype(values.dtype),
            dims=values.shape,
            data_location=onnx.TensorProto.EXTERNAL,
        )
        for key, value in (("location", self._path.name), ("offset", offset), ("length", values.nbytes)):
            tensor.external_data.add(key=key, value=str(value))
        return tensor
