//! How values lie in columns, the same on both databases: ids, codes and JSON as text, moments as UTC.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::Pg,
    serialize::{self, IsNull, Output, ToSql},
    sql_types::{Text, Timestamp},
    sqlite::Sqlite,
};
use serde::{Serialize, de::DeserializeOwned};
use shared::Id;

use super::MultiBackend;

/// Something stored as text.
trait AsText: Sized {
    fn write(&self) -> Result<String, serde_json::Error>;
    fn read(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>>;
}

macro_rules! text_column {
    ($name:ident, $($bound:tt)*) => {
        impl<T: $($bound)*> ToSql<Text, Pg> for $name<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                std::io::Write::write_all(out, self.write()?.as_bytes())?;
                Ok(IsNull::No)
            }
        }
        impl<T: $($bound)*> ToSql<Text, Sqlite> for $name<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(self.write()?);
                Ok(IsNull::No)
            }
        }
        impl<T: $($bound)*> ToSql<Text, MultiBackend> for $name<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((Text, self));
                Ok(IsNull::No)
            }
        }
        impl<T: $($bound)*, B: Backend> FromSql<Text, B> for $name<T>
        where
            String: FromSql<Text, B>,
        {
            fn from_sql(raw: B::RawValue<'_>) -> deserialize::Result<Self> {
                Self::read(&String::from_sql(raw)?)
            }
        }
    };
}

/// An id.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub(crate) struct Key<T: 'static>(pub(crate) Id<T>);

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Key<T> {}
impl<T> std::hash::Hash for Key<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> From<Id<T>> for Key<T> {
    fn from(id: Id<T>) -> Self {
        Self(id)
    }
}
impl<T> AsText for Key<T> {
    fn write(&self) -> Result<String, serde_json::Error> {
        Ok(self.0.to_string())
    }
    fn read(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.parse()?))
    }
}
text_column!(Key, 'static);

/// A value of a closed set, stored under the name it has on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub(crate) struct Code<T: Serialize + DeserializeOwned + fmt::Debug + Send + Sync + 'static>(
    pub(crate) T,
);

impl<T: Serialize + DeserializeOwned + fmt::Debug + Send + Sync> AsText for Code<T> {
    fn write(&self) -> Result<String, serde_json::Error> {
        let name = serde_json::to_value(&self.0)?;
        Ok(name
            .as_str()
            .map_or_else(|| name.to_string(), str::to_owned))
    }
    fn read(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(serde_json::from_value(text.into())?))
    }
}
text_column!(
    Code,
    Serialize + DeserializeOwned + fmt::Debug + Send + Sync + 'static
);

/// A value stored as JSON.
#[derive(Debug, Clone, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub(crate) struct Json<T: Serialize + DeserializeOwned + fmt::Debug + Send + Sync + 'static>(
    pub(crate) T,
);

impl<T: Serialize + DeserializeOwned + fmt::Debug + Send + Sync> AsText for Json<T> {
    fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&self.0)
    }
    fn read(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(serde_json::from_str(text)?))
    }
}
text_column!(
    Json,
    Serialize + DeserializeOwned + fmt::Debug + Send + Sync + 'static
);

/// A moment, UTC, in whole microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Timestamp)]
pub(crate) struct At(NaiveDateTime);

impl At {
    pub(crate) fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }
}
impl From<DateTime<Utc>> for At {
    fn from(at: DateTime<Utc>) -> Self {
        Self(shared::date::micros(at).naive_utc())
    }
}
impl From<At> for DateTime<Utc> {
    fn from(at: At) -> Self {
        at.utc()
    }
}
impl ToSql<Timestamp, Pg> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <NaiveDateTime as ToSql<Timestamp, Pg>>::to_sql(&self.0, out)
    }
}
impl ToSql<Timestamp, Sqlite> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        // As diesel writes it, without reading a format first.
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}
impl ToSql<Timestamp, MultiBackend> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
        out.set_value((Timestamp, &self.0));
        Ok(IsNull::No)
    }
}
impl<B: Backend> FromSql<Timestamp, B> for At
where
    NaiveDateTime: FromSql<Timestamp, B>,
{
    fn from_sql(raw: B::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(NaiveDateTime::from_sql(raw)?))
    }
}
