"""What a YAML file of the codebook holds, as plain data: the form that is kept between runs."""

from msgspec import Struct


class Plain(Struct, frozen=True, array_like=True):
    """The data of a file; where they are a list, the line (from 1) on which each of its entries begins.

    `- {name: Ann Lee}` on line 3 alone is `Plain([{"name": "Ann Lee"}], (3,))`; an empty file is `Plain(None, ())`.
    """

    data: object
    lines: tuple[int, ...]
