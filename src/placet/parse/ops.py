"""The arithmetic of the pipeline's layers, for reading only."""

from typing import Any

import numpy as np
from thinc.api import NumpyOps


class ReadingOps(NumpyOps):  # type: ignore[misc] # thinc's own class is untyped
    """thinc's operations with two exchanged for faster ones of the same result.

    Matrix products are numpy's: the `blis` wheel that thinc takes runs a generic kernel on many processors, a third as fast.
    The maximum over a layer's pieces is numpy's too, and doesn't keep which piece it was: only training asks for that.
    """

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def maxout(self, X: Any) -> tuple[Any, None]:  # noqa: N803 # thinc's name, passed by keyword
        """The greatest of each unit's pieces: (batch, units, pieces) to (batch, units)."""
        best = X[..., 0]
        for piece in range(1, X.shape[2]):
            best = np.maximum(best, X[..., piece])
        return best, None
