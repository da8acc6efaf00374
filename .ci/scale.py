#!/usr/bin/env python3
"""Spark and Ray against the program: each row the same, bad rows errors, a killed worker no loss; and how fast.

Needs a Python with the wheel, pyspark or ray[data], pandas below 3 and pyarrow: .ci/scale makes one.
usage: scale.py spark|ray COTEJO_BINARY [ROWS]
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

import abstracts

ENGINE, BINARY = sys.argv[1:3]
ROWS = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
WORKERS = 2


def row(number):
    """A row of the table; one in 10,000 is bad."""
    en, es = abstracts.of_number(number)
    if number % 10_000 == 77:
        en, es = [(None, es), ("", es), (en, "12 9 81"), (es, en)][number // 10_000 % 4]
    return {"id": f"row{number}", "en": en, "es": es}


def by_program(path):
    """The line of each id that the program can align, and how many it does a second."""
    begun = time.monotonic()
    done = subprocess.run([BINARY, "align", path, "-f", "json", "-q"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - begun
    lines = done.stdout.decode().splitlines()
    return {json.loads(line)["name"]: line for line in lines}, ROWS / seconds


def one_killed_later(kill):
    """A thread that kills a worker in the middle, by its process id; and the list of what it killed."""
    killed = []

    def work():
        time.sleep(4)
        for process in kill():
            os.kill(process, signal.SIGKILL)
            killed.append(process)
            return

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return killed


def children(parent, name):
    """The process ids below one, of those with a name in their command."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout.splitlines()[1:]
    below, found = {parent}, []
    table = [line.split(None, 2) for line in listed]
    for _ in range(6):
        below |= {int(pid) for pid, ppid, _ in table if int(ppid) in below}
    for pid, _, args in table:
        if int(pid) in below and name in args:
            found.append(int(pid))
    return found


def by_spark(path):
    from pyspark.sql import SparkSession

    import cotejo.spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        # a task that lost its worker is tried again, as it is on a cluster
        SparkSession.builder.master(f"local[{WORKERS},4]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    frame = spark.read.schema("id string, en string, es string").json(str(path)).repartition(16)
    aligned = cotejo.spark.align(frame, "en", "es", id="id")
    warm = cotejo.spark.align(spark.createDataFrame([row(1)], "id string, en string, es string"), "en", "es", id="id")
    warm.collect()
    begun = time.monotonic()
    aligned.write.mode("overwrite").parquet(str(path) + ".timed")
    rate = ROWS / (time.monotonic() - begun)
    killed = one_killed_later(lambda: [pid for pid in children(os.getpid(), "pyspark.daemon")][1:])
    rows = [tuple(one) for one in aligned.select("id", "bitext", "error").toLocalIterator()]
    spark.stop()
    return rows, rate, killed


def by_ray(path):
    import ray

    import cotejo.ray

    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = [row(number) for number in range(ROWS)]
    dataset = ray.data.from_items(rows, override_num_blocks=16)
    aligned = cotejo.ray.align(dataset, "en", "es", id="id")
    cotejo.ray.align(ray.data.from_items(rows[:10]), "en", "es", id="id").take_all()
    begun = time.monotonic()
    aligned.materialize()
    rate = ROWS / (time.monotonic() - begun)
    killed = one_killed_later(lambda: children(os.getpid(), "ray::MapBatches"))
    rows = [(one["id"], one["bitext"], one["error"]) for one in aligned.iter_rows()]
    ray.shutdown()
    return rows, rate, killed


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "rows.jsonl"
        with open(path, "w", encoding="utf-8") as file:
            for number in range(ROWS):
                file.write(json.dumps(row(number), ensure_ascii=False) + "\n")
        expected, by_itself = by_program(path)
        rows, rate, killed = {"spark": by_spark, "ray": by_ray}[ENGINE](path)
    assert len(rows) == ROWS, f"{len(rows)} rows of {ROWS}"
    assert len({id for id, _, _ in rows}) == ROWS, "a row came twice"
    errors = 0
    for id, bitext, error in rows:
        assert bitext == expected.get(id), f"{id}: {bitext or error}\n  by the program: {expected.get(id)}"
        assert (bitext is None) != (error is None), f"{id}: a result or an error is wanted"
        errors += error is not None
    share = rate / by_itself
    print(
        f"{ENGINE}: {ROWS} rows as the program gives them, {errors} of them errors; a worker killed: {bool(killed)}; "
        f"{rate:.0f} rows a second, the program {by_itself:.0f} ({share:.0%})"
    )
    if ROWS >= 10_000:
        assert errors > 0 and killed


main()
