//! Writes a compiled rulebook for the feature `packed`: bytes, and the code that reads just these (`src/unpack.rs` holds what it
//! calls). Each field of each struct is a stream of numbers and one of text, so that what is alike lies together; LZMA makes a
//! fifth of it, where the page's gzip alone would make a quarter.

use crate::compress::compress;
use crate::unsupported::{Done, Unsupported};
use serde::ser::{self, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A rulebook packed.
pub struct Packed {
    /// How many streams there are, the length of the numbers and of the text of each, all numbers, all text.
    pub bytes: Vec<u8>,
    /// Rust: how each type is read, to be included where the names of the types are in scope.
    pub reader: String,
}

pub fn pack<T: Serialize>(value: &T) -> Packed {
    let mut p = Packer { streams: vec![Stream::default()], types: BTreeMap::new(), current: 0 };
    value.serialize(&mut p).expect("a rulebook has only shapes the packer knows");
    p.streams.iter_mut().filter(|s| !s.filled).for_each(|s| s.numbers.clear());
    let mut bytes = Vec::new();
    number(&mut bytes, p.streams.len() as u128);
    for s in &p.streams {
        number(&mut bytes, s.numbers.len() as u128);
        number(&mut bytes, s.text.len() as u128);
    }
    p.streams.iter().for_each(|s| bytes.extend_from_slice(&s.numbers));
    p.streams.iter().for_each(|s| bytes.extend_from_slice(s.text.as_bytes()));
    Packed { bytes: compress(&bytes), reader: p.reader() }
}

/// What the values of one field are, all over the rulebook.
#[derive(Default)]
struct Stream {
    numbers: Vec<u8>,
    text: String,
    /// Something else than nothing and empty lists: a field that never is comes by default, of whatever type it is.
    filled: bool,
}

/// What a value of a type is made of.
enum Shape {
    /// Fields, each with its stream.
    Struct(Vec<(&'static str, usize)>),
    /// What it holds, in the stream of the field it stands in.
    Newtype,
    /// The variants met, by number.
    Enum(BTreeMap<u32, (&'static str, Variant)>),
}

/// What a variant holds, in the stream of the field it stands in.
#[derive(Clone)]
enum Variant {
    Unit,
    Tuple(usize),
    Struct(Vec<&'static str>),
}

struct Packer {
    streams: Vec<Stream>,
    types: BTreeMap<&'static str, Shape>,
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

    fn fill(&mut self, n: u128) {
        self.stream().filled = true;
        self.put(n);
    }

    /// Goes to the stream of a field.
    fn enter(&mut self, name: &'static str, field: &'static str) {
        let Shape::Struct(fields) = self.types.entry(name).or_insert_with(|| Shape::Struct(Vec::new())) else { return };
        self.current = match fields.iter().find(|(f, _)| *f == field) {
            Some((_, stream)) => *stream,
            None => {
                fields.push((field, self.streams.len()));
                self.streams.push(Stream::default());
                self.streams.len().saturating_sub(1)
            }
        };
    }

    fn variant(&mut self, name: &'static str, n: u32, variant: &'static str, holds: Variant) {
        if let Shape::Enum(variants) = self.types.entry(name).or_insert_with(|| Shape::Enum(BTreeMap::new())) {
            variants.insert(n, (variant, holds));
        }
        self.fill(n.into());
    }

    fn reader(&self) -> String {
        let mut out = String::new();
        for (name, shape) in &self.types {
            let body = match shape {
                Shape::Struct(fields) => {
                    let read = |(f, s): &(&str, usize)| match self.streams.get(*s) {
                        Some(stream) if stream.filled => format!("{f}: Unpack::unpack(r, {s})"),
                        _ => format!("{f}: Default::default()"),
                    };
                    format!("{name} {{ {} }}", fields.iter().map(read).collect::<Vec<_>>().join(", "))
                }
                Shape::Newtype => format!("{name}(Unpack::unpack(r, s))"),
                Shape::Enum(variants) => {
                    let last = variants.keys().last();
                    let arm = |(n, (v, holds)): (&u32, &(&str, Variant))| {
                        let n = if Some(n) == last { "_".to_owned() } else { n.to_string() };
                        let holds = match holds {
                            Variant::Unit => String::new(),
                            Variant::Tuple(parts) => format!("({})", vec!["Unpack::unpack(r, s)"; *parts].join(", ")),
                            Variant::Struct(fields) => format!(" {{ {} }}", fields.iter().map(|f| format!("{f}: Unpack::unpack(r, s)")).collect::<Vec<_>>().join(", ")),
                        };
                        format!("{n} => {name}::{v}{holds}")
                    };
                    format!("match r.number(s) {{ {} }}", variants.iter().map(arm).collect::<Vec<_>>().join(", "))
                }
            };
            writeln!(out, "impl Unpack for {name} {{ fn unpack(r: &mut Reader, s: usize) -> Self {{ {body} }} }}").expect("a string takes all");
        }
        out
    }
}

fn no<T>(what: &str) -> Result<T, Unsupported> {
    Err(Unsupported(what.to_owned()))
}

/// Nothing in a rulebook is below zero.
macro_rules! numbers {
    ($($method:ident: $t:ty),*) => {$(
        fn $method(self, v: $t) -> Done {
            match u128::try_from(v) {
                Ok(n) => { self.fill(n); Ok(()) }
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
    type SerializeTupleStruct = ser::Impossible<(), Unsupported>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = ser::Impossible<(), Unsupported>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = VariantParts<'a>;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128, serialize_char: char);

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
        let stream = self.stream();
        stream.filled = true;
        stream.text.push_str(v);
        stream.text.push('\0');
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
        self.fill(1);
        v.serialize(self)
    }
    fn serialize_unit(self) -> Done {
        no("a unit")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Done {
        no("a unit struct")
    }
    fn serialize_unit_variant(self, name: &'static str, n: u32, variant: &'static str) -> Done {
        self.variant(name, n, variant, Variant::Unit);
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, v: &T) -> Done {
        self.types.insert(name, Shape::Newtype);
        v.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, name: &'static str, n: u32, variant: &'static str, v: &T) -> Done {
        self.variant(name, n, variant, Variant::Tuple(1));
        v.serialize(self)
    }
    fn serialize_seq(self, n: Option<usize>) -> Result<Parts<'a>, Unsupported> {
        let n = n.expect("a slice has a length") as u128;
        if n == 0 {
            self.put(n)
        } else {
            self.fill(n)
        }
        self.serialize_tuple(0)
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Unsupported> {
        let back = self.current;
        Ok(Parts(self, "", back))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unsupported> {
        no("a struct without names of fields")
    }
    fn serialize_tuple_variant(self, name: &'static str, n: u32, variant: &'static str, parts: usize) -> Result<Parts<'a>, Unsupported> {
        self.variant(name, n, variant, Variant::Tuple(parts));
        self.serialize_tuple(parts)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsupported> {
        no("a map")
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Unsupported> {
        let back = self.current;
        self.stream().filled = true;
        Ok(Parts(self, name, back))
    }
    fn serialize_struct_variant(self, name: &'static str, n: u32, variant: &'static str, _: usize) -> Result<VariantParts<'a>, Unsupported> {
        self.fill(n.into());
        Ok(VariantParts { packer: self, name, n, variant, fields: Vec::new() })
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
sequences!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleVariant serialize_field);

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Done {
        self.0.enter(self.1, key);
        v.serialize(&mut *self.0)
    }
    fn end(self) -> Done {
        self.0.current = self.2;
        Ok(())
    }
}

/// A variant with named fields: all in the stream of the field it stands in.
struct VariantParts<'a> {
    packer: &'a mut Packer,
    name: &'static str,
    n: u32,
    variant: &'static str,
    fields: Vec<&'static str>,
}

impl ser::SerializeStructVariant for VariantParts<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Done {
        self.fields.push(key);
        v.serialize(&mut *self.packer)
    }
    fn end(self) -> Done {
        if let Shape::Enum(variants) = self.packer.types.entry(self.name).or_insert_with(|| Shape::Enum(BTreeMap::new())) {
            variants.insert(self.n, (self.variant, Variant::Struct(self.fields)));
        }
        Ok(())
    }
}
