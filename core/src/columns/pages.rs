//! Memory for a column of very many values: touching it for the first time, page by page, costs more than to fill it, so it is
//! asked for in large pages where the system has them, as other libraries of arrays do.

use alloc::vec::Vec;
use arrow_buffer::{ArrowNativeType, Buffer, ScalarBuffer, ToByteSlice};
use bytes::Bytes;
use memmap2::MmapMut;

/// From so many bytes on: the size of a large page.
const LARGE: usize = 1 << 21;

/// A column under way, written from its beginning to its end.
pub(super) enum Pages<T> {
    Heap(Vec<T>),
    Mapped { memory: MmapMut, written: usize },
}

impl<T: ArrowNativeType> Pages<T> {
    /// For so many values.
    pub(super) fn new(count: usize) -> Self {
        let length = count.saturating_mul(size_of::<T>());
        let mapped = if length < LARGE { None } else { MmapMut::map_anon(length).ok() };
        let Some(memory) = mapped else { return Self::small(count) };
        // where the system has none, small pages do
        #[cfg(target_os = "linux")]
        let _ = memory.advise(memmap2::Advice::HugePage);
        Self::Mapped { memory, written: 0 }
    }

    /// The same in small pages.
    pub(super) fn small(count: usize) -> Self {
        Self::Heap(Vec::with_capacity(count))
    }

    /// The next values.
    #[inline]
    pub(super) fn put(&mut self, values: &[T]) {
        match self {
            Self::Heap(all) => all.extend_from_slice(values),
            Self::Mapped { memory, written } => {
                let (bytes, end) = (values.to_byte_slice(), written.saturating_add(size_of_val(values)));
                memory.get_mut(*written..end).into_iter().for_each(|place| place.copy_from_slice(bytes));
                *written = end;
            }
        }
    }

    pub(super) fn finish(self) -> ScalarBuffer<T> {
        match self {
            Self::Heap(all) => all.into(),
            Self::Mapped { memory, .. } => Buffer::from(Bytes::from_owner(memory)).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_order_in_small_memory_and_in_large() {
        let all: Vec<u32> = (0..1_000_000).collect();
        for count in [0, 3000, all.len()] {
            let some = all.get(..count).unwrap_or_default();
            let mut pages = Pages::new(count);
            assert_eq!(matches!(pages, Pages::Mapped { .. }), count == all.len());
            some.chunks(999).for_each(|piece| pages.put(piece));
            assert!(*pages.finish() == *some);
        }
    }
}
