"""Splink's best on its own fake_1000 data: the figure that Reeve is measured against.

    python splink_fake_1000.py fake_1000.csv

Tries several well-configured models, from the settings of Splink's tutorial
for this file to its ready-made name, date and email comparisons over every
pair, and prints for each the best pairwise F1 on clusters over all
thresholds, as JSON lines. The truth column is never an input.
"""

import json
import sys

import duckdb
import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def names():
    return [
        cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
    ]


def names_together():
    return [
        cl.ForenameSurnameComparison(
            "first_name", "surname", forename_surname_concat_col_name="full_name"
        )
    ]


def rest(levenshtein):
    birth = (
        cl.LevenshteinAtThresholds("dob", [1, 2])
        if levenshtein
        else cl.DateOfBirthComparison("dob", input_is_string=True)
    )
    return [
        birth,
        cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email"),
    ]


TUTORIAL_BLOCKING = [block_on("first_name", "city"), block_on("surname")]
WIDE_BLOCKING = [
    block_on("first_name"),
    block_on("surname"),
    block_on("dob"),
    block_on("email"),
    block_on("city", "substr(dob, 1, 4)"),
]
EVERY_PAIR = ["1 = 1"]

CONFIGURATIONS = {
    "tutorial": (names() + rest(False), TUTORIAL_BLOCKING),
    "wide blocking": (names() + rest(False), WIDE_BLOCKING),
    "every pair": (names() + rest(False), EVERY_PAIR),
    "every pair, dob by edits": (names() + rest(True), EVERY_PAIR),
    "every pair, names together": (names_together() + rest(False), EVERY_PAIR),
    "every pair, names together, dob by edits": (names_together() + rest(True), EVERY_PAIR),
}

EM_RULES = {
    "names, then dob": [block_on("first_name", "surname"), block_on("dob")],
    "email, then dob": [block_on("email"), block_on("dob")],
    "dob, email, first name": [block_on("dob"), block_on("email"), block_on("first_name")],
}


def train(records, comparisons, blocking, em_rules):
    con = duckdb.connect()
    con.register("records_frame", records)
    con.execute("CREATE TABLE records AS SELECT * FROM records_frame")
    db = DuckDBAPI(connection=con)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocking,
        retain_matching_columns=False,
        max_iterations=100,
        em_convergence=1e-6,
    )
    linker = Linker(db.register("records"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [
            block_on("first_name", "surname", "dob"),
            block_on("email"),
        ],
        recall=0.7,
    )
    # There are 499,500 pairs: all are taken.
    linker.training.estimate_u_using_random_sampling(
        max_pairs=1e7, min_count_per_level=None, num_chunks=1
    )
    for rule in em_rules:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()


def best_f1(links, truth):
    """Best pairwise F1 of connected components over every threshold."""
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    pairs = lambda sizes: sum(n * (n - 1) // 2 for n in sizes)
    real = pairs(pd.Series(truth).value_counts())
    members = {record: {person: 1} for record, person in truth.items()}
    found = right = 0
    best = (0.0, 1.0)
    links = links.sort_values("match_weight", ascending=False)
    weights = links.match_weight.tolist()
    probabilities = links.match_probability.tolist()
    for i, (left, other) in enumerate(zip(links.unique_id_l, links.unique_id_r)):
        a, b = root(left), root(other)
        if a != b:
            found += sum(members[a].values()) * sum(members[b].values())
            right += sum(n * members[a].get(person, 0) for person, n in members[b].items())
            for person, n in members.pop(b).items():
                members[a][person] = members[a].get(person, 0) + n
            parent[b] = a
        if i + 1 == len(weights) or weights[i + 1] != weights[i]:
            best = max(best, (2 * right / (real + found), probabilities[i]))
    return best


def main():
    table = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False).replace("", None)
    truth = dict(zip(table.unique_id, table.cluster))
    records = table.drop(columns="cluster")
    records["full_name"] = records.first_name + " " + records.surname
    best = 0.0
    for name, (comparisons, blocking) in CONFIGURATIONS.items():
        for em_name, em_rules in EM_RULES.items():
            try:
                f1, threshold = best_f1(train(records, comparisons, blocking, em_rules), truth)
            except Exception as error:  # one configuration that does not train is no reason to stop
                print(json.dumps({"model": name, "em": em_name, "error": str(error)[:200]}))
                continue
            best = max(best, f1)
            line = {"model": name, "em": em_name, "bestF1": f1, "atProbability": threshold}
            print(json.dumps(line), flush=True)
    print(json.dumps({"best": best}))


if __name__ == "__main__":
    main()
