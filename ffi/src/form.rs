//! What a form needs of an entry while it is filled in. Entries, values and answers are JSON text.

use crate::border::{Outcome, border, get, list, text};
use crate::error::{entry, fadu_error};
use crate::rulebook::{fadu_rulebook, language};
use crate::status::fadu_status;
use crate::text::{fadu_text, write};
use core::ffi::c_char;
use fadu::form::{offer, view};
use fadu::json::Node;
use serde::Serialize;

/// # Safety
/// As [`list`] and [`entry`].
unsafe fn parsed(data: *const c_char, len: usize, error: *mut *mut fadu_error) -> Outcome<Node> {
    unsafe { entry(Node::parse(list(data.cast(), len)?).map_err(fadu::Error::from), error) }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What a form shows of an entry, however little of it is told yet, in the words of a fadu_lang: faults by field, questions, measures, what
/// may be proposed, what the law says of what is, and which values it refuses. FADU_STATUS_INVALID: the entry is no JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_form_view(
    rulebook: *const fadu_rulebook,
    data: *const c_char,
    len: usize,
    lang: u32,
    out: *mut fadu_text,
    error: *mut *mut fadu_error,
) -> fadu_status {
    border(|| unsafe {
        let (book, lang) = (get(rulebook)?, language(lang)?);
        write(out, json(&view(book, &parsed(data, len, error)?, lang)))
    })
}

/// Puts a value (JSON; (NULL, 0) takes away what stands there) at an RFC 6901 pointer of an entry, unless that makes the entry faulty or
/// the law refuses it. `after` is the entry as it then is, `refusals` a list of why it stayed as it was; empty: it did not. The two are two
/// buffers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_form_offer(
    rulebook: *const fadu_rulebook,
    data: *const c_char,
    len: usize,
    pointer: *const c_char,
    pointer_len: usize,
    value: *const c_char,
    value_len: usize,
    lang: u32,
    after: *mut fadu_text,
    refusals: *mut fadu_text,
    error: *mut *mut fadu_error,
) -> fadu_status {
    border(|| unsafe {
        let (book, lang) = (get(rulebook)?, language(lang)?);
        let mut changed = parsed(data, len, error)?;
        let value = if value.is_null() && value_len == 0 { None } else { Some(parsed(value, value_len, error)?) };
        let refused = offer(book, &mut changed, text(pointer, pointer_len)?, value, lang);
        get(after)?;
        write(refusals, json(&refused))?;
        write(after, json(&changed))
    })
}
