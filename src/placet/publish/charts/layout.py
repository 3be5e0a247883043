"""A network -> places for its nodes, always the same: what agrees stands together, what is at odds apart."""

from collections.abc import Mapping, Sequence

import numpy as np

ROUNDS = 300
PULL, PUSH = 0.08, 0.06  # of a tie of one kind or the other, in parts of the way for which it pulls or pushes
ROOM = 0.02  # how much nodes keep off one another
HOLD = 0.03  # towards the middle, so that nobody drifts off


def placed(nodes: Sequence[str], ties: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Place nodes in the square [0, 1] x [0, 1]; a tie's weight is above 0 where it pulls together, below where it pushes apart.

    Nodes begin on a circle in their order, and move by the sum of all forces, a little less in each round: no chance is in it.

    >>> places = placed(["A", "B", "C"], {("A", "B"): 1.0, ("A", "C"): -1.0, ("B", "C"): -1.0})
    >>> abs(places["A"][0] - places["B"][0]) < abs(places["A"][0] - places["C"][0])
    True
    """
    if not nodes:
        return {}
    number = {node: place for place, node in enumerate(nodes)}
    size = len(nodes)
    weights = np.zeros((size, size))
    for (one, other), weight in ties.items():
        weights[number[one], number[other]] = weights[number[other], number[one]] = weight
    angles = np.linspace(0, 2 * np.pi, size, endpoint=False)
    at = np.column_stack([np.cos(angles), np.sin(angles)])
    strength = np.where(weights > 0, PULL, PUSH)[..., None] * weights[..., None] * (6 / max(size, 6))
    for step in range(ROUNDS):
        apart = at[None, :, :] - at[:, None, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2, keepdims=True), 0.05)
        # A pull grows with the way, a push and the room around a node shrink with it.
        forces = np.where(strength > 0, strength * apart, strength * apart / distance**2)
        forces = forces - ROOM * apart / distance**3
        moves = forces.sum(axis=1) - HOLD * at
        longest = np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), 1e-9)
        at = at + moves / longest * np.minimum(longest, 0.2 * (1 - step / ROUNDS))
    low, high = at.min(axis=0), at.max(axis=0)
    wide = np.where(high - low > 1e-6, high - low, 1.0)
    fitted = np.where(high - low > 1e-6, (at - low) / wide, 0.5)
    return {node: (round(float(x), 4), round(float(y), 4)) for node, (x, y) in zip(nodes, fitted, strict=True)}
