//! Undoes `build/compress.rs`. The bytes are the build's own, so nothing can be wrong with them.

use alloc::vec::Vec;
use lzma_rust2::{LzmaReader, Read};

/// What the build compressed.
pub(crate) fn inflate(packed: &[u8]) -> Vec<u8> {
    let (length, packed) = packed.split_first_chunk().unwrap_or((&[0; 4], &[]));
    let length = u32::from_le_bytes(*length);
    let mut out = alloc::vec![0; usize::try_from(length).unwrap_or_default()];
    let read = LzmaReader::new(packed, length.into(), 3, 0, 0, 1 << 20, None).and_then(|mut r| r.read_exact(&mut out));
    debug_assert!(read.is_ok(), "the build wrote it");
    out
}
