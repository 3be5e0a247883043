"""What goes wrong, said in one line: what, where, what to do."""


class PlacetError(Exception):
    """Base of every error that Placet raises on purpose; its text is one line for the user."""


class DocumentError(PlacetError):
    """One document can't be read or coded; the batch goes on without it."""

    def __init__(self, where: str, stage: str, reason: str) -> None:
        super().__init__(where, stage, reason)
        self.where = where
        self.stage = stage
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class CodebookError(PlacetError):
    """The codebook, or a user's addition to it, is broken; nothing is coded with it. Line 0: the file as a whole."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.reason}"


class LedgerError(PlacetError):
    """The ledger can't be opened, read or written; nothing was changed."""
