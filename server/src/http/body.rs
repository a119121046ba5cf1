//! Reading what was sent, and telling what is wrong with it: which field, which rule, never the value.

use actix_web::{HttpRequest, HttpResponse, ResponseError as _, http::header, web};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use shared::problem::{FieldProblem, code};

use super::request_id;
use crate::error::Fault;

/// The largest body: a letter with every section full.
const LARGEST: usize = 2 * 1024 * 1024;

/// Reads a body of JSON, bounded.
pub(super) async fn read(request: &HttpRequest, payload: web::Payload) -> Result<Vec<u8>, Fault> {
    let refused = Refused {
        kind: "Send application/json",
        size: "The body is larger than 2 MiB",
    };
    read_as(request, payload, &["application/json"], LARGEST, &refused).await
}

/// What is said of a body that is not read.
pub(crate) struct Refused {
    /// It is of another kind.
    pub(crate) kind: &'static str,
    /// It is too large.
    pub(crate) size: &'static str,
}

/// Reads a body of one of these media types, bounded: no more than `largest` bytes are ever held.
pub(crate) async fn read_as(
    request: &HttpRequest,
    mut payload: web::Payload,
    media_types: &[&str],
    largest: usize,
    refused: &Refused,
) -> Result<Vec<u8>, Fault> {
    let fits = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| {
            kind.split(';')
                .next()
                .is_some_and(|kind| media_types.contains(&kind.trim()))
        });
    if !fits {
        return Err(Fault::Malformed {
            code: code::UNSUPPORTED_MEDIA_TYPE,
            detail: refused.kind,
        });
    }
    let too_large = || Fault::Malformed {
        code: code::TOO_LARGE,
        detail: refused.size,
    };
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    if announced
        .and_then(|length| length.parse::<usize>().ok())
        .is_some_and(|length| length > largest)
    {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Fault::Malformed {
            code: code::MALFORMED,
            detail: "The body ended before it was complete",
        })?;
        if bytes.len() + chunk.len() > largest {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Parses a JSON body.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|why| {
        let path = why.path().to_string();
        let field = if path == "." { String::new() } else { path };
        let inner = why.into_inner();
        if inner.is_data() {
            Fault::Invalid(vec![explain(field, &inner.to_string())])
        } else {
            malformed()
        }
    })?;
    json.end().map_err(|_| malformed())?;
    Ok(value)
}

/// Parses a query string.
pub(super) fn query<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    web::Query::<T>::from_query(text)
        .map(web::Query::into_inner)
        .map_err(|_| {
            Fault::field(
                "query",
                "invalid",
                "a parameter of the query string is unknown or has a wrong value",
            )
        })
}

const fn malformed() -> Fault {
    Fault::Malformed {
        code: code::MALFORMED,
        detail: "The body is not valid JSON",
    }
}

/// Turns serde's message into a code. Messages of serde's own may repeat the value: they are replaced.
fn explain(field: String, message: &str) -> FieldProblem {
    // serde_json adds « at line 1 column 2».
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(before, _)| before);
    if let Some((code, text)) = message.split_once(": ")
        && code::FIELDS.contains(&code)
    {
        return FieldProblem {
            field,
            code: code.to_owned(),
            message: text.to_owned(),
        };
    }
    let quoted = message.split('`').nth(1).unwrap_or_default();
    let below = |name: &str| {
        if field.is_empty() {
            name.to_owned()
        } else {
            format!("{field}.{name}")
        }
    };
    let problem = |field: String, code: &str, message: &str| FieldProblem {
        field,
        code: code.to_owned(),
        message: message.to_owned(),
    };
    if message.starts_with("missing field") {
        problem(below(quoted), "missing", "this field is missing")
    } else if message.starts_with("unknown field") {
        // The path already names it, unless it is at the top.
        let named = field.rsplit('.').next() == Some(quoted);
        problem(
            if named { field } else { below(quoted) },
            "unknown_field",
            "this field is not known",
        )
    } else if message.starts_with("unknown variant") {
        problem(
            field,
            "unknown_value",
            "this value is not one of those allowed",
        )
    } else if message.starts_with("invalid type") {
        problem(
            field,
            "wrong_type",
            "this is another type than the field holds",
        )
    } else {
        problem(field, "invalid", "this value is not valid")
    }
}

/// A problem, with the request's id.
pub(crate) fn problem(fault: &Fault, request: &HttpRequest) -> HttpResponse {
    let plain = fault.error_response();
    let mut problem = fault.problem();
    problem.instance = Some(request_id(request).urn().to_string());
    let Ok(bytes) = serde_json::to_vec(&problem) else {
        return plain;
    };
    plain.set_body(actix_web::body::BoxBody::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{patients::RegisterPatientRequest, what_matters::NewEntry};

    fn fields<T: DeserializeOwned>(body: &str) -> Vec<(String, String)> {
        match parse::<T>(body.as_bytes()) {
            Err(Fault::Invalid(fields)) => fields.into_iter().map(|f| (f.field, f.code)).collect(),
            Err(Fault::Malformed { code, .. }) => vec![(String::new(), code.to_owned())],
            Err(other) => panic!("{other}"),
            Ok(_) => Vec::new(),
        }
    }

    #[test]
    fn each_mistake_has_its_code_and_field() {
        let id = "018f0000-0000-7000-8000-000000000001";
        let case = |body: &str| fields::<NewEntry>(&body.replace("ID", id));
        let one = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
        assert_eq!(case(r#"{"id":"ID","text":"hagen","lang":"nb"}"#), []);
        assert_eq!(
            case(r#"{"id":"ID","text":"  ","lang":"nb"}"#),
            one("text", "empty")
        );
        assert_eq!(
            case(r#"{"id":"ID","text":"a\u0000b","lang":"nb"}"#),
            one("text", "control_character")
        );
        assert_eq!(
            case(r#"{"id":"ID","text":"x","lang":"bokmål"}"#),
            one("lang", "invalid_language")
        );
        assert_eq!(case(r#"{"id":"ID","text":"x"}"#), one("lang", "missing"));
        assert_eq!(
            case(r#"{"id":"ID","text":"x","lang":"nb","admin":true}"#),
            one("admin", "unknown_field")
        );
        assert_eq!(
            case(r#"{"id":"ID","text":7,"lang":"nb"}"#),
            one("text", "wrong_type")
        );
        assert_eq!(
            case(r#"{"id":"x","text":"x","lang":"nb"}"#),
            one("id", "invalid")
        );
        assert_eq!(case(r#"{"id":"#), one("", "malformed"));
        assert_eq!(
            case(r#"{"id":"ID","text":"x","lang":"nb"} {}"#),
            one("", "malformed")
        );
        let long = format!(r#"{{"id":"ID","text":"{}","lang":"nb"}}"#, "å".repeat(4001));
        assert_eq!(case(&long), one("text", "too_long"));
    }

    #[test]
    fn a_wrong_identity_number_is_never_repeated() {
        let body = r#"{"id":"018f0000-0000-7000-8000-000000000001","given_name":"A","family_name":"B",
            "birth_date":"1941-05-01","national_identity_number":"01854130088","language":"nb","municipality":"X"}"#;
        let Err(Fault::Invalid(found)) = parse::<RegisterPatientRequest>(body.as_bytes()) else {
            panic!()
        };
        assert_eq!(found[0].code, "number_second_check_digit");
        assert!(!format!("{found:?}").contains("018541"));
        let Err(Fault::Invalid(found)) = parse::<RegisterPatientRequest>(
            body.replace("\"01854130088\"", "1854130088").as_bytes(),
        ) else {
            panic!()
        };
        assert_eq!(found[0].code, "wrong_type");
        assert!(!format!("{found:?}").contains("18541"));
    }
}
