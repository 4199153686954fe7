//! Memory for a column of very many values: touching it for the first time, page by page, would cost more than to fill it, so it
//! is asked for in large pages where the system has them.

use arrow_buffer::{Buffer, MutableBuffer};
use bytes::Bytes;
use memmap2::MmapMut;

/// From so many bytes on an allocation is fresh each time, whatever was freed before (32 MiB with most allocators).
const LARGE: usize = 1 << 25;

/// These pieces one after the other, `length` bytes in all.
pub(super) fn joined<'a>(length: usize, pieces: impl Iterator<Item = &'a [u8]>) -> Buffer {
    let mapped = if length < LARGE { None } else { MmapMut::map_anon(length).ok() };
    let Some(mut mapped) = mapped else {
        let mut heap = MutableBuffer::with_capacity(length);
        pieces.for_each(|piece| heap.extend_from_slice(piece));
        return heap.into();
    };
    // where the system has none, small pages do
    #[cfg(target_os = "linux")]
    let _ = mapped.advise(memmap2::Advice::HugePage);
    let mut rest = &mut *mapped;
    for piece in pieces {
        let Some((here, after)) = rest.split_at_mut_checked(piece.len()) else { break };
        here.copy_from_slice(piece);
        rest = after;
    }
    Bytes::from_owner(mapped).into()
}
