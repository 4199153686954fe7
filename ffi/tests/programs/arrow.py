"""libfadu with tables of pyarrow, handed over through the C interfaces. Usage: arrow.py path/to/libfadu.so"""
import ctypes
import json
import sys

import pyarrow as pa

fadu = ctypes.CDLL(sys.argv[1])
WIDE, LONG, INVALID = 1, 2, 200


class Struct:
    """Room for a structure of the interfaces, all of which are smaller."""

    def __init__(self) -> None:
        self.room = (ctypes.c_uint64 * 16)()
        self.at = ctypes.addressof(self.room)
        self.pointer = ctypes.c_void_p(self.at)


book, text = ctypes.c_void_p(), ctypes.c_void_p()
assert fadu.fadu_rulebook_embedded(ctypes.byref(book)) == 0
cases = [
    {"id": "甲", "violations": ["security.logs-not-retained"], "subjects": ["network-operator", "organization"], "act": {"from": "2024-03-01"}, "facts": {"refuses-to-correct": True}},
    {"id": "乙", "violations": ["security.logs-not-retain"], "subjects": [], "act": {"from": "2024-03-01"}, "facts": {"refuses-to-correct": None}},
    {"id": None, "violations": ["security.logs-not-retained"], "subjects": ["network-operator"], "act": {"from": "2026-03-01"}, "facts": {"refuses-to-correct": False}},
]
table = pa.table({
    "id": [c["id"] for c in cases],
    "violations": pa.array([c["violations"] for c in cases], pa.list_(pa.dictionary(pa.int8(), pa.string()))),
    "subjects": pa.array([c["subjects"] for c in cases], pa.large_list(pa.string_view())),
    "act.from": pa.array([c["act"]["from"] for c in cases]).cast(pa.date32()),
    "fact.refuses-to-correct": [c["facts"]["refuses-to-correct"] for c in cases],
})

# one batch, sliced so that it starts at an offset
batch = pa.concat_tables([table, table]).combine_chunks().to_batches()[0].slice(3, 3)
schema, array, told, answers = Struct(), Struct(), Struct(), Struct()
batch._export_to_c(array.at, schema.at)
assert fadu.fadu_assess_batch(book, schema.pointer, array.pointer, WIDE, ctypes.c_uint64(0), told.pointer, answers.pointer, None) == 0
pa.Schema._import_from_c(schema.at)  # still ours
wide = pa.RecordBatch._import_from_c(answers.at, told.at)
wide.validate(full=True)

# the same as a stream of three, answered one by one
given, taken = Struct(), Struct()
pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1))._export_to_c(given.at)
assert fadu.fadu_assess_stream(book, given.pointer, LONG, taken.pointer, None) == 0
long = pa.RecordBatchReader._import_from_c(taken.at).read_all()
long.validate(full=True)

# an answer lives on when the rulebook is gone
fadu.fadu_rulebook_free(book)
rows = long.select(["row", "id", "kind", "measure", "status", "error_pointer"]).to_pylist()
print(json.dumps({"cases": cases, "wide": wide.select(["id", "permitted", "conditional", "errors", "error_pointer"]).to_pylist(), "long": rows}, ensure_ascii=False))

# what goes wrong on the way is the stream's own exception
given, taken, book = Struct(), Struct(), ctypes.c_void_p()
assert fadu.fadu_rulebook_embedded(ctypes.byref(book)) == 0


def broken():
    yield table.to_batches()[0]
    raise OSError("the disk is gone")


pa.RecordBatchReader.from_batches(table.schema, broken())._export_to_c(given.at)
assert fadu.fadu_assess_stream(book, given.pointer, LONG, taken.pointer, None) == 0
try:
    pa.RecordBatchReader._import_from_c(taken.at).read_all()
    sys.exit("nothing was raised")
except (OSError, pa.ArrowInvalid) as e:
    assert "the disk is gone" in str(e), e
