//! Reads what `build/pack.rs` wrote: the embedded rulebook of the feature `packed`. The bytes are the build's own, so nothing
//! can be wrong with them, and the error type has no value: the compiler leaves every check of one out.

use alloc::vec::Vec;
use core::convert::Infallible;
use core::fmt;
use lzma_rust2::{LzmaReader, Read};
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor};

/// The value that these bytes were packed from.
pub(crate) fn unpack<T: de::DeserializeOwned>(packed: &[u8]) -> T {
    let bytes = inflate(packed);
    let mut head = bytes.as_slice();
    let count = number(&mut head);
    let lengths: Vec<(usize, usize)> = (0..count).map(|_| (small(number(&mut head)), small(number(&mut head)))).collect();
    let all: usize = lengths.iter().map(|(n, _)| n).sum();
    let (mut numbers, text) = head.split_at_checked(all).unwrap_or_default();
    let mut text = core::str::from_utf8(text).unwrap_or_default();
    let streams = lengths.into_iter().map(|(n, t)| {
        let (own, rest) = numbers.split_at_checked(n).unwrap_or_default();
        let (own_text, rest_text) = text.split_at_checked(t).unwrap_or_default();
        (numbers, text) = (rest, rest_text);
        (own, own_text)
    });
    let mut reader = Reader { streams: streams.collect(), current: 0, next: 1, seen: Vec::new() };
    match T::deserialize(&mut reader) {
        Ok(value) => value,
        Err(Never(never)) => match never {},
    }
}

/// Undoes `compress` of `build/pack.rs`.
fn inflate(mut packed: &[u8]) -> Vec<u8> {
    let length = small(number(&mut packed));
    let mut out = alloc::vec![0; length];
    let read = LzmaReader::new(packed, u64::try_from(length).unwrap_or_default(), 3, 0, 0, 1 << 20, None).and_then(|mut r| r.read_exact(&mut out));
    debug_assert!(read.is_ok(), "the build wrote it");
    out
}

/// Seven bits a byte, lowest first; the highest bit says that more follow.
fn number(from: &mut &[u8]) -> u128 {
    let (mut n, mut shift) = (0u128, 0u32);
    while let Some((byte, rest)) = from.split_first() {
        *from = rest;
        n |= u128::from(byte & 127).wrapping_shl(shift);
        if *byte < 128 {
            break;
        }
        shift = shift.wrapping_add(7);
    }
    n
}

fn small(n: u128) -> usize {
    usize::try_from(n).unwrap_or_default()
}

struct Reader<'b> {
    /// Numbers and text of each stream, as far as they are not read yet.
    streams: Vec<(&'b [u8], &'b str)>,
    /// The stream being read.
    current: usize,
    /// The stream of the next field that is met for the first time.
    next: usize,
    /// The structs met so far, with the stream of each field; 0: not met.
    seen: Vec<(&'static str, Vec<usize>)>,
}

impl<'b> Reader<'b> {
    #[inline(never)]
    fn number(&mut self) -> u128 {
        self.streams.get_mut(self.current).map_or(0, |(numbers, _)| number(numbers))
    }

    #[inline(never)]
    fn small(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or_default()
    }

    #[inline(never)]
    fn text(&mut self) -> &'b str {
        let Some((_, text)) = self.streams.get_mut(self.current) else { return "" };
        let (own, rest) = text.split_once('\0').unwrap_or_default();
        *text = rest;
        own
    }

    /// The place of a struct among those seen.
    #[inline(never)]
    fn struct_of(&mut self, name: &'static str, fields: usize) -> usize {
        if let Some(known) = self.seen.iter().position(|(n, _)| *n == name) {
            return known;
        }
        self.seen.push((name, alloc::vec![0; fields]));
        self.seen.len().saturating_sub(1)
    }

    #[inline(never)]
    fn enter(&mut self, of: usize, field: usize) {
        let Some(stream) = self.seen.get_mut(of).and_then(|(_, streams)| streams.get_mut(field)) else { return };
        if *stream == 0 {
            *stream = self.next;
            self.next = self.next.saturating_add(1);
        }
        self.current = *stream;
    }
}

/// The error there is none of.
struct Never(Infallible);

impl fmt::Debug for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}
impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}
impl core::error::Error for Never {}
impl de::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        unreachable!()
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        unreachable!()
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        unreachable!()
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        unreachable!()
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident: $t:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> { v.$visit(<$t>::try_from(self.small()).unwrap_or_default()) }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Never;

    numbers!(deserialize_u8 visit_u8: u8, deserialize_u16 visit_u16: u16, deserialize_u32 visit_u32: u32, deserialize_i8 visit_i8: i8,
        deserialize_i16 visit_i16: i16, deserialize_i32 visit_i32: i32);

    fn is_human_readable(&self) -> bool {
        false
    }
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        unreachable!()
    }
    fn deserialize_bool<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_bool(self.small() != 0)
    }
    fn deserialize_u64<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_u64(u64::try_from(self.number()).unwrap_or_default())
    }
    fn deserialize_i64<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_i64(i64::try_from(self.number()).unwrap_or_default())
    }
    fn deserialize_u128<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_u128(self.number())
    }
    fn deserialize_i128<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_i128(i128::try_from(self.number()).unwrap_or_default())
    }
    fn deserialize_str<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_str(self.text())
    }
    fn deserialize_string<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        v.visit_str(self.text())
    }
    fn deserialize_option<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        if self.small() == 0 { v.visit_none() } else { v.visit_some(self) }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, v: V) -> Result<V::Value, Never> {
        v.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Never> {
        let left = small(self.number());
        v.visit_seq(Each { reader: self, left })
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, v: V) -> Result<V::Value, Never> {
        v.visit_seq(Each { reader: self, left })
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, left: usize, v: V) -> Result<V::Value, Never> {
        v.visit_seq(Each { reader: self, left })
    }
    fn deserialize_struct<V: Visitor<'de>>(self, name: &'static str, fields: &'static [&'static str], v: V) -> Result<V::Value, Never> {
        let back = self.current;
        let of = self.struct_of(name, fields.len());
        let value = v.visit_seq(Fields { reader: self, of, next: 0 });
        self.current = back;
        value
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], v: V) -> Result<V::Value, Never> {
        v.visit_enum(self)
    }

    serde::forward_to_deserialize_any! { f32 f64 char bytes byte_buf unit unit_struct map identifier ignored_any }
}

/// The parts of a list or tuple.
struct Each<'r, 'b> {
    reader: &'r mut Reader<'b>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Each<'_, '_> {
    type Error = Never;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.reader).map(Some)
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The fields of a struct, each from its own stream.
struct Fields<'r, 'b> {
    reader: &'r mut Reader<'b>,
    of: usize,
    next: usize,
}

impl<'de> SeqAccess<'de> for Fields<'_, '_> {
    type Error = Never;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        self.reader.enter(self.of, self.next);
        self.next = self.next.saturating_add(1);
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'_> {
    type Error = Never;
    type Variant = Self;
    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Never> {
        let variant = self.small();
        let value = seed.deserialize(de::value::U32Deserializer::<Never>::new(variant))?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'_> {
    type Error = Never;
    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, left: usize, v: V) -> Result<V::Value, Never> {
        v.visit_seq(Each { reader: self, left })
    }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], v: V) -> Result<V::Value, Never> {
        v.visit_seq(Each { reader: self, left: fields.len() })
    }
}
