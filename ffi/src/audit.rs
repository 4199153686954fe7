//! The audit of past decisions: each defect counted by kind and by unit.

use crate::assessment::{fadu_assessment, reading};
use crate::border::{Handle, border, free, get, get_mut, give, text};
use crate::status::fadu_status;
use crate::text::{fadu_text, write};
use core::ffi::c_char;
use fadu::audit::Audit;

/// What was counted, one unit (an office) after another.
pub struct fadu_audit {
    _opaque: [u8; 0],
}

impl Handle for fadu_audit {
    const TAG: u64 = 0x6661_6475_6175_6469;
    type Body = Audit;
}

/// A new, empty audit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_audit_new(audit: *mut *mut fadu_audit) -> fadu_status {
    border(|| unsafe { give(audit, Audit::default()) })
}

/// Counts a decision of a unit: an assessment whose proposals are the measures decided. Without a name, (NULL, 0), the unit is the authority
/// that decided.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_audit_add(audit: *mut fadu_audit, unit: *const c_char, unit_len: usize, decision: *const fadu_assessment) -> fadu_status {
    border(|| unsafe {
        let (r, unit) = (reading(decision)?, text(unit, unit_len)?);
        let decided_by = if unit.is_empty() { Audit::decided_by(r.book, r.case) } else { String::new() };
        get_mut(audit)?.add(if unit.is_empty() { &decided_by } else { unit }, r.answer);
        Ok(())
    })
}

/// Counts an entry of a unit that is no valid case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_audit_add_invalid(audit: *mut fadu_audit, unit: *const c_char, unit_len: usize) -> fadu_status {
    border(|| unsafe {
        get_mut(audit)?.invalid(text(unit, unit_len)?);
        Ok(())
    })
}

/// What was counted, as the JSON that `fadu audit --format json` prints.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_audit_json(audit: *const fadu_audit, json: *mut fadu_text) -> fadu_status {
    border(|| unsafe { write(json, get(audit)?.json()) })
}

/// Frees the audit; NULL is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_audit_free(audit: *mut fadu_audit) {
    unsafe { free(audit) }
}
