"""First names that stand for one another, learnt from people who are known to bear both."""

from collections import Counter

import numpy as np

# People are dealt into so many parts; a pair never learns from its own.
PARTS = 2


class NameForms:
    """How often two first names were one person's, for each part of the people.

    The trees are trained on the pairs that the forms are counted in. Had a pair counted itself,
    they would trust the forms more than another borough's bear out: it is therefore asked about
    with its own part of the people left out (`leave_out`).
    """

    def __init__(self, given, people):
        """`given` and `people` by record; people are numbers, -1 for nobody."""
        self.counts = [Counter() for _ in range(PARTS)]
        self.bearers = Counter()
        names = {}
        for name, person in zip(given, people):
            if name and person >= 0:
                names.setdefault(person, set()).add(name)
        for person, own in names.items():
            self.bearers.update(own)
            ordered = sorted(own)
            for i, one in enumerate(ordered):
                for two in ordered[i + 1 :]:
                    self.counts[person % PARTS][one, two] += 1
        self.leave_out = None

    def strength(self, one, two):
        """Share of the rarer name's bearers who bear the other as well; 1 for one name."""
        parts = self.leave_out if self.leave_out is not None else np.full(len(one), -1)
        return [self.share(a, b, part) for a, b, part in zip(one, two, parts)]

    def share(self, one, two, part):
        if one == two:
            return 1.0
        names = (one, two) if one < two else (two, one)
        together = sum(
            counts[names] for i, counts in enumerate(self.counts) if i != part
        )
        if together == 0:
            return 0.0
        parts = PARTS if part == -1 else PARTS - 1
        rarer = max(1, min(self.bearers[one], self.bearers[two])) * parts / PARTS
        return min(1.0, together / rarer)
