"""Words -> where no sentence can begin, told to the parser before it decides."""

from collections.abc import Sequence

# What can end a sentence, headword or dateline; the pipeline's own text has straight quotation marks only.
SENTENCE_ENDS = frozenset(".?!…:;-–—―*•|")
CLOSING_MARKS = frozenset(["'", '"', "''", ")", "]", "}"])


def impossible_starts(words: Sequence[str]) -> list[int]:
    """Find the words of a paragraph before which no sentence begins, whatever the parser takes them for.

    Two places, both of which the small parser takes for a beginning once in some hundred sentences: behind a word without a
    mark that could end a sentence ('she mentioned remarks | Rossi had made'), and at a lower-case word behind closing
    quotation marks ('"Never again!" | she said'). Some fifty such breaks in three collections of news were read; nearly all were
    wrong. Whether the other places are beginnings is left to the parser.
    """
    found = []
    ends, closed = True, False  # whether the last word that is no closing mark can end a sentence, and whether one followed it
    for number, word in enumerate(words):
        if number and (not ends or (closed and word[0].islower())):
            found.append(number)
        if word in CLOSING_MARKS:
            closed = True
        else:
            ends, closed = word[-1] in SENTENCE_ENDS, False
    return found
