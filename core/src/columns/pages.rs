//! Memory for a column of very many values: touching it for the first time, page by page, costs more than to fill it, so it is
//! asked for in large pages where the system has them, as other libraries of arrays do. (Where its memory is in small pieces, the
//! system may take as long as it saves to gather them.)

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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn pieces_stand_in_order_in_small_memory_and_in_large() {
        let pieces: Vec<Vec<u8>> = (1u8..100).map(|n| alloc::vec![n; usize::from(n) * 11_003]).collect();
        for count in [0, 3, pieces.len()] {
            let some = pieces.get(..count).unwrap_or_default();
            let whole = some.concat();
            assert!(whole.len() < LARGE || count == pieces.len());
            assert!(joined(whole.len(), some.iter().map(Vec::as_slice)).as_slice() == whole);
        }
        assert!(pieces.concat().len() > LARGE);
    }
}
