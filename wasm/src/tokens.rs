//! From what serializes to a JavaScript value: tokens and one text that `js/values.ts` turns into objects at once, so that the
//! border is crossed once a value and not once a field. Nothing can go wrong: the error type has no value.

use alloc::string::String;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::fmt;
use serde::ser::{self, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The three low bits of a token; above them a length, a number of a key, a truth value.
pub(crate) mod tag {
    pub(crate) const NULL: u32 = 0;
    pub(crate) const BOOL: u32 = 1;
    /// The number follows.
    pub(crate) const NUMBER: u32 = 2;
    /// So many UTF-16 units of the text.
    pub(crate) const TEXT: u32 = 3;
    pub(crate) const LIST: u32 = 4;
    pub(crate) const OBJECT: u32 = 5;
    /// The end of a list or object.
    pub(crate) const END: u32 = 6;
    /// A key of the table.
    pub(crate) const KEY: u32 = 7;
}

#[wasm_bindgen(raw_module = "./values.js")]
extern "C" {
    /// Builds the value; keys stand one after the other, each with NUL after it.
    fn build(tokens: &[u32], keys: &str, text: &str) -> JsValue;
}

/// The value as JavaScript has it.
pub(crate) fn to_js<T: Serialize>(value: &T) -> JsValue {
    let mut t = Tokens::default();
    match value.serialize(&mut t) {
        Ok(()) => build(&t.tokens, &t.keys.concat_with_nul(), &t.text),
        Err(Never(never)) => match never {},
    }
}

#[derive(Default)]
struct Tokens {
    tokens: Vec<u32>,
    keys: Keys,
    text: String,
}

/// The names of fields, each once.
#[derive(Default)]
struct Keys(Vec<&'static str>);

impl Keys {
    #[inline(never)]
    fn number(&mut self, key: &'static str) -> u32 {
        let known = self.0.iter().position(|k| core::ptr::eq(*k, key)).unwrap_or_else(|| {
            self.0.push(key);
            self.0.len().saturating_sub(1)
        });
        u32::try_from(known).unwrap_or_default()
    }

    fn concat_with_nul(&self) -> String {
        self.0.iter().flat_map(|k| [*k, "\0"]).collect()
    }
}

impl Tokens {
    #[inline(never)]
    fn put(&mut self, tag: u32, n: u32) {
        self.tokens.push(tag | n.wrapping_shl(3));
    }

    #[inline(never)]
    fn number(&mut self, n: u32) {
        self.put(tag::NUMBER, 0);
        self.tokens.push(n);
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        // a character begins at a byte that continues none, and is two units if it begins with 0xF0 or more
        let units = text.bytes().map(|b| u8::from(b & 0xC0 != 0x80).wrapping_add(u8::from(b >= 0xF0))).map(usize::from).sum::<usize>();
        self.put(tag::TEXT, u32::try_from(units).unwrap_or_default());
        self.text.push_str(text);
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
impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        unreachable!()
    }
}

macro_rules! numbers {
    ($($method:ident: $t:ty),*) => {$(
        // counts and lines: none comes near the end of 32 bits
        fn $method(self, v: $t) -> Result<(), Never> { self.number(u32::try_from(v).unwrap_or(u32::MAX)); Ok(()) }
    )*};
}

impl ser::Serializer for &mut Tokens {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = ser::Impossible<(), Never>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = ser::Impossible<(), Never>;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, v: bool) -> Result<(), Never> {
        self.put(tag::BOOL, v.into());
        Ok(())
    }
    // no floats in any format
    fn serialize_f32(self, _: f32) -> Result<(), Never> {
        self.serialize_unit()
    }
    fn serialize_f64(self, _: f64) -> Result<(), Never> {
        self.serialize_unit()
    }
    fn serialize_char(self, v: char) -> Result<(), Never> {
        self.string(v.encode_utf8(&mut [0; 4]));
        Ok(())
    }
    fn serialize_str(self, v: &str) -> Result<(), Never> {
        self.string(v);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Never> {
        self.serialize_unit()
    }
    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, v: &T) -> Result<(), Never> {
        v.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Never> {
        self.put(tag::NULL, 0);
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Never> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, v: &T) -> Result<(), Never> {
        v.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, v: &T) -> Result<(), Never> {
        self.put(tag::OBJECT, 0);
        let key = self.keys.number(variant);
        self.put(tag::KEY, key);
        v.serialize(&mut *self)?;
        self.put(tag::END, 0);
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        self.put(tag::LIST, 0);
        Ok(self)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Never> {
        unreachable!()
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self, Never> {
        self.put(tag::OBJECT, 0);
        Ok(self)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.serialize_map(None)
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Never> {
        unreachable!()
    }
}

macro_rules! lists {
    ($($trait:ident $method:ident),*) => {$(
        impl ser::$trait for &mut Tokens {
            type Ok = ();
            type Error = Never;
            fn $method<T: Serialize + ?Sized>(&mut self, v: &T) -> Result<(), Never> { v.serialize(&mut **self) }
            fn end(self) -> Result<(), Never> { self.put(tag::END, 0); Ok(()) }
        }
    )*};
}
lists!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field);

impl ser::SerializeMap for &mut Tokens {
    type Ok = ();
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        key.serialize(&mut **self)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, v: &T) -> Result<(), Never> {
        v.serialize(&mut **self)
    }
    fn end(self) -> Result<(), Never> {
        self.put(tag::END, 0);
        Ok(())
    }
}

impl ser::SerializeStruct for &mut Tokens {
    type Ok = ();
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Result<(), Never> {
        let key = self.keys.number(key);
        self.put(tag::KEY, key);
        v.serialize(&mut **self)
    }
    fn end(self) -> Result<(), Never> {
        self.put(tag::END, 0);
        Ok(())
    }
}
