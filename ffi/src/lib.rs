//! fadu (法度): which measures Chinese cyberspace administration law permits against which violations.
//!
//! A case goes in (what was done, by whom, when, and what is known about it); an assessment comes out: the measures
//! permitted, on which article, within which bounds, by which authority, what the law says of each measure proposed,
//! and what is still unknown. It is an assessment, never a decision.
//!
//! CONVENTIONS
//!
//! Status. Every function that can fail returns a fadu_status; FADU_STATUS_OK is 0. From 100 on the caller made a
//! mistake, from 200 on what was to be read is wrong, from 900 on the library failed. fadu_status_text() names it.
//!
//! Outputs come last and are written only on success. Two exceptions, each said at its function: a fadu_error, and the
//! error object of fadu_assess_json(). NULL for an output, a handle or a structure is FADU_STATUS_NULL_POINTER, unless
//! the function says that it may be NULL.
//!
//! Errors. Where something is read, the last parameter is a fadu_error**, and may be NULL. With a status from 200 to
//! 299 it is set to a new handle that tells every fault: code, JSON pointer of the field, message in Chinese and
//! English, nearest known value. Free it with fadu_error_free(). With any other status it is left alone.
//!
//! Text is UTF-8, pointer and length, never ended by NUL. (NULL, 0) is empty text. What exists comes out as a
//! fadu_view into the handle it was asked of, valid until that handle is changed or freed; absent: NULL data. What is put
//! together on demand is written to a fadu_text, a buffer of yours that is reused.
//!
//! Lists are written to an array of yours: at most `capacity` entries, and `count` is set to how many there are, be it
//! more than fit. With capacity 0 the array may be NULL.
//!
//! Ids. The vocabulary (violations, measures, facts, ...) is data: an entry is a fadu_id, its position in a table, found
//! by name with fadu_rulebook_find() and good for that rulebook only. Sets closed by the law are enumerations.
//! Parameters that take one of them are uint32_t, and a value that it lacks is FADU_STATUS_OUT_OF_RANGE.
//!
//! Absent is all zero: a fadu_date with month 0, a fadu_sum not `given`, a fadu_place with article 0, a fadu_authority
//! with level 0.
//!
//! Handles are owned by whoever asked for them and freed once with their own _free(), in any order: a case keeps alive
//! what it needs of its rulebook, an assessment what it needs of its case. NULL may be freed. Freeing twice, or using what
//! is freed, is undefined. A handle of another kind is FADU_STATUS_WRONG_HANDLE where that can be told.
//!
//! Threads. A rulebook may be used by any number of threads at once. Every other handle is used by one at a time, and
//! may be handed on. There is no global state, none per thread, no clock, no file, no network.
//!
//! Tables come and go over the Arrow C data and stream interfaces, moved and released as their specification has it. The
//! structures are defined below with its guards: Arrow's own header may be included before or after.
//!
//! Panics do not cross the border: one becomes FADU_STATUS_PANIC. Nothing else is touched by it, and the next call, on
//! the same handles too, works; only what the failed call was writing (an assessment, a text) is to be written anew.
//!
//! Versions. FADU_ABI_VERSION is the number in the name of the shared library, libfadu.so.0, and what
//! fadu_abi_version() returns; a program may compare the two. What may change, and when, stands in ffi/README.md.
#![expect(non_camel_case_types, reason = "the types have the names they have in C")]

mod arrow;
mod assessment;
mod audit;
mod batch;
mod border;
mod case;
mod error;
mod finding;
mod form;
mod law;
mod leniency;
mod option;
mod rulebook;
mod status;
mod stream;
mod text;
mod told;
mod value;
mod version;
