"""Links a CSV file with Splink and reports how long each phase took.

    python run_splink.py FILE --out DIR [--threads 2] [--threshold 0.95]

Writes DIR/clusters.csv and DIR/links.csv as Reeve does, and prints one JSON
object. Everything follows Splink's own advice as of 5.0.0: retained columns
off, u from random pairs with early stopping, m by two EM sessions that block
on different columns, term frequencies left out of the EM iterations, EM
samples capped by `max_pairs`, links below a low threshold not kept.
"""

import argparse
import json
import logging
import resource
import time
from pathlib import Path

HERE = Path(__file__).parent


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--out", required=True)
    parser.add_argument("--settings", default=str(HERE / "settings.json"))
    parser.add_argument("--training", default=str(HERE / "training.json"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--threshold", type=float, default=0.95)
    parser.add_argument("--keep", type=float, default=0.1)
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args()


class Phases:
    """Wall seconds by phase, in the order they ran."""

    def __init__(self):
        self.seconds = {}

    def run(self, name, work):
        start = time.perf_counter()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - start
        return result


def main():
    started = time.perf_counter()
    args = arguments()
    phases = Phases()

    import duckdb
    import splink
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.INFO if args.verbose else logging.ERROR)
    settings = json.loads(Path(args.settings).read_text())
    training = json.loads(Path(args.training).read_text())
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)

    con = duckdb.connect()
    con.execute(f"SET threads = {args.threads}")

    def read():
        # Every column is text, as Reeve takes it.
        con.execute(
            "CREATE TABLE people AS SELECT * "
            f"FROM read_csv('{args.file}', header = true, all_varchar = true)"
        )
        db = DuckDBAPI(connection=con)
        people = db.register("people", dataset_display_name="people")
        return Linker(people, settings)

    linker = phases.run("read", read)

    def prior():
        linker.training.estimate_probability_two_random_records_match(
            training["deterministic"], recall=training["recall"]
        )

    phases.run("prior", prior)
    phases.run(
        "u",
        lambda: linker.training.estimate_u_using_random_sampling(
            max_pairs=training["u_max_pairs"]
        ),
    )

    def expectation_maximisation():
        for rule in training["em_blocking"]:
            linker.training.estimate_parameters_using_expectation_maximisation(
                rule,
                estimate_without_term_frequencies=True,
                max_pairs=training["em_max_pairs"],
            )

    phases.run("em", expectation_maximisation)
    blocked = phases.run("block", linker.inference.compute_blocked_pairs_for_predict)
    links = phases.run(
        "predict",
        lambda: linker.inference.predict(threshold_match_probability=args.keep),
    )
    clusters = phases.run(
        "cluster",
        lambda: linker.clustering.cluster_pairwise_predictions_at_threshold(
            links, threshold_match_probability=args.threshold
        ),
    )

    def write():
        con.execute(
            f"COPY (SELECT 'people' AS dataset, id, cluster_id FROM {clusters.physical_name}) "
            f"TO '{out}/clusters.csv' (HEADER)"
        )
        con.execute(
            "COPY (SELECT 'people' AS dataset_l, id_l, 'people' AS dataset_r, id_r, "
            f"match_weight, match_probability FROM {links.physical_name}) "
            f"TO '{out}/links.csv' (HEADER)"
        )

    phases.run("write", write)
    total = time.perf_counter() - started
    count = lambda name: con.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    result = {
        "tool": "splink",
        "version": splink.__version__,
        "duckdb": duckdb.__version__,
        "threads": args.threads,
        "records": count("people"),
        "pairs": count(blocked.physical_name),
        "links": count(links.physical_name),
        "phases": phases.seconds,
        "seconds": total,
        # DuckDB runs inside this process, so its memory is counted here too.
        "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    linker.misc.save_model_to_json(str(out / "model.json"), overwrite=True)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
