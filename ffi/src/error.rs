//! Errors: every fault of what was read.

use crate::border::{Handle, Outcome, border, free, get, known, put};
use crate::status::fadu_status::{self, *};
use crate::text::{fadu_text, fadu_view, write};
use fadu::error::{Error, Fault};
use fadu::json::write_errors;
use fadu::source;

/// What was wrong with something read: one or more faults.
pub struct fadu_error {
    _opaque: [u8; 0],
}

/// What an error holds.
pub(crate) enum Told {
    /// Of an entry, with the caller's own id of it.
    Entry(Option<String>, Error),
    /// Of rule files.
    Rules(Vec<source::Fault>),
}

impl Handle for fadu_error {
    const TAG: u64 = 0x6661_6475_6572_726f;
    type Body = Told;
}

/// One fault.
#[repr(C)]
pub struct fadu_fault {
    /// Its kind, such as "unknown-id".
    pub code: fadu_view,
    /// RFC 6901 pointer to the field of the case; for rulebooks and overlays the name of the file.
    pub pointer: fadu_view,
    /// The message in Chinese.
    pub zh: fadu_view,
    /// The message in English.
    pub en: fadu_view,
    /// The nearest right value; absent where none is near.
    pub nearest: fadu_view,
    /// Line, from 1; 0 where there is none.
    pub line: usize,
    /// Column, from 1; 0 where there is none.
    pub column: usize,
}

impl From<&Fault> for fadu_fault {
    fn from(f: &Fault) -> Self {
        Self {
            code: f.code.name().into(),
            pointer: f.pointer.as_str().into(),
            zh: f.zh.as_str().into(),
            en: f.en.as_str().into(),
            nearest: f.nearest.as_deref().into(),
            line: f.line.unwrap_or(0),
            column: f.column.unwrap_or(0),
        }
    }
}

impl From<&source::Fault> for fadu_fault {
    fn from(f: &source::Fault) -> Self {
        Self {
            code: f.code.into(),
            pointer: f.file.as_str().into(),
            zh: f.zh.as_str().into(),
            en: f.en.as_str().into(),
            nearest: f.nearest.as_deref().into(),
            line: f.line,
            column: 0,
        }
    }
}

/// Hands an error to the caller, if one is wanted; the status it comes with.
///
/// # Safety
/// `out` is NULL or can be written.
pub(crate) unsafe fn tell(out: *mut *mut fadu_error, status: fadu_status, told: Told) -> fadu_status {
    if !out.is_null() {
        // `give` fails on NULL alone
        let _ = unsafe { crate::border::give(out, told) };
    }
    status
}

/// The same for faults of an entry.
///
/// # Safety
/// As [`tell`].
pub(crate) unsafe fn entry<T>(found: Result<T, Error>, out: *mut *mut fadu_error) -> Outcome<T> {
    found.map_err(|e| unsafe { tell(out, FADU_STATUS_INVALID, Told::Entry(None, e)) })
}

/// How many faults there are; at least one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_error_count(error: *const fadu_error, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let n = match get(error)? {
            Told::Entry(_, e) => e.faults.len(),
            Told::Rules(faults) => faults.len(),
        };
        put(count, n)
    })
}

/// One of the faults, in the order of the text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_error_fault(error: *const fadu_error, index: usize, fault: *mut fadu_fault) -> fadu_status {
    border(|| unsafe {
        let found = match get(error)? {
            Told::Entry(_, e) => e.faults.get(index).map(fadu_fault::from),
            Told::Rules(faults) => faults.get(index).map(fadu_fault::from),
        };
        put(fault, known(found)?)
    })
}

/// The error object of the public format. Faults of rulebooks and overlays have none: FADU_STATUS_OUT_OF_RANGE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_error_json(error: *const fadu_error, json: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        match get(error)? {
            Told::Entry(id, e) => write(json, write_errors(id.as_deref(), e)),
            Told::Rules(_) => Err(FADU_STATUS_OUT_OF_RANGE),
        }
    })
}

/// Frees the error; NULL is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_error_free(error: *mut fadu_error) {
    unsafe { free(error) }
}
