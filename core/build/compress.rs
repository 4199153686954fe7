//! LZMA for the feature `packed`; `src/inflate.rs` undoes it.

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter};
use std::io::Write;

/// The length in four bytes, lowest first, then raw LZMA with the literal context that text likes.
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    let options = LzmaOptions { dict_size: 1 << 20, lc: 3, lp: 0, pb: 0, mode: EncodeMode::Normal, nice_len: 273, depth_limit: 1000, ..LzmaOptions::with_preset(9) };
    let mut out = u32::try_from(bytes.len()).expect("a rulebook is not that long").to_le_bytes().to_vec();
    let mut writer = LzmaWriter::new_no_header(&mut out, &options, false).expect("the options are in range");
    writer.write_all(bytes).and_then(|()| writer.finish().map(|_| ())).expect("a vector takes all");
    out
}
