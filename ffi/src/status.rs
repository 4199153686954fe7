//! How a call ended.

/// How a call ended.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum fadu_status {
    /// Done.
    FADU_STATUS_OK = 0,
    /// A handle, structure, output or text is NULL.
    FADU_STATUS_NULL_POINTER = 100,
    /// A length or capacity is larger than an object can be.
    FADU_STATUS_BAD_LENGTH = 101,
    /// A text is not UTF-8.
    FADU_STATUS_NOT_UTF8 = 102,
    /// An index, an id or a value of an enumeration that does not exist.
    FADU_STATUS_OUT_OF_RANGE = 103,
    /// The handle is of another kind, or was freed.
    FADU_STATUS_WRONG_HANDLE = 104,
    /// The assessment has not been filled yet.
    FADU_STATUS_NOT_ASSESSED = 105,
    /// What was read is no valid case, id, reference, day or sum: the error tells why.
    FADU_STATUS_INVALID = 200,
    /// A rulebook or an overlay is wrong: the error tells file, line and reason.
    FADU_STATUS_BAD_RULES = 201,
    /// The rulebook's digest is another than the one asked for: the error tells which.
    FADU_STATUS_DIGEST_MISMATCH = 202,
    /// The library panicked. Nothing else is affected; please report it.
    FADU_STATUS_PANIC = 900,
}

/// What a status says, in English, ended by NUL; "unknown status" for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn fadu_status_text(status: i32) -> *const core::ffi::c_char {
    use fadu_status::*;
    let all = [
        (FADU_STATUS_OK, c"done"),
        (FADU_STATUS_NULL_POINTER, c"a pointer is NULL"),
        (FADU_STATUS_BAD_LENGTH, c"a length is larger than an object can be"),
        (FADU_STATUS_NOT_UTF8, c"a text is not UTF-8"),
        (FADU_STATUS_OUT_OF_RANGE, c"an index, id or value that does not exist"),
        (FADU_STATUS_WRONG_HANDLE, c"a handle of another kind, or freed"),
        (FADU_STATUS_NOT_ASSESSED, c"the assessment has not been filled yet"),
        (FADU_STATUS_INVALID, c"what was read is not valid"),
        (FADU_STATUS_BAD_RULES, c"the rulebook or an overlay is wrong"),
        (FADU_STATUS_DIGEST_MISMATCH, c"the rulebook has another digest"),
        (FADU_STATUS_PANIC, c"the library panicked"),
    ];
    all.iter().find(|(s, _)| *s as i32 == status).map_or(c"unknown status", |(_, text)| text).as_ptr()
}
