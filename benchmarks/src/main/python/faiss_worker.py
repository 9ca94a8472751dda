"""The peers' side of benchmarks/matching-peers: FAISS, one thread, one query at a time. See PeerWorker.java for the lines."""

import os
import sys
import time

import faiss
import numpy

CHECKED = 200
THRESHOLD = 31


def resident():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main(kind, bank_file, queries_file):
    faiss.omp_set_num_threads(1)
    bank = numpy.fromfile(bank_file, dtype=numpy.uint8).reshape(-1, 32)
    queries = numpy.fromfile(queries_file, dtype=numpy.uint8).reshape(-1, 32)
    before = resident()
    began = time.perf_counter()
    if kind == "multihash":
        index = faiss.IndexBinaryMultiHash(256, 16, 16)
        index.nflip = 1
    else:
        index = faiss.IndexBinaryFlat(256)
    index.add(bank)
    built = time.perf_counter() - began
    # FAISS finds what is nearer than the radius.
    found = sum(len(index.range_search(queries[i : i + 1], THRESHOLD + 1)[2]) for i in range(CHECKED))
    print(f"{built:.2f} {(resident() - before) / len(bank):.1f} {found}", flush=True)
    following = 0
    for line in sys.stdin:
        seconds = float(line)
        cpu = time.process_time()
        start = time.perf_counter()
        asked = 0
        while time.perf_counter() - start < seconds:
            index.range_search(queries[following : following + 1], THRESHOLD + 1)
            following = (following + 1) % len(queries)
            asked += 1
        print(f"{asked} {time.perf_counter() - start:.4f} {time.process_time() - cpu:.4f}", flush=True)


main(*sys.argv[1:])
