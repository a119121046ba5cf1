//! A parsed value as serde's types ask for it.

use std::slice;

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, Visitor},
    forward_to_deserialize_any,
};
use serde_json::{Map, Value, map};

use super::Misshapen;

type Read<T> = Result<T, Misshapen>;

/// A value, read by what is asked for. Borrowed: nothing is then left over to be freed in each type's code.
#[derive(Clone, Copy)]
pub(super) struct Json<'de>(pub(super) &'de Value);

impl<'de> Json<'de> {
    fn text(self) -> Read<&'de str> {
        self.0.as_str().ok_or(Misshapen)
    }

    fn items(self) -> Read<Items<'de>> {
        let items = self.0.as_array().ok_or(Misshapen)?;
        Ok(Items(items.iter()))
    }

    fn entries(self) -> Read<Entries<'de>> {
        self.0.as_object().map(Entries::of).ok_or(Misshapen)
    }

    /// A choice: its name, or an object of its name and what belongs to it.
    fn choice(self) -> Read<Choice<'de>> {
        match self.0 {
            Value::String(name) => Ok(Choice { name, value: None }),
            Value::Object(fields) if fields.len() == 1 => {
                let (name, value) = fields.iter().next().ok_or(Misshapen)?;
                Ok(Choice {
                    name,
                    value: Some(Json(value)),
                })
            }
            _ => Err(Misshapen),
        }
    }
}

/// Whole numbers of all sizes: the visitor finds out whether it fits.
macro_rules! whole_numbers {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            if let Some(number) = self.0.as_u64() {
                visitor.visit_u64(number)
            } else if let Some(number) = self.0.as_i64() {
                visitor.visit_i64(number)
            } else {
                Err(Misshapen)
            }
        }
    )*};
}

macro_rules! texts {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            visitor.visit_borrowed_str(self.text()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = Misshapen;

    /// Asked for by types that hold any JSON, or whose shape depends on a field.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), ..) => visitor.visit_u64(number),
                (_, Some(number), _) => visitor.visit_i64(number),
                (.., Some(number)) => visitor.visit_f64(number),
                _ => Err(Misshapen),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => visitor.visit_seq(self.items()?),
            Value::Object(_) => visitor.visit_map(self.entries()?),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_bool(self.0.as_bool().ok_or(Misshapen)?)
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    texts! { deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.0.as_null().ok_or(Misshapen)?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self.choice()?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf tuple tuple_struct
    }
}

/// The items of an array.
struct Items<'de>(slice::Iter<'de, Value>);

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Misshapen;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        match self.0.next() {
            Some(item) => seed.deserialize(Json(item)).map(Some),
            None => Ok(None),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The fields of an object.
struct Entries<'de> {
    rest: map::Iter<'de>,
    value: Option<&'de Value>,
}

impl<'de> Entries<'de> {
    fn of(fields: &'de Map<String, Value>) -> Self {
        Self {
            rest: fields.iter(),
            value: None,
        }
    }

    #[inline(never)]
    fn next_name(&mut self) -> Option<&'de str> {
        let (name, value) = self.rest.next()?;
        self.value = Some(value);
        Some(name)
    }
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Misshapen;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        match self.next_name() {
            Some(name) => seed.deserialize(Name(name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<S::Value> {
        seed.deserialize(Json(self.value.take().ok_or(Misshapen)?))
    }
}

/// A name: a field's, a map's key, a choice's.
struct Name<'de>(&'de str);

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Misshapen;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(Choice {
            name: self.0,
            value: None,
        })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// One of the variants of an enum.
struct Choice<'de> {
    name: &'de str,
    value: Option<Json<'de>>,
}

impl<'de> de::EnumAccess<'de> for Choice<'de> {
    type Error = Misshapen;
    type Variant = Chosen<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<(S::Value, Chosen<'de>)> {
        let chosen = seed.deserialize(Name(self.name))?;
        Ok((chosen, Chosen(self.value)))
    }
}

/// What belongs to a variant.
struct Chosen<'de>(Option<Json<'de>>);

impl<'de> de::VariantAccess<'de> for Chosen<'de> {
    type Error = Misshapen;

    fn unit_variant(self) -> Read<()> {
        match self.0 {
            None | Some(Json(Value::Null)) => Ok(()),
            Some(_) => Err(Misshapen),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<S::Value> {
        seed.deserialize(self.0.ok_or(Misshapen)?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.0.ok_or(Misshapen)?.items()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_map(self.0.ok_or(Misshapen)?.entries()?)
    }
}
