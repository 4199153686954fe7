//! Reads what `build/pack.rs` wrote: the embedded rulebook of the feature `packed`. How each struct and enum is read is written by
//! the build, beside the bytes, and included in `embedded.rs`; here is what they are made of. The bytes are the build's own, so
//! nothing can be wrong with them.

use crate::inflate::inflate;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// A value that can be read from the stream of the field it stands in.
pub(crate) trait Unpack {
    fn unpack(r: &mut Reader, stream: usize) -> Self;
}

/// Numbers and text of each stream, as far as they are not read yet. Text is kept for good, and lent.
pub(crate) struct Reader(Vec<(&'static [u8], &'static str)>);

impl Reader {
    pub(crate) fn of(packed: &[u8]) -> Self {
        let mut head: &'static [u8] = inflate(packed).leak();
        let count = number(&mut head);
        let lengths: Vec<(usize, usize)> = (0..count).map(|_| (small(number(&mut head)), small(number(&mut head)))).collect();
        let all: usize = lengths.iter().map(|(n, _)| n).sum();
        let (mut numbers, text) = head.split_at_checked(all).unwrap_or_default();
        let mut text = core::str::from_utf8(text).unwrap_or_default();
        let streams = lengths.into_iter().map(|(n, t)| {
            let (own, own_text);
            (own, numbers) = numbers.split_at_checked(n).unwrap_or_default();
            (own_text, text) = text.split_at_checked(t).unwrap_or_default();
            (own, own_text)
        });
        Self(streams.collect())
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, stream: usize) -> u64 {
        self.0.get_mut(stream).map_or(0, |(numbers, _)| number(numbers))
    }

    /// A number that 64 bits may not hold.
    #[inline(never)]
    fn wide(&mut self, stream: usize) -> u128 {
        let mut n = 0u128;
        if let Some((numbers, _)) = self.0.get_mut(stream) {
            sevens(numbers, |bits, shift| n |= u128::from(bits).wrapping_shl(shift));
        }
        n
    }

    #[inline(never)]
    fn text(&mut self, stream: usize) -> &'static str {
        let Some((_, text)) = self.0.get_mut(stream) else { return "" };
        let end = text.bytes().position(|b| b == 0).unwrap_or_default();
        let (own, rest) = text.split_at_checked(end).unwrap_or_default();
        *text = rest.get(1..).unwrap_or_default();
        own
    }
}

/// Seven bits a byte, lowest first; the highest bit says that more follow.
fn sevens(from: &mut &[u8], mut put: impl FnMut(u8, u32)) {
    let mut shift = 0;
    while let Some((byte, rest)) = from.split_first() {
        *from = rest;
        put(byte & 127, shift);
        if *byte < 128 {
            break;
        }
        shift = shift.wrapping_add(7);
    }
}

fn number(from: &mut &[u8]) -> u64 {
    let mut n = 0;
    sevens(from, |bits, shift| n |= u64::from(bits).wrapping_shl(shift));
    n
}

fn small(n: u64) -> usize {
    usize::try_from(n).unwrap_or_default()
}

macro_rules! numbers {
    ($($read:ident: $($t:ty)*),*) => {$($(
        impl Unpack for $t {
            fn unpack(r: &mut Reader, stream: usize) -> Self {
                <$t>::try_from(r.$read(stream)).unwrap_or_default()
            }
        }
    )*)*};
}
numbers!(number: u8 u16 u32 u64, wide: u128 i128);

impl Unpack for bool {
    fn unpack(r: &mut Reader, stream: usize) -> Self {
        r.number(stream) != 0
    }
}

impl Unpack for Cow<'static, str> {
    fn unpack(r: &mut Reader, stream: usize) -> Self {
        Self::Borrowed(r.text(stream))
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(r: &mut Reader, stream: usize) -> Self {
        (r.number(stream) != 0).then(|| T::unpack(r, stream))
    }
}

impl<T: Unpack + Clone> Unpack for Cow<'static, [T]> {
    fn unpack(r: &mut Reader, stream: usize) -> Self {
        Self::Owned((0..small(r.number(stream))).map(|_| T::unpack(r, stream)).collect())
    }
}

impl<T: Unpack, const N: usize> Unpack for [T; N] {
    fn unpack(r: &mut Reader, stream: usize) -> Self {
        core::array::from_fn(|_| T::unpack(r, stream))
    }
}

macro_rules! tuples {
    ($(($($part:ident)*))*) => {$(
        impl<$($part: Unpack),*> Unpack for ($($part,)*) {
            fn unpack(r: &mut Reader, stream: usize) -> Self {
                ($($part::unpack(r, stream),)*)
            }
        }
    )*};
}
tuples!((A B) (A B C));
