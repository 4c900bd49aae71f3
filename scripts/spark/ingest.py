"""Archives articles with kliping on Apache Spark: one process and one batch a partition.

    spark-submit scripts/spark/ingest.py --input 's3a://news/2026/*.jsonl' --archive /mnt/archive --job news-2026

Articles go to partitions by a hash of their content, so that copies meet in one process, and each partition
commits one batch `<job>-<partition>` into the shared archive. A task that runs twice, because it failed
or because Spark speculates, makes the same batch again, and the archive keeps one of them.
"""
import argparse
import collections
import json
import shlex
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import BinaryType, StringType, StructField, StructType

# What a line of JSON may hold its article in; docs/inputs.md.
CONTENTS = ["text", "html", "markdown", "base64"]
PIECES = StructType([StructField("piece", BinaryType()), StructField("content", StringType())])
DONE, REFUSED = 0, 1


def lines_of(spark: SparkSession, inputs: list[str], options: argparse.Namespace) -> DataFrame:
    """Lines of JSON, byte for byte, with what stands for their content."""
    ours = dict(pair.split("=", 1) for pair in options.map.split(",")) if options.map else {}
    fields = [F.get_json_object("value", f"$['{ours.get(name, name)}']") for name in CONTENTS]
    lines = spark.read.text(inputs).where(F.trim("value") != "")
    return lines.select(
        F.col("value").cast("binary").alias("piece"),
        F.coalesce(*fields, F.col("value")).alias("content"),
    )


def rows_of(spark: SparkSession, inputs: list[str], _options: argparse.Namespace) -> DataFrame:
    """Rows of Parquet as lines of JSON. A column of bytes is written as base64."""
    rows = spark.read.parquet(*inputs)
    columns = [
        F.base64(name).alias(name) if kind == "binary" else F.col(f"`{name}`")
        for name, kind in rows.dtypes
    ]
    line = F.to_json(F.struct(*columns))
    contents = [F.col(name).cast("string") for name in CONTENTS if name in rows.columns]
    return rows.select(line.cast("binary").alias("piece"), F.coalesce(*contents, line).alias("content"))


def records_of(spark: SparkSession, inputs: list[str], _options: argparse.Namespace) -> DataFrame:
    """Records of WARC files, each as it stands in its file; needs the package warcio on the workers."""

    def split(files):
        import hashlib
        import io

        from warcio.archiveiterator import ArchiveIterator

        for row in files:
            data = bytes(row.content)
            records = ArchiveIterator(io.BytesIO(data))
            for record in records:
                payload = record.content_stream().read()
                start, length = records.get_record_offset(), records.get_record_length()
                if record.rec_type in ("response", "resource"):
                    yield data[start : start + length], hashlib.sha256(payload).hexdigest()

    files = spark.read.format("binaryFile").load(inputs)
    return spark.createDataFrame(files.rdd.mapPartitions(split), PIECES)


COUNTS = ["archived", "known", "passedOver", "refused"]
READERS = {"jsonl": lines_of, "parquet": rows_of, "warc": records_of}
ENDS = {"jsonl": b"\n", "parquet": b"\n", "warc": b""}
STDIN = {"jsonl": "jsonl", "parquet": "jsonl", "warc": "warc"}


def archive_partition(options: argparse.Namespace):
    """Makes the function that archives one partition and tells what came of it."""
    end = ENDS[options.format]
    command = [*shlex.split(options.kliping), "ingest", "-", "--stdin", STDIN[options.format], "--json"]
    command += ["--archive", options.archive, "--jobs", "1", "--no-index"]
    for name in ("now", "map", "language"):
        value = getattr(options, name)
        command += [] if value is None else [f"--{name}", value]
    job = options.job

    def run(index, rows):
        # kliping reads a file that is whole: were it fed by this process and this process killed, it would
        # take what it had by then for all there is.
        with tempfile.TemporaryFile() as articles, tempfile.TemporaryFile() as told:
            count = 0
            for row in rows:
                articles.write(row.piece)
                articles.write(end)
                count += 1
            if count == 0:
                return
            articles.seek(0)
            batch = f"{job}-{index:05d}"
            with subprocess.Popen(
                [*command, "--batch-id", batch], stdin=articles, stdout=subprocess.PIPE, stderr=told
            ) as process:
                last = collections.deque(process.stdout, maxlen=1)
            if process.returncode not in (DONE, REFUSED):
                told.seek(0)
                said = told.read().decode("utf-8", "replace").strip()
                # Spark tries again, and in the end fails the job with this.
                raise RuntimeError(f"{batch}: {said} (exit code {process.returncode})")
        summary = json.loads(last.pop())["summary"]
        yield batch, count, *(summary[name] for name in COUNTS)

    return run


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", required=True, action="append", help="a path or pattern that Spark reads; may be repeated")
    parser.add_argument("--format", choices=READERS, default="jsonl", help="what the input is (default: jsonl)")
    parser.add_argument("--archive", required=True, help="the archive's folder, the same on all workers")
    parser.add_argument("--job", required=True, help="what the batches are called: <job>-<partition>; the same again changes nothing")
    parser.add_argument("--partitions", type=int, help="how many batches (default: as many as Spark reads the input in)")
    parser.add_argument("--kliping", default="kliping", help="the command (default: kliping)")
    parser.add_argument("--now", help="the time to write into the archive (default: the clock)")
    parser.add_argument("--language", help="the language of the articles; wins over detection")
    parser.add_argument("--map", help="other names of our fields, such as text=body,uri=link")
    parser.add_argument("--json", action="store_true", help="print one line of JSON a batch, and the total")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    # One time for all, so that a batch that is made twice is made the same.
    options.now = options.now or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    spark = SparkSession.builder.appName(f"kliping {options.job}").getOrCreate()
    pieces = READERS[options.format](spark, options.input, options)
    partitions = options.partitions or pieces.rdd.getNumPartitions()
    batches = (
        pieces.repartition(partitions, F.sha2(F.col("content"), 256))
        .sortWithinPartitions(F.sha2(F.col("piece"), 256))
        .rdd.mapPartitionsWithIndex(archive_partition(options))
        .collect()
    )
    spark.stop()
    names = ["batch", "read", *COUNTS]
    total = ("total", *(sum(column) for column in list(zip(*batches))[1:])) if batches else ("total", *[0] * 5)
    for row in [*sorted(batches), total]:
        if options.json:
            print(json.dumps(dict(zip(names, row))))
        else:
            print("  ".join(f"{name} {value}" for name, value in zip(names, row)))
    return REFUSED if total[-1] else DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
