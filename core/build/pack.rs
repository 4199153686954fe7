//! Writes a compiled rulebook as packed bytes, for the feature `packed`; `src/unpack.rs` reads them. Each field of each
//! struct has a stream of numbers and one of text, so that what is alike lies together; LZMA makes a fifth of it, where the
//! page's gzip alone would make a quarter.

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter};
use serde::ser::{self, Serialize};
use std::fmt::{self, Display};
use std::io::Write;

/// How many streams there are, the length of the numbers and of the text of each, all numbers, all text. Streams stand in the
/// order in which their fields first occur.
pub fn pack<T: Serialize>(value: &T) -> Vec<u8> {
    let mut p = Packer { streams: vec![Stream::default()], current: 0 };
    value.serialize(&mut p).expect("a rulebook has only shapes the packer knows");
    let mut out = Vec::new();
    number(&mut out, p.streams.len() as u128);
    for s in &p.streams {
        number(&mut out, s.numbers.len() as u128);
        number(&mut out, s.text.len() as u128);
    }
    p.streams.iter().for_each(|s| out.extend_from_slice(&s.numbers));
    p.streams.iter().for_each(|s| out.extend_from_slice(s.text.as_bytes()));
    compress(&out)
}

/// The length, then raw LZMA with the literal context that text likes.
fn compress(bytes: &[u8]) -> Vec<u8> {
    let options = LzmaOptions { dict_size: 1 << 20, lc: 3, lp: 0, pb: 0, mode: EncodeMode::Normal, nice_len: 273, depth_limit: 1000, ..LzmaOptions::with_preset(9) };
    let mut out = Vec::new();
    number(&mut out, bytes.len() as u128);
    let mut writer = LzmaWriter::new_no_header(&mut out, &options, false).expect("the options are in range");
    writer.write_all(bytes).and_then(|()| writer.finish().map(|_| ())).expect("a vector takes all");
    out
}

/// What the values of one field are, all over the rulebook.
#[derive(Default)]
struct Stream {
    field: (&'static str, &'static str),
    numbers: Vec<u8>,
    text: String,
}

struct Packer {
    streams: Vec<Stream>,
    current: usize,
}

/// Seven bits a byte, lowest first; the highest bit says that more follow.
fn number(out: &mut Vec<u8>, mut n: u128) {
    while n >= 128 {
        out.push((n % 128) as u8 | 128);
        n /= 128;
    }
    out.push(n as u8);
}

impl Packer {
    fn stream(&mut self) -> &mut Stream {
        self.streams.get_mut(self.current).expect("the current stream is one of them")
    }

    fn put(&mut self, n: u128) {
        number(&mut self.stream().numbers, n);
    }

    fn enter(&mut self, field: (&'static str, &'static str)) {
        self.current = self.streams.iter().position(|s| s.field == field).unwrap_or_else(|| {
            self.streams.push(Stream { field, ..Stream::default() });
            self.streams.len().saturating_sub(1)
        });
    }
}

#[derive(Debug)]
pub struct Unsupported(String);

impl Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Unsupported {}
impl ser::Error for Unsupported {
    fn custom<T: Display>(m: T) -> Self {
        Self(m.to_string())
    }
}

type Done = Result<(), Unsupported>;

fn no<T>(what: &str) -> Result<T, Unsupported> {
    Err(Unsupported(what.to_owned()))
}

/// Nothing in a rulebook is below zero.
macro_rules! numbers {
    ($($method:ident: $t:ty),*) => {$(
        fn $method(self, v: $t) -> Done {
            match u128::try_from(v) {
                Ok(n) => { self.put(n); Ok(()) }
                Err(_) => no("a number below zero"),
            }
        }
    )*};
}

/// A value with parts; of a struct, its name and the stream to go back to.
struct Parts<'a>(&'a mut Packer, &'static str, usize);

impl<'a> ser::Serializer for &'a mut Packer {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = ser::Impossible<(), Unsupported>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128, serialize_char: char);

    fn is_human_readable(&self) -> bool {
        false
    }
    fn serialize_f32(self, _: f32) -> Done {
        no("a float")
    }
    fn serialize_f64(self, _: f64) -> Done {
        no("a float")
    }
    fn serialize_str(self, v: &str) -> Done {
        if v.contains('\0') {
            return no("a text with a NUL");
        }
        let text = &mut self.stream().text;
        text.push_str(v);
        text.push('\0');
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Done {
        no("bytes")
    }
    fn serialize_none(self) -> Done {
        self.put(0);
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, v: &T) -> Done {
        self.put(1);
        v.serialize(self)
    }
    fn serialize_unit(self) -> Done {
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, variant: u32, _: &'static str) -> Done {
        self.put(variant.into());
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, v: &T) -> Done {
        v.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, variant: u32, _: &'static str, v: &T) -> Done {
        self.put(variant.into());
        v.serialize(self)
    }
    fn serialize_seq(self, n: Option<usize>) -> Result<Parts<'a>, Unsupported> {
        self.put(n.expect("a slice has a length") as u128);
        self.serialize_tuple(0)
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Unsupported> {
        self.serialize_struct("", 0)
    }
    fn serialize_tuple_struct(self, _: &'static str, n: usize) -> Result<Parts<'a>, Unsupported> {
        self.serialize_tuple(n)
    }
    fn serialize_tuple_variant(self, _: &'static str, variant: u32, _: &'static str, n: usize) -> Result<Parts<'a>, Unsupported> {
        self.put(variant.into());
        self.serialize_tuple(n)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsupported> {
        no("a map")
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Unsupported> {
        let back = self.current;
        Ok(Parts(self, name, back))
    }
    fn serialize_struct_variant(self, _: &'static str, variant: u32, _: &'static str, n: usize) -> Result<Parts<'a>, Unsupported> {
        self.put(variant.into());
        self.serialize_tuple(n)
    }
}

macro_rules! sequences {
    ($($trait:ident $method:ident),*) => {$(
        impl ser::$trait for Parts<'_> {
            type Ok = ();
            type Error = Unsupported;
            fn $method<T: Serialize + ?Sized>(&mut self, v: &T) -> Done { v.serialize(&mut *self.0) }
            fn end(self) -> Done { Ok(()) }
        }
    )*};
}
sequences!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Done {
        self.0.enter((self.1, key));
        v.serialize(&mut *self.0)
    }
    fn end(self) -> Done {
        self.0.current = self.2;
        Ok(())
    }
}
impl ser::SerializeStructVariant for Parts<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, v: &T) -> Done {
        v.serialize(&mut *self.0)
    }
    fn end(self) -> Done {
        Ok(())
    }
}
