"""How fast `figures.extract.read` is: against other readers, on twice the text, at the start, and in memory.

python tests/benchmarks/throughput.py            # rates on troop-dense text and on general news, both languages
python tests/benchmarks/throughput.py hostile    # twice the text, twice the time?
python tests/benchmarks/throughput.py start      # one line through `python -m figures extract`
python tests/benchmarks/throughput.py memory     # peak memory on streams of 10 and 100 MB
"""

# mypy: disable-error-code="import-not-found, import-untyped, no-any-return"
from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from sidebyside import ROOT, Contender, rates, table

sys.path.insert(0, str(ROOT))

from generate import KINDS, LANGUAGES, articles
from generate import hostile as hostile_text

from figures.extract import read

MEGABYTE = 1_000_000
ROUNDS = 5
SCAN, OURS, GATED = "digit scan", "figures.extract.read", "read, no ledger"


def ours(language: str, *, ledger: bool = True) -> Callable[[str], object]:
    return lambda text: read(text, language, ledger=ledger)


def throughput() -> None:
    """Every reader on the same generated articles, one core, the best of five rounds taken in turn."""
    import peers

    for language in LANGUAGES:
        for kind in KINDS:
            texts = articles(kind, language, MEGABYTE)
            contenders = [
                Contender(SCAN, peers.DIGITS.findall, MEGABYTE),
                Contender(OURS, ours(language), MEGABYTE // 2),
                Contender(GATED, ours(language, ledger=False), MEGABYTE // 2),
                Contender("text2num", peers.digits_for_words(language), MEGABYTE // 2),
                Contender("Recognizers number", peers.recognizers(language), MEGABYTE // 25),
            ]
            if language == "en":
                contenders.append(Contender("quantulum3", peers.quantities(language), MEGABYTE // 50))
            numbers = sum(len(peers.DIGITS.findall(text)) for text in texts)
            print(f"\n{kind}, {language}: {len(texts)} articles, a number every {MEGABYTE // numbers} bytes\n")
            print(table(rates(contenders, texts, ROUNDS), SCAN, OURS), flush=True)


def hostile(size: int = 8_000, patience: float = 3.0) -> None:
    """The time for n, 2n and 4n characters of texts made to be slow; "×" is the growth per doubling, 2.00 is linear."""
    inputs: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text("utf-8"))
    print("| input | language | ms for n | 2n | 4n | × | × | µs a character |")
    print("| --- | --- |" + " ---: |" * 6)
    for case in inputs:
        sizes = [size, 2 * size, 4 * size]
        texts = [hostile_text(case, each) for each in sizes]
        best = [float("inf")] * len(sizes)
        begin_all = time.perf_counter()
        for _ in range(5):
            for at, text in enumerate(texts):
                begin = time.process_time()
                read(text, case["language"])
                best[at] = min(best[at], time.process_time() - begin)
            if time.perf_counter() - begin_all > patience:
                break
        growth = [later / earlier for earlier, later in pairwise(best)]
        cells = [f"{1000 * seconds:,.1f}" for seconds in best] + [f"{ratio:.2f}" for ratio in growth]
        flag = "" if max(growth) <= 2.2 else " **not linear**"
        print(
            f"| {case['name']}{flag} | {case['language']} | {' | '.join(cells)} | {1e6 * best[-1] / sizes[-1]:.2f} |",
            flush=True,
        )


def start() -> None:
    """Processor time from nothing to the first answer, against an interpreter that does nothing; the best of ten.

    The first run leaves its bytecode to the others, as Python does unless it is told not to.
    """
    line = json.dumps(
        {"id": "one", "text": "About 2,500 soldiers stand there.", "language": "en", "published": "2025-02-03"}
    )
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import figures.extract": [sys.executable, "-c", "import figures.extract"],
        "read one line": [sys.executable, "-c", "from figures.extract import read; read('500 soldiers', 'en')"],
        "python -m figures extract": [sys.executable, "-m", "figures", "extract"],
    }
    best = dict.fromkeys(commands, float("inf"))
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        settings["PYTHONPYCACHEPREFIX"] = folder
        for name, command in [*commands.items()] * 10:
            before = _children()
            done = subprocess.run(command, input=line, capture_output=True, text=True, cwd=ROOT, env=settings)
            best[name] = min(best[name], _children() - before)
            if done.returncode:
                sys.exit(f"{name} failed: {done.stderr.strip().splitlines()[-1]}")
    for name, seconds in best.items():
        print(f"{name:28} {1000 * seconds:7.1f} ms")


def _children() -> float:
    """The seconds of processor time that all children took which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory() -> None:
    """Peak resident memory of `python -m figures extract` on 10 and 100 MB: it must not grow with the stream."""
    for megabytes in (10, 100):
        begin = time.perf_counter()
        peak = _peak(_stream(megabytes * MEGABYTE))
        seconds = time.perf_counter() - begin
        print(
            f"{megabytes:4} MB: peak {peak / 1024:.1f} MiB, {seconds:.0f} s, {megabytes / seconds:.2f} MB/s", flush=True
        )


def _stream(size: int) -> Iterator[bytes]:
    """Lines of JSON, dense and general articles in both languages in turn, every line with an id of its own."""
    texts = [
        {"text": text, "language": language, "published": "2025-02-03"}
        for language in LANGUAGES
        for kind in KINDS
        for text in articles(kind, language, MEGABYTE // 4)
    ]
    number = 0
    while size > 0:
        record: dict[str, Any] = {"id": str(number), **texts[number % len(texts)]}
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        yield line
        number += 1
        size -= len(line)


def _peak(lines: Iterator[bytes]) -> int:
    """Feed a child the lines; its peak resident memory in kibibytes. Exits with the child's own words when it fails."""
    child = subprocess.Popen(
        [sys.executable, "-m", "figures", "extract"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT
    )
    assert child.stdin is not None
    for line in lines:
        child.stdin.write(line)
    child.stdin.close()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"python -m figures extract ended with status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_maxrss


if __name__ == "__main__":
    parts = {"throughput": throughput, "hostile": hostile, "start": start, "memory": memory}
    chosen = sys.argv[1] if len(sys.argv) > 1 else "throughput"
    if chosen not in parts:
        sys.exit(f"no part {chosen!r}: there are {', '.join(parts)}")
    parts[chosen]()
