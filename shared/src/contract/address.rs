//! Where an endpoint is: its path filled in.

use serde_json::{Error, Value, to_value};

use super::Endpoint;

/// Fills the `{field}`s of an endpoint's path.
///
/// # Errors
/// When `at` cannot be written as JSON, which no path type of the contract does.
pub fn path<E: Endpoint>(at: &E::Path) -> Result<String, Error> {
    Ok(filled(E::PATH, to_value(at)?))
}

/// Not generic: compiled once, which keeps the app small.
fn filled(path: &str, fields: Value) -> String {
    let mut path = path.to_owned();
    if let Value::Object(fields) = fields {
        for (name, value) in fields {
            let text = in_address(value).unwrap_or_default();
            path = path.replace(&format!("{{{name}}}"), &text);
        }
    }
    path
}

/// A value as it stands in a path or query, before percent-encoding; nothing for `null`, and for what the
/// contract has nowhere in an address: fractions, lists and objects.
///
/// By hand: printing any value as JSON would bring the tables for fractions into the app, 10 kB of it.
#[must_use]
pub fn in_address(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Bool(yes) => Some(if yes { "true" } else { "false" }.to_owned()),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, patients::AtPatient, plan};

    #[test]
    fn paths_are_filled() {
        let patient: Id<crate::id::Patient> =
            "018f0000-0000-7000-8000-000000000001".parse().unwrap();
        assert_eq!(
            path::<plan::GetPlan>(&AtPatient { patient }).unwrap(),
            "/api/v1/patients/018f0000-0000-7000-8000-000000000001/plan"
        );
    }

    #[test]
    fn values_in_an_address() {
        let text = |value: Value| in_address(value);
        assert_eq!(text("a b".into()).as_deref(), Some("a b"));
        assert_eq!(text((-3).into()).as_deref(), Some("-3"));
        assert_eq!(text(true.into()).as_deref(), Some("true"));
        assert_eq!(text(Value::Null), None);
    }
}
