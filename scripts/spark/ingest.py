"""Archives articles with kliping on Apache Spark: one process and one batch a partition.

    spark-submit scripts/spark/ingest.py --input 's3a://news/2026/*.jsonl' --archive /mnt/archive --job news-2026

Articles go to partitions by a hash of their content, so that copies meet in one process, and each partition
commits one batch `<job>-<partition>-of-<partitions>` into the shared archive. A task that runs twice, because it failed
or because Spark speculates, makes the same batch again, and the archive keeps one of them.
"""
import argparse
import collections
import json
import re
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
# A piece of input, what stands for its content, and what is wrong with it, if anything is.
PIECES = StructType(
    [
        StructField("piece", BinaryType()),
        StructField("content", StringType()),
        StructField("fault", StringType()),
    ]
)
COUNTS = ["archived", "known", "passedOver", "refused"]
DONE, REFUSED, USAGE, SYSTEM = 0, 1, 2, 4


def lines_of(spark: SparkSession, options: argparse.Namespace) -> DataFrame:
    """Lines of JSON, byte for byte, with what stands for their content."""
    named = [options.map.get(name, name) for name in CONTENTS]
    # A path of Spark cannot say a quotation mark; such a line goes by all that it says.
    fields = [F.get_json_object("value", f"$['{name}']") for name in named if "'" not in name]
    lines = spark.read.text(options.input).where(F.trim("value") != "")
    return lines.select(
        F.col("value").cast("binary").alias("piece"),
        F.coalesce(*fields, F.col("value")).alias("content"),
        F.lit(None).cast("string").alias("fault"),
    )


def rows_of(spark: SparkSession, options: argparse.Namespace) -> DataFrame:
    """Rows of Parquet as lines of JSON."""
    rows = spark.read.parquet(*options.input)
    ours = {theirs: name for name, theirs in options.map.items()}
    columns = []
    for name, kind in rows.dtypes:
        column = F.col(f"`{name}`")
        meaning = ours.get(name, name)
        if kind == "binary" and meaning == "base64":
            column = F.base64(column)
        elif kind == "binary" and meaning in CONTENTS:
            column = column.cast("string")
        elif kind == "binary":
            raise SystemExit(usage(f"The column '{name}' holds bytes: leave it out, or call it base64."))
        columns.append(column.alias(name))
    line = F.to_json(F.struct(*columns))
    named = [options.map.get(name, name) for name in CONTENTS]
    contents = [F.col(f"`{name}`").cast("string") for name in named if name in rows.columns]
    return rows.select(
        line.cast("binary").alias("piece"),
        F.coalesce(*contents, line).alias("content"),
        F.lit(None).cast("string").alias("fault"),
    )


def records_of(spark: SparkSession, options: argparse.Namespace) -> DataFrame:
    """Records of WARC files, each a gzip member; needs the package warcio on the workers."""

    def split(files):
        for row in files:
            yield from split_warc(row.path, bytes(row.content))

    files = spark.read.format("binaryFile").load(options.input)
    return spark.createDataFrame(files.rdd.mapPartitions(split), PIECES)


def split_warc(path: str, data: bytes):
    """The records of a WARC file that may hold an article, as they stand there."""
    import gzip
    import hashlib
    import io

    from warcio.archiveiterator import ArchiveIterator

    found = []
    fault = None
    try:
        records = ArchiveIterator(io.BytesIO(data))
        for record in records:
            digest = hashlib.sha256(record.content_stream().read()).hexdigest()
            found.append((records.get_record_offset(), record.rec_type, digest))
    except Exception as error:
        fault = f"{path}: {error}"
    ends = [start for start, _, _ in found[1:]] + [len(data)]
    for (start, kind, digest), end in zip(found, ends):
        if kind not in ("response", "resource", "conversion"):
            continue
        piece = data[start:end]
        try:
            plain = gzip.decompress(piece) if piece[:2] == b"\x1f\x8b" else piece
            head, block = plain.split(b"\r\n\r\n", 1)
            length = re.search(rb"(?im)^content-length:\s*(\d+)\s*$", head)
            if len(block) != int(length[1]) + 4:
                raise ValueError("it is cut off, or more stands behind it")
        except Exception as error:
            yield b"", digest, f"{path}, the record at byte {start}: {error}"
            continue
        # What is packed and what is not may meet in one partition, and one stream is either.
        yield (piece if plain is not piece else gzip.compress(piece, mtime=0)), digest, None
    if fault is not None:
        yield b"", fault, fault


READERS = {"jsonl": lines_of, "parquet": rows_of, "warc": records_of}
ENDS = {"jsonl": b"\n", "parquet": b"\n", "warc": b""}
STDIN = {"jsonl": "jsonl", "parquet": "jsonl", "warc": "warc"}


def archive_partition(options: argparse.Namespace, partitions: int):
    """Makes the function that archives one partition and tells what came of it."""
    end = ENDS[options.format]
    command = [*shlex.split(options.kliping), "ingest", "-", "--stdin", STDIN[options.format], "--json"]
    command += ["--archive", options.archive, "--jobs", "1", "--no-index", "--now", options.now]
    if options.language is not None:
        command += ["--language", options.language]
    if options.map:
        command += ["--map", ",".join("=".join(pair) for pair in options.map.items())]
    job = options.job

    def run(index, rows):
        batch = f"{job}-{index:05d}-of-{partitions:05d}"
        # kliping reads a file that is whole: were it fed by this process and this process killed, it would
        # take what it had by then for all there is.
        with tempfile.TemporaryFile() as articles, tempfile.TemporaryFile() as told:
            count = 0
            faults = []
            for row in rows:
                if row.fault is not None:
                    faults.append(row.fault)
                    continue
                articles.write(row.piece)
                articles.write(end)
                count += 1
            if count == 0:
                if faults:
                    yield batch, len(faults), 0, 0, 0, len(faults), faults
                return
            articles.seek(0)
            with subprocess.Popen(
                [*command, "--batch-id", batch], stdin=articles, stdout=subprocess.PIPE, stderr=told
            ) as process:
                last = collections.deque(process.stdout, maxlen=1)
            summary = summary_in(last)
            told.seek(0)
            said = told.read().decode("utf-8", "replace").strip()
        if process.returncode not in (DONE, REFUSED) or summary is None:
            # Spark tries again, and in the end fails the job with this.
            raise RuntimeError(f"{batch}: {said} (exit code {process.returncode})")
        counts = [summary[name] for name in COUNTS]
        if sum(counts) < count:
            raise RuntimeError(f"{batch}: kliping told of {sum(counts)} of {count} articles: {said}")
        counts[-1] += len(faults)
        yield batch, count + len(faults), *counts, faults

    return run


def summary_in(last):
    """The summary that kliping prints at its end; None when it did not get that far."""
    try:
        return json.loads(last.pop())["summary"]
    except (IndexError, ValueError, KeyError):
        return None


def usage(message: str) -> int:
    print(f"kliping on Spark: {message}", file=sys.stderr)
    return USAGE


def fields(text: str) -> dict[str, str]:
    """Reads pairs such as text=body,uri=link."""
    pairs = [pair.split("=", 1) for pair in text.split(",")]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form text=body,uri=link")
    return dict(pairs)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", required=True, action="append", help="a path or pattern that Spark reads; may be repeated")
    parser.add_argument("--format", choices=READERS, default="jsonl", help="what the input is (default: jsonl)")
    parser.add_argument("--archive", required=True, help="the archive's folder, the same on all workers")
    parser.add_argument("--job", required=True, help="what the batches are called: <job>-<partition>-of-<partitions>; more input needs another")
    parser.add_argument("--partitions", type=int, help="how many batches (default: as many as Spark reads the input in)")
    parser.add_argument("--kliping", default="kliping", help="the command (default: kliping)")
    parser.add_argument("--now", help="the time to write into the archive (default: the clock)")
    parser.add_argument("--language", help="the language of the articles; wins over detection")
    parser.add_argument("--map", type=fields, default={}, help="other names of our fields, such as text=body,uri=link")
    parser.add_argument("--json", action="store_true", help="print one line of JSON a batch, and the total")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    # One time for all, so that a batch that is made twice is made the same.
    options.now = options.now or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    spark = SparkSession.builder.appName(f"kliping {options.job}").getOrCreate()
    try:
        pieces = READERS[options.format](spark, options)
        partitions = options.partitions or pieces.rdd.getNumPartitions()
        batches = (
            pieces.repartition(partitions, F.sha2(F.col("content"), 256))
            .sortWithinPartitions(F.sha2(F.col("piece"), 256))
            .rdd.mapPartitionsWithIndex(archive_partition(options, partitions))
            .collect()
        )
    except Exception as error:
        return failed(error)
    finally:
        spark.stop()
    tell(sorted(batches), options.json)
    return REFUSED if any(batch[5] > 0 for batch in batches) else DONE


def failed(error: Exception) -> int:
    """Tells why the job failed, with the exit code that kliping had, or that of a system that fails."""
    said = re.search(r"RuntimeError: (.*?\(exit code (\d+)\))", str(error), re.DOTALL)
    print(f"kliping on Spark: {said[1] if said else error}", file=sys.stderr)
    return int(said[2]) if said and int(said[2]) > REFUSED else SYSTEM


def tell(batches: list[tuple], as_json: bool) -> None:
    """Prints a line for each batch, with what of its input could not be read, and the total."""
    names = ["batch", "read", *COUNTS]
    total = ("total", *(sum(batch[column] for batch in batches) for column in range(1, 6)), [])
    for *counts, faults in [*batches, total]:
        pairs = dict(zip(names, counts))
        if as_json:
            print(json.dumps({**pairs, "faults": faults} if faults else pairs))
            continue
        print("  ".join(f"{name} {value}" for name, value in pairs.items()))
        for fault in faults:
            print(f"  refused: {fault}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
