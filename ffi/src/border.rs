//! The border: what comes in is checked, a panic becomes a status, and handles know their kind. Nothing here knows the law.

use crate::status::fadu_status::{self, *};
use core::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a call comes to inside.
pub(crate) type Outcome<T = ()> = Result<T, fadu_status>;

/// Runs a call; a panic becomes a status.
///
/// Unwinding through it is safe to observe: a case is changed by single pushes and stores, and an assessment or a text is
/// cleared before it is filled again.
pub(crate) fn border(call: impl FnOnce() -> Outcome) -> fadu_status {
    let caught = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(feature = "test-panic")]
        test_panic::strike();
        call()
    }));
    match caught {
        Ok(Ok(())) => FADU_STATUS_OK,
        Ok(Err(status)) => status,
        Err(payload) => {
            // dropping it could panic again
            core::mem::forget(payload);
            FADU_STATUS_PANIC
        }
    }
}

/// A kind of handle.
pub(crate) trait Handle: Sized {
    /// What tells the kind at run time.
    const TAG: u64;
    /// What it holds.
    type Body;
}

#[repr(C)]
struct Tagged<B> {
    tag: u64,
    body: B,
}

const FREED: u64 = 0x6672_6565_6466_6164;

fn checked<H: Handle>(handle: *const H) -> Outcome<*mut Tagged<H::Body>> {
    let tagged = handle.cast::<Tagged<H::Body>>().cast_mut();
    if tagged.is_null() {
        return Err(FADU_STATUS_NULL_POINTER);
    }
    if !tagged.is_aligned() {
        return Err(FADU_STATUS_WRONG_HANDLE);
    }
    // SAFETY: every handle of this library starts with its tag, and the caller hands over a handle
    let tag = unsafe { tagged.cast::<u64>().read() };
    if tag == H::TAG { Ok(tagged) } else { Err(FADU_STATUS_WRONG_HANDLE) }
}

/// What a handle holds, to be read.
///
/// # Safety
/// A handle of this library, not freed, used by this thread alone unless its kind is shared.
pub(crate) unsafe fn get<'a, H: Handle>(handle: *const H) -> Outcome<&'a H::Body> {
    checked(handle).map(|t| unsafe { &(*t).body })
}

/// What a handle holds, to be changed.
///
/// # Safety
/// A handle of this library, not freed, used by this thread alone.
pub(crate) unsafe fn get_mut<'a, H: Handle>(handle: *mut H) -> Outcome<&'a mut H::Body> {
    checked(handle).map(|t| unsafe { &mut (*t).body })
}

/// Gives a new handle to the caller.
///
/// # Safety
/// `out` is NULL or can be written.
pub(crate) unsafe fn give<H: Handle>(out: *mut *mut H, body: H::Body) -> Outcome {
    if out.is_null() {
        return Err(FADU_STATUS_NULL_POINTER);
    }
    let tagged = Box::into_raw(Box::new(Tagged { tag: H::TAG, body }));
    unsafe { out.write(tagged.cast()) };
    Ok(())
}

/// Frees a handle; NULL and a handle of another kind are left alone.
///
/// # Safety
/// NULL, or a handle of this library that was not freed and that nobody uses.
pub(crate) unsafe fn free<H: Handle>(handle: *mut H) {
    border(|| {
        let tagged = checked(handle)?;
        unsafe {
            (*tagged).tag = FREED;
            drop(Box::from_raw(tagged));
        }
        Ok(())
    });
}

/// Writes an output.
///
/// # Safety
/// `out` is NULL or can be written.
pub(crate) unsafe fn put<T>(out: *mut T, value: T) -> Outcome {
    if out.is_null() {
        return Err(FADU_STATUS_NULL_POINTER);
    }
    unsafe { out.write(value) };
    Ok(())
}

/// Writes a list to the caller's array, and how many there are.
///
/// # Safety
/// `out` holds `capacity` entries, `count` can be written, or they are NULL.
pub(crate) unsafe fn fill<T>(items: impl Iterator<Item = T>, out: *mut T, capacity: usize, count: *mut usize) -> Outcome {
    if count.is_null() || (out.is_null() && capacity > 0) {
        return Err(FADU_STATUS_NULL_POINTER);
    }
    let mut n = 0usize;
    for item in items {
        if n < capacity {
            unsafe { out.add(n).write(item) };
        }
        n = n.saturating_add(1);
    }
    unsafe { count.write(n) };
    Ok(())
}

/// A structure of the caller.
///
/// # Safety
/// NULL, or it can be read.
pub(crate) unsafe fn read<'a, T>(value: *const T) -> Outcome<&'a T> {
    unsafe { value.as_ref() }.ok_or(FADU_STATUS_NULL_POINTER)
}

/// An array of the caller.
///
/// # Safety
/// It holds `len` entries.
pub(crate) unsafe fn list<'a, T>(data: *const T, len: usize) -> Outcome<&'a [T]> {
    if len == 0 {
        return Ok(&[]);
    }
    if data.is_null() {
        return Err(FADU_STATUS_NULL_POINTER);
    }
    if len.checked_mul(size_of::<T>()).is_none_or(|bytes| isize::try_from(bytes).is_err()) {
        return Err(FADU_STATUS_BAD_LENGTH);
    }
    Ok(unsafe { core::slice::from_raw_parts(data, len) })
}

/// A text of the caller.
///
/// # Safety
/// It holds `len` bytes.
pub(crate) unsafe fn text<'a>(data: *const c_char, len: usize) -> Outcome<&'a str> {
    core::str::from_utf8(unsafe { list(data.cast::<u8>(), len) }?).map_err(|_| FADU_STATUS_NOT_UTF8)
}

/// An entry that may not exist.
pub(crate) fn known<T>(found: Option<T>) -> Outcome<T> {
    found.ok_or(FADU_STATUS_OUT_OF_RANGE)
}

/// Panics on demand, in builds for the tests only.
#[cfg(feature = "test-panic")]
mod test_panic {
    use core::sync::atomic::{AtomicBool, Ordering};

    static NEXT: AtomicBool = AtomicBool::new(false);

    #[expect(clippy::panic, reason = "that is what it is for")]
    pub(super) fn strike() {
        if NEXT.swap(false, Ordering::SeqCst) {
            panic!("asked for by fadu_test_panic_next");
        }
    }

    /// The next call panics inside the border.
    #[unsafe(no_mangle)]
    pub extern "C" fn fadu_test_panic_next() {
        NEXT.store(true, Ordering::SeqCst);
    }
}
