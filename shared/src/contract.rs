//! The API contract: an endpoint is data that client and server both read.
//!
//! The server mounts a handler only if its types fit, the client's `send::<E>` reads the same constants,
//! and the OpenAPI document, the access matrix and the test that none is forgotten are made from [`ALL`].

mod address;
mod all;
mod documents;

use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::right::{Right, RightMarker};

pub use address::{in_address, path};
pub use all::ALL;
pub use documents::{Csv, Fhir, Pdf};

/// HTTP methods in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Adds, or makes something happen.
    Post,
    /// Replaces.
    Put,
    /// Ends.
    Delete,
}

impl Method {
    /// The method's name in a request line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may ask at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Needs {
    /// Anybody.
    Nothing,
    /// Somebody signed in, about themselves.
    SignIn,
    /// Somebody who holds the right on the patient that the path names.
    OnPatient(Right),
    /// Somebody who holds the right in the unit that the path names.
    OnUnit(Right),
}

/// What an endpoint demands, as a type: [`Open`], [`SignedIn`], [`OnPatient`], [`OnUnit`].
pub trait Access: 'static {
    /// The same as a value.
    const NEEDS: Needs;
}

/// Open to anybody.
#[derive(Debug)]
pub enum Open {}
impl Access for Open {
    const NEEDS: Needs = Needs::Nothing;
}
/// For anybody signed in, about themselves.
#[derive(Debug)]
pub enum SignedIn {}
impl Access for SignedIn {
    const NEEDS: Needs = Needs::SignIn;
}
/// Needs right `R` on the patient in the path.
#[derive(Debug)]
pub struct OnPatient<R>(PhantomData<R>);
impl<R: RightMarker> Access for OnPatient<R> {
    const NEEDS: Needs = Needs::OnPatient(R::RIGHT);
}
/// Needs right `R` in the unit in the path.
#[derive(Debug)]
pub struct OnUnit<R>(PhantomData<R>);
impl<R: RightMarker> Access for OnUnit<R> {
    const NEEDS: Needs = Needs::OnUnit(R::RIGHT);
}

/// One request the client can make and the server answers.
pub trait Endpoint: Send + Sync + 'static {
    /// Name, as in the OpenAPI document's `operationId`.
    const NAME: &'static str;
    /// Method.
    const METHOD: Method;
    /// Path with `{field}` for each field of `Path`.
    const PATH: &'static str;
    /// What it does, in a sentence.
    const DOC: &'static str;
    /// Who may ask.
    type Access: Access;
    /// The fields of the path.
    type Path: Serialize + DeserializeOwned + Send + 'static;
    /// The query string.
    type Query: Serialize + DeserializeOwned + Send + 'static;
    /// The body sent; `()` for none.
    type Request: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
    /// The body answered; `()` answers 204 No Content.
    type Response: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
}

/// No fields in the path, no query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nothing {}

/// Declares an endpoint in one place.
macro_rules! endpoint {
    (
        $(#[doc = $doc:literal])+
        $name:ident: $method:ident $path:literal, $access:ty, at $at:ty,
        $(query $query:ty,)? $(send $request:ty,)? get $response:ty
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        pub enum $name {}
        impl $crate::contract::Endpoint for $name {
            const NAME: &'static str = stringify!($name);
            const METHOD: $crate::contract::Method = $crate::contract::Method::$method;
            const PATH: &'static str = $path;
            const DOC: &'static str = concat!($($doc, "\n"),+);
            type Access = $access;
            type Path = $at;
            type Query = $crate::contract::endpoint!(@or $($query)?, $crate::contract::Nothing);
            type Request = $crate::contract::endpoint!(@or $($request)?, ());
            type Response = $response;
        }
    };
    (@or $given:ty, $default:ty) => { $given };
    (@or , $default:ty) => { $default };
}
pub(crate) use endpoint;

/// An endpoint as a value, for documents and tests.
#[derive(Clone, Copy)]
pub struct EndpointInfo {
    /// See [`Endpoint::NAME`].
    pub name: &'static str,
    /// See [`Endpoint::METHOD`].
    pub method: Method,
    /// See [`Endpoint::PATH`].
    pub path: &'static str,
    /// See [`Endpoint::DOC`].
    pub doc: &'static str,
    /// Who may ask.
    pub needs: Needs,
    /// The query string's schema.
    pub query: fn(&mut SchemaGenerator) -> Schema,
    /// The request body's schema.
    pub request: fn(&mut SchemaGenerator) -> Schema,
    /// The response body's schema.
    pub response: fn(&mut SchemaGenerator) -> Schema,
}

const fn info<E: Endpoint>() -> EndpointInfo
where
    E::Query: JsonSchema,
{
    EndpointInfo {
        name: E::NAME,
        method: E::METHOD,
        path: E::PATH,
        doc: E::DOC,
        needs: <E::Access as Access>::NEEDS,
        query: |generator| generator.subschema_for::<E::Query>(),
        request: |generator| generator.subschema_for::<E::Request>(),
        response: |generator| generator.subschema_for::<E::Response>(),
    }
}

/// One page of a list, newest first unless the endpoint says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Pass this as `cursor` to get the next page; absent on the last one.
    pub next: Option<String>,
}

/// How a list is paged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Where the page before ended ([`Page::next`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

#[cfg(test)]
mod tests;
