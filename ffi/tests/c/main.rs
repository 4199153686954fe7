//! The C library as C programs see it: installed under a prefix, found through pkg-config and CMake, used, misused, watched.
//! The programs are in ffi/tests/programs and ffi/examples. What a machine lacks (clang, CMake, valgrind) is said and passed over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

mod batch;
mod cases;
mod examples;
mod fields;
mod header;
mod memory;
mod prefix;
mod programs;
