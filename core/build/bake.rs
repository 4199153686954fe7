//! Writes a compiled rulebook as Rust source: a serde serializer whose output is a constant expression.

use crate::unsupported::{Done, Unsupported};
use serde::ser::{self, Serialize};

/// The value as a Rust expression; struct and variant names are those in scope of the generated file.
pub fn bake<T: Serialize>(value: &T) -> String {
    let mut b = Baker(String::new());
    value.serialize(&mut b).expect("a rulebook has only shapes the baker knows");
    b.0
}

struct Baker(String);

macro_rules! numbers {
    ($($method:ident: $t:ty),*) => {$(
        fn $method(self, v: $t) -> Done { self.0 += &v.to_string(); Ok(()) }
    )*};
}

/// Closes what was opened: `]))`, `)`, ` }`.
struct Open<'a>(&'a mut Baker, &'static str);

impl<'a> ser::Serializer for &'a mut Baker {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = ser::Impossible<(), Unsupported>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128);

    fn serialize_f32(self, _: f32) -> Done {
        Err(ser::Error::custom("no floats"))
    }
    fn serialize_f64(self, _: f64) -> Done {
        Err(ser::Error::custom("no floats"))
    }
    fn serialize_char(self, v: char) -> Done {
        self.0 += &format!("{v:?}");
        Ok(())
    }
    fn serialize_str(self, v: &str) -> Done {
        self.0 += &format!("Cow::Borrowed({v:?})");
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(ser::Error::custom("no bytes"))
    }
    fn serialize_none(self) -> Done {
        self.0 += "None";
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, v: &T) -> Done {
        self.0 += "Some(";
        v.serialize(&mut *self)?;
        self.0 += ")";
        Ok(())
    }
    fn serialize_unit(self) -> Done {
        self.0 += "()";
        Ok(())
    }
    fn serialize_unit_struct(self, name: &'static str) -> Done {
        self.0 += name;
        Ok(())
    }
    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Done {
        self.0 += &format!("{name}::{variant}");
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, v: &T) -> Done {
        self.0 += &format!("{name}(");
        v.serialize(&mut *self)?;
        self.0 += ")";
        Ok(())
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, name: &'static str, _: u32, variant: &'static str, v: &T) -> Done {
        self.0 += &format!("{name}::{variant}(");
        v.serialize(&mut *self)?;
        self.0 += ")";
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unsupported> {
        self.0 += "Cow::Borrowed(&[";
        Ok(Open(self, "])"))
    }
    fn serialize_tuple(self, n: usize) -> Result<Open<'a>, Unsupported> {
        // `FactBits` is the one array; pairs are the only tuples
        self.0 += if n == 4 { "[" } else { "(" };
        Ok(Open(self, if n == 4 { "]" } else { ")" }))
    }
    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Open<'a>, Unsupported> {
        self.0 += &format!("{name}(");
        Ok(Open(self, ")"))
    }
    fn serialize_tuple_variant(self, name: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Open<'a>, Unsupported> {
        self.0 += &format!("{name}::{variant}(");
        Ok(Open(self, ")"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsupported> {
        Err(ser::Error::custom("no maps"))
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Open<'a>, Unsupported> {
        self.0 += &format!("{name} {{ ");
        Ok(Open(self, "}"))
    }
    fn serialize_struct_variant(self, name: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Open<'a>, Unsupported> {
        self.0 += &format!("{name}::{variant} {{ ");
        Ok(Open(self, "}"))
    }
}

impl Open<'_> {
    fn part<T: Serialize + ?Sized>(&mut self, v: &T) -> Done {
        v.serialize(&mut *self.0)?;
        self.0.0 += ", ";
        Ok(())
    }
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Done {
        self.0.0 += &format!("{key}: ");
        self.part(v)
    }
    fn close(self) -> Done {
        self.0.0 += self.1;
        Ok(())
    }
}

macro_rules! sequences {
    ($($trait:ident $method:ident),*) => {$(
        impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Unsupported;
            fn $method<T: Serialize + ?Sized>(&mut self, v: &T) -> Done { self.part(v) }
            fn end(self) -> Done { self.close() }
        }
    )*};
}
sequences!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Done {
        self.field(key, v)
    }
    fn end(self) -> Done {
        self.close()
    }
}
impl ser::SerializeStructVariant for Open<'_> {
    type Ok = ();
    type Error = Unsupported;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, v: &T) -> Done {
        self.field(key, v)
    }
    fn end(self) -> Done {
        self.close()
    }
}
