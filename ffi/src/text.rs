//! Text that comes out: views into handles, and the buffer that composed text is written to.

use crate::border::{Handle, Outcome, border, free, get, get_mut, give, put};
use crate::status::fadu_status;
use core::ffi::c_char;

/// Text that is somewhere else: UTF-8, not ended by NUL. NULL data: absent.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct fadu_view {
    /// First byte.
    pub data: *const c_char,
    /// Bytes.
    pub len: usize,
}

impl fadu_view {
    pub(crate) const ABSENT: Self = Self { data: core::ptr::null(), len: 0 };
}

impl From<&str> for fadu_view {
    fn from(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), len: text.len() }
    }
}

impl From<Option<&str>> for fadu_view {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::ABSENT, Self::from)
    }
}

/// A buffer for text that is put together on demand. Reuse it: what it held is replaced.
pub struct fadu_text {
    _opaque: [u8; 0],
}

impl Handle for fadu_text {
    const TAG: u64 = 0x6661_6475_7465_7874;
    type Body = String;
}

/// Replaces what a buffer holds.
///
/// # Safety
/// As [`get_mut`].
pub(crate) unsafe fn write(out: *mut fadu_text, text: String) -> Outcome {
    *unsafe { get_mut(out) }? = text;
    Ok(())
}

/// A new, empty buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_text_new(text: *mut *mut fadu_text) -> fadu_status {
    border(|| unsafe { give(text, String::new()) })
}

/// What the buffer holds, valid until it is written again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_text_view(text: *const fadu_text, view: *mut fadu_view) -> fadu_status {
    border(|| unsafe { put(view, get(text)?.as_str().into()) })
}

/// Frees the buffer; NULL is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_text_free(text: *mut fadu_text) {
    unsafe { free(text) }
}
