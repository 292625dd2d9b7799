"""Links the person files of the synthetic borough with Splink's ready-made comparisons.

    python borough.py FIELDS.csv --out DIR [--threads 2] [--wide]

FIELDS.csv is what `bench/accuracy/borough.ts` writes: what stands in the files,
under common names. Writes DIR/clusters-<threshold>.csv for each threshold and
prints one JSON object. The truth is no input.

Comparisons, the prior from deterministic rules and the sessions of
expectation-maximisation follow Splink's demonstration on people with names,
dates of birth and postcodes (historical persons), with its comparison of emails
and an exact one of National Insurance numbers. Blocking has rules for more
fields than are compared. `--wide` compares phones and UPRNs as well: it finds
more and is far less precise, as what families share then counts several times.
"""

import argparse
import json
import logging
import sys
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "accuracy"))
from borough_fields import read_fields  # noqa: E402

THRESHOLDS = [0.5, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]
# Pairs below this are not kept: no threshold is lower.
KEEP = 0.4

COMPARISONS = [
    cl.ForenameSurnameComparison(
        "first_name", "surname", forename_surname_concat_col_name="full_name"
    ),
    cl.DateOfBirthComparison("dob", input_is_string=True),
    cl.PostcodeComparison("postcode"),
    cl.EmailComparison("email"),
    cl.ExactMatch("nino"),
]
WIDE = [cl.ArrayIntersectAtSizes("phones", [1]), cl.ExactMatch("uprn")]

BLOCKING = [
    block_on("first_name", "surname"),
    block_on("substr(first_name, 1, 3)", "substr(surname, 1, 4)", "substr(postcode, 1, 4)"),
    block_on("surname", "dob"),
    block_on("first_name", "dob"),
    block_on("postcode", "first_name"),
    block_on("postcode", "surname"),
    block_on("postcode", "dob"),
    block_on("uprn", "first_name"),
    block_on("substr(first_name, 1, 2)", "substr(surname, 1, 2)", "substr(dob, 1, 4)"),
    block_on("email"),
    block_on("nino"),
    block_on("phones", arrays_to_explode=["phones"]),
]

# Pairs that are one person nearly for certain, and the share of matches that they are.
DETERMINISTIC = [
    block_on("first_name", "surname", "dob"),
    block_on("first_name", "surname", "postcode"),
    block_on("first_name", "email"),
    block_on("nino", "first_name"),
]
RECALL = 0.7

EM_RULES = [block_on("first_name", "surname"), block_on("dob"), block_on("postcode", "first_name")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fields")
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.INFO if args.verbose else logging.ERROR)

    records = read_fields(args.fields)
    con = duckdb.connect()
    con.execute(f"SET threads = {args.threads}")
    con.register("records_frame", records.rename(columns={"id": "unique_id"}))
    con.execute(
        "CREATE TABLE records AS SELECT dataset, unique_id, "
        "first_name::VARCHAR AS first_name, surname::VARCHAR AS surname, "
        "full_name::VARCHAR AS full_name, dob::VARCHAR AS dob, postcode::VARCHAR AS postcode, "
        "email::VARCHAR AS email, nino::VARCHAR AS nino, uprn::VARCHAR AS uprn, "
        "CASE WHEN len(phones) > 0 THEN phones::VARCHAR[] END AS phones FROM records_frame"
    )
    db = DuckDBAPI(connection=con)
    tables = []
    for i, dataset in enumerate(records.dataset.unique()):
        con.execute(
            f"CREATE TABLE records_{i} AS SELECT * EXCLUDE (dataset) "
            "FROM records WHERE dataset = ?",
            [dataset],
        )
        tables.append(db.register(f"records_{i}", dataset_display_name=dataset))
    settings = SettingsCreator(
        link_type="link_and_dedupe",
        comparisons=COMPARISONS + WIDE if args.wide else COMPARISONS,
        blocking_rules_to_generate_predictions=BLOCKING,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker(tables, settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(DETERMINISTIC, recall=RECALL)
    training.estimate_u_using_random_sampling(max_pairs=1e7)
    for rule in EM_RULES:
        training.estimate_parameters_using_expectation_maximisation(rule)
    links = linker.inference.predict(threshold_match_probability=KEEP)

    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            links, threshold_match_probability=threshold
        )
        con.execute(
            "COPY (SELECT source_dataset AS dataset, unique_id AS id, cluster_id "
            f"FROM {clusters.physical_name}) TO '{out}/clusters-{threshold}.csv' (HEADER)"
        )
    linker.misc.save_model_to_json(str(out / "model.json"), overwrite=True)
    print(json.dumps({"thresholds": THRESHOLDS, "records": len(records)}))


if __name__ == "__main__":
    main()
