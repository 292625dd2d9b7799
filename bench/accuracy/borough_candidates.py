"""Pairs of records that could be one person: those that share a key.

Keys overlap on purpose, so that a slip in one field leaves the pair another way. A value that too
many records share is left out, and a finer key stands behind each coarse one: pairs grow with the
records, not with their square.
"""

import numpy as np
import pandas as pd

# Records with one value of a key; beyond, its pairs are left to the finer keys.
LARGEST_BLOCK = 150

# Each key by the columns of `described` that must be stated and alike.
KEYS = [
    ["nino"],
    ["email"],
    ["given", "surname"],
    ["given", "surname", "district"],
    ["given", "surname", "birth_year"],
    ["given", "surname_end", "district"],
    ["surname", "dob"],
    ["given", "dob"],
    ["dob", "initial"],
    ["surname", "birth_year", "initial"],
    ["postcode", "surname"],
    ["postcode", "initial"],
    ["postcode", "dob"],
    ["uprn", "initial"],
    ["uprn", "surname"],
    ["given_start", "surname_start", "sector"],
]


def candidate_pairs(records):
    """Positions of the two records of each pair as two arrays, the earlier first; no pair twice."""
    size = len(records)
    phones = records.phones.explode().dropna()
    blocks = [(phones.index.to_numpy(), pd.factorize(phones)[0])]
    for columns in KEYS:
        stated = records[columns].notna().all(axis=1).to_numpy().nonzero()[0]
        groups = records.iloc[stated].groupby(columns, sort=False).ngroup()
        blocks.append((stated, groups.to_numpy()))
    # One number for a pair, so that all can be told apart at once.
    numbers = np.empty(0, dtype=np.int64)
    for members, groups in blocks:
        first, second = pairs_within(members, groups)
        earlier, later = np.minimum(first, second), np.maximum(first, second)
        numbers = np.union1d(numbers, (earlier * size + later)[earlier != later])
    return numbers // size, numbers % size


def pairs_within(members, groups):
    """Every two members of one group, for groups that are not too large."""
    sizes = np.bincount(groups) if len(groups) else np.empty(0, dtype=np.int64)
    kept = sizes[groups] <= LARGEST_BLOCK
    members, groups = members[kept], groups[kept]
    order = np.argsort(groups, kind="stable")
    members, groups = members[order].astype(np.int64), groups[order]
    firsts, seconds = [], []
    # Those that stand `step` apart in the order are of one group or not; no group is longer.
    for step in range(1, LARGEST_BLOCK):
        alike = (groups[step:] == groups[:-step]).nonzero()[0]
        if len(alike) == 0:
            break
        firsts.append(members[alike])
        seconds.append(members[alike + step])
    if not firsts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    return np.concatenate(firsts), np.concatenate(seconds)
