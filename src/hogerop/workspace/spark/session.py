"""The session of Spark: one for the process, found or opened, with what our queries need."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.settings import bytes_of
from hogerop.workspace.spark.functions import register

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.caseSensitive": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}
"""What our queries mean depends on these: they hold for our session, whoever opened Spark."""

OPENED_WITH = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.driver.maxResultSize": "0",
}
"""What holds where we open Spark ourselves; a cluster's own settings are left as they are."""


def open_session(*, memory_limit: str, threads: int | None) -> SparkSession:
    """Return a session with relations of its own, in the Spark of this process.

    Parameters
    ----------
    memory_limit : str
        How much memory the driver may use, such as ``"4GB"``; only where Spark is not open yet.
    threads : int, optional
        How many cores; by default all. Likewise.

    Raises
    ------
    WorkspaceFault
        If PySpark or Java is not there.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise WorkspaceFault(
            say("The engine spark needs PySpark, which is not installed."),
            where="pyspark",
            fix=say(
                "pip install 'hogerop[spark]', or write `name = \"duckdb\"` under [engine]"
                " in hogerop.toml."
            ),
        ) from error
    running = SparkSession.getActiveSession()
    if running is None:
        running = _opened(SparkSession, memory_limit, threads)
    session = running.newSession()
    for key, value in SETTINGS.items():
        session.conf.set(key, value)
    register(session)
    return session


def _opened(kind: type[SparkSession], memory_limit: str, threads: int | None) -> SparkSession:
    # The workers are the same Python with the same packages, or nothing of ours is found there.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    # Its log quotes queries, and a fault quotes rows.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    builder = kind.builder.appName("hogerop")
    if "MASTER" not in os.environ and "SPARK_MASTER" not in os.environ:
        builder = builder.master(f"local[{threads or '*'}]")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1")
    for key, value in OPENED_WITH.items():
        builder = builder.config(key, value)
    builder = builder.config("spark.driver.memory", f"{int(bytes_of(memory_limit)) >> 20}m")
    quiet = Path(__file__).with_name("log4j2.properties")
    builder = builder.config(
        "spark.driver.extraJavaOptions", f'"-Dlog4j2.configurationFile={quiet}"'
    )
    try:
        with warnings.catch_warnings():
            # Of pandas we hand nothing to Spark, so its version does not matter.
            warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
            opened: SparkSession = builder.getOrCreate()
    except Exception as error:
        raise WorkspaceFault(
            say("Spark does not start."),
            where=type(error).__name__,
            fix=say(
                'Install Java 17 or 21, or write `name = "duckdb"` under [engine] in hogerop.toml.'
            ),
        ) from error
    opened.sparkContext.setLogLevel("OFF")
    return opened
