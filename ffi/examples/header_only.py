"""libfadu from Python with nothing but the header: ctypes, no package. Usage: header_only.py path/to/libfadu.so"""
import ctypes
import sys


class View(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("len", ctypes.c_size_t)]


fadu = ctypes.CDLL(sys.argv[1])
fadu.fadu_status_text.restype = ctypes.c_char_p
for name in ("fadu_rulebook_free", "fadu_text_free"):
    getattr(fadu, name).restype = None
    getattr(fadu, name).argtypes = [ctypes.c_void_p]
fadu.fadu_text_view.argtypes = [ctypes.c_void_p, ctypes.POINTER(View)]
fadu.fadu_assess_json.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p]

FADU_ABI_VERSION, FADU_STATUS_INVALID = 0, 200
assert fadu.fadu_abi_version() == FADU_ABI_VERSION

book, text = ctypes.c_void_p(), ctypes.c_void_p()
assert fadu.fadu_rulebook_embedded(ctypes.byref(book)) == 0
assert fadu.fadu_text_new(ctypes.byref(text)) == 0


def assess(case: str) -> "tuple[int, str]":
    """Status and answer: an assessment, or an error object."""
    entry, view = case.encode(), View()
    status = fadu.fadu_assess_json(book, entry, len(entry), text)
    if status not in (0, FADU_STATUS_INVALID):
        raise RuntimeError(fadu.fadu_status_text(status).decode())
    assert fadu.fadu_text_view(text, ctypes.byref(view)) == 0
    return status, ctypes.string_at(view.data, view.len).decode()


print(assess('{"violations":["security.logs-not-retained"],"subjects":["network-operator"],"act":{"from":"2024-03-01"}}')[1])
print(assess('{"violations":["security.logs-not-retain"],"subjects":[],"act":{"from":"2024-03-01"}}')[1])
fadu.fadu_text_free(text)
fadu.fadu_rulebook_free(book)
