"""What could be reached on the synthetic borough by one who knows its error rates.

    python borough_ceiling.py FIELDS.csv --training FIELDS.csv PEOPLE.csv [--training ...]
        --out DIR [--threads 2] [--rounds 600] [--pairs 3000000]

Boosted trees learn from pairs of records of training boroughs, whose people are known, and score
the pairs of another borough: same size, same error rates, nobody in common. Average-link clusters
of the scores are written to DIR/clusters-<threshold>.csv. The people of the borough that is
measured are no input. `bench/accuracy/borough.ts` writes the files and measures the clusters.

It is a ceiling for what compares records in pairs by such columns, not a proof that nothing can
be better. No matcher in use knows as much: the trees see the truth of thousands of people.
"""

import argparse
import json
import os
import sys
from pathlib import Path

# Threads that wait without working: on a busy machine the trees otherwise take many times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import lightgbm
import numpy as np
import pandas as pd
from borough_average_link import clusters_at
from borough_candidates import candidate_pairs
from borough_comparison import Comparison, described
from borough_fields import read_fields
from borough_forms import PARTS, NameForms

THRESHOLDS = [0.3, 0.5, 0.8, 0.9, 0.95, 0.99]
# Pairs that are compared at a time, so that memory does not grow with all of them.
BATCH = 500_000
SEED = 1
# One of so many parts of the training boroughs' people is held out, to tell when to stop.
HELD_OUT = 6
# Rounds without gain on those held out.
PATIENCE = 25

TREES = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 63,
    "min_data_in_leaf": 40,
    # Leaves of pairs that are all but certain otherwise take weights without bound: on millions of
    # pairs the trees came out worse the more of them there were.
    "min_sum_hessian_in_leaf": 1.0,
    "lambda_l2": 1.0,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.8,
    "deterministic": True,
    "force_row_wise": True,
    "seed": SEED,
    "verbosity": -1,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fields")
    parser.add_argument("--training", nargs=2, action="append", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=600)
    parser.add_argument("--pairs", type=int, default=3_000_000)
    args = parser.parse_args()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)

    trees, forms, learnt_from = trained(args)
    records = described(read_fields(args.fields))
    first, second = candidate_pairs(records)
    scores = scored(trees, Comparison(records, forms), first, second)
    for threshold, clusters in clusters_at(len(records), first, second, scores, THRESHOLDS):
        table = records[["dataset", "id"]].assign(cluster_id=clusters)
        table.to_csv(out / f"clusters-{threshold}.csv", index=False)
    gains = pd.Series(trees.feature_importance("gain"), trees.feature_name())
    print(f"{trees.best_iteration} trees", file=sys.stderr)
    print("Columns by gain:", ", ".join(gains.sort_values(ascending=False).index), file=sys.stderr)
    pairs = {"trainingPairs": learnt_from, "pairs": len(first)}
    print(json.dumps({"thresholds": THRESHOLDS, "records": len(records), **pairs}))


def trained(args):
    """Trees, forms of names, and how many pairs both were learnt from."""
    boroughs = read_training(args.training)
    forms = NameForms(
        np.concatenate([records.given for records, _ in boroughs]),
        np.concatenate([people for _, people in boroughs]),
    )
    batches, same, held_out = [], [], []
    for records, people in boroughs:
        first, second = some_of(candidate_pairs(records), args.pairs // len(boroughs))
        comparison = Comparison(records, forms)
        for start in range(0, len(first), BATCH):
            one, two = first[start : start + BATCH], second[start : start + BATCH]
            forms.leave_out = people[one] % PARTS
            batches.append(comparison.columns(one, two))
        same.append((people[first] == people[second]) & (people[first] >= 0))
        held_out.append(people[first] % HELD_OUT == 0)
    forms.leave_out = None
    columns = pd.concat(batches, ignore_index=True)
    del batches
    same, held_out = np.concatenate(same), np.concatenate(held_out)
    data = lightgbm.Dataset(columns[~held_out], label=same[~held_out])
    trees = lightgbm.train(
        {**TREES, "num_threads": args.threads},
        data,
        args.rounds,
        valid_sets=[data.create_valid(columns[held_out], label=same[held_out])],
        callbacks=[lightgbm.early_stopping(PATIENCE, verbose=False)],
    )
    return trees, forms, len(columns)


def read_training(files):
    """Records and people of each borough; nobody has a number in two of them."""
    boroughs = []
    taken = 0
    for fields, path in files:
        records = described(read_fields(fields))
        people = read_people(path, records)
        boroughs.append((records, np.where(people >= 0, people + taken, -1)))
        taken += int(people.max()) + 1
    return boroughs


def some_of(pairs, most):
    """At most so many pairs, any with the same chance: shares stay what they are in all."""
    first, second = pairs
    if len(first) <= most:
        return pairs
    drawn = np.random.default_rng(SEED).choice(len(first), most, replace=False)
    drawn.sort()
    return first[drawn], second[drawn]


def read_people(path, records):
    """Person of each record as a number, -1 for nobody."""
    people = pd.read_csv(path, dtype={"dataset": str, "id": str, "person": "Int64"})
    if any(list(people[name]) != list(records[name]) for name in ("dataset", "id")):
        raise SystemExit(f"{path} has other records than the file of fields beside it")
    return people.person.fillna(-1).to_numpy(dtype=np.int64)


def scored(trees, comparison, first, second):
    """Probability that a pair is one person, as the trees have it."""
    scores = np.empty(len(first), dtype=np.float32)
    for start in range(0, len(first), BATCH):
        part = slice(start, start + BATCH)
        scores[part] = trees.predict(comparison.columns(first[part], second[part]))
    return scores


if __name__ == "__main__":
    main()
