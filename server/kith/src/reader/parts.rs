//! What every message is put together from: codes, moments, names, telephones.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use shared::{
    date::{from_oslo, oslo_day},
    messages::{Act, Coded, Contact, NamedParty, Warning, When},
};

use super::xml::Element;

/// What was odd, gathered while reading.
#[derive(Debug, Default)]
pub(super) struct Warnings(Vec<Warning>);

impl Warnings {
    /// Something odd, once.
    pub(super) fn odd(&mut self, text: impl Into<String>) {
        self.add(text.into(), false);
    }

    /// A part could not be read.
    pub(super) fn lost(&mut self, text: impl Into<String>) {
        self.add(text.into(), true);
    }

    fn add(&mut self, text: String, part_lost: bool) {
        if !self.0.iter().any(|known| known.text == text) {
            self.0.push(Warning { part_lost, text });
        }
    }

    /// All of it.
    pub(super) fn into_inner(self) -> Vec<Warning> {
        self.0
    }
}

/// The text of the first element of this name.
pub(super) fn text(element: &Element, name: &str) -> Option<String> {
    element.child(name)?.text()
}

/// The value of an element: its `V`, else its text.
pub(super) fn value(element: &Element, name: &str) -> Option<String> {
    let child = element.child(name)?;
    child
        .attribute("V")
        .map(str::to_owned)
        .or_else(|| child.text())
}

/// A code with its words: `V`, `DN`, `S`.
pub(super) fn code_of(element: &Element) -> Option<Coded> {
    let text = element
        .attribute("DN")
        .or_else(|| element.attribute("OT"))
        .map(str::to_owned);
    let code = element.attribute("V").map(str::to_owned);
    Some(Coded {
        code: code.or_else(|| text.clone())?,
        text,
        system: element.attribute("S").map(str::to_owned),
    })
}

/// The code in the first element of this name.
pub(super) fn code(element: &Element, name: &str) -> Option<Coded> {
    element.child(name).and_then(code_of)
}

/// A day or a moment, as XML writes them; without a zone it is Norwegian.
pub(super) fn when_of(text: &str) -> Option<When> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(at(moment.with_timezone(&Utc)));
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, format) {
            return Some(at(from_oslo(moment)));
        }
    }
    let on = day_of(text)?;
    Some(When { on, at: None })
}

fn at(moment: DateTime<Utc>) -> When {
    When {
        on: oslo_day(moment),
        at: Some(moment),
    }
}

/// A day; what follows it (a zone, a time) does not count.
pub(super) fn day_of(text: &str) -> Option<NaiveDate> {
    let day: String = text.trim().chars().take(10).collect();
    NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok()
}

/// The day or moment in the first element of this name.
pub(super) fn when(element: &Element, name: &str) -> Option<When> {
    when_of(&value(element, name)?)
}

/// What is done with the document (code lists 7308 and 7309); new when it is not said.
pub(super) fn act(code: Option<&str>, warnings: &mut Warnings) -> Act {
    match code {
        Some("N") => Act::New,
        Some("M") => Act::Changed,
        Some("C") => Act::Cancelled,
        _ => {
            warnings.odd("whether it is new, changed or cancelled is not said");
            Act::New
        }
    }
}

/// The id of this kind (`HER`, `FNR` …) among an element's `Ident`s.
pub(super) fn ident(element: &Element, kinds: &[&str]) -> Option<String> {
    let is_kind = |ident: &&Element| {
        let kind = ident.child("TypeId").and_then(|kind| kind.attribute("V"));
        kind.is_some_and(|kind| kinds.contains(&kind))
    };
    text(element.all("Ident").find(is_kind)?, "Id")
}

/// An organisation of a MsgHead.
pub(super) fn organisation(element: &Element) -> NamedParty {
    NamedParty {
        name: text(element, "OrganisationName"),
        her_id: ident(element, &["HER"]),
    }
}

/// «Given Family», as far as it is said.
pub(super) fn person_name(element: &Element) -> Option<String> {
    let names: Vec<String> = ["GivenName", "MiddleName", "FamilyName"]
        .iter()
        .filter_map(|name| text(element, name))
        .collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Given names, the middle name with them.
pub(super) fn given_names(element: &Element) -> Option<String> {
    let names: Vec<String> = ["GivenName", "MiddleName"]
        .iter()
        .filter_map(|name| text(element, name))
        .collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// The two names of «Family, Given».
pub(super) fn names(name: Option<String>) -> (Option<String>, Option<String>) {
    let part = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match name.as_deref().map(|name| name.split_once(',')) {
        Some(Some((family, given))) => (part(family), part(given)),
        _ => (name, None),
    }
}

/// The telephones among an element's `TeleCom`s, and their addresses' own.
pub(super) fn phones(element: &Element) -> Vec<String> {
    let mut addresses = Vec::new();
    element.everywhere("TeleAddress", &mut addresses);
    let phone = |address: &&Element| {
        let number = address
            .attribute("V")?
            .strip_prefix("tel:")?
            .trim()
            .to_owned();
        (!number.is_empty()).then_some(number)
    };
    addresses.iter().filter_map(phone).collect()
}

/// The units and professionals that a message names to be reached.
pub(super) fn contacts(payload: &Element) -> Vec<Contact> {
    let units = payload
        .all("TilknyttetEnhet")
        .flat_map(|element| element.all("Kontaktenhet"))
        .filter_map(|unit| {
            Some(Contact {
                name: text(unit, "OrganisationName")?,
                role: None,
                phones: phones(unit),
            })
        });
    let people = payload
        .all("KontaktpersonHelsepersonell")
        .flat_map(|element| element.all("Kontaktperson"))
        .filter_map(|person| {
            let role = code(person, "RoleToPatient")
                .or_else(|| code(person, "TypeHealthcareProfessional"));
            Some(Contact {
                name: person_name(person)?,
                role: role.map(|role| role.words().to_owned()),
                phones: phones(person),
            })
        });
    units.chain(people).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments() {
        let moment = |text: &str| {
            when_of(text)
                .and_then(|when| when.at)
                .map(|at| at.to_rfc3339())
        };
        let summer = Some("2026-07-01T08:00:00+00:00".to_owned());
        assert_eq!(
            moment("2026-07-01T10:00:00"),
            summer,
            "Norwegian, without a zone"
        );
        assert_eq!(moment("2026-07-01T10:00"), summer);
        assert_eq!(moment("2026-07-01T10:00:00.000+02:00"), summer);
        assert_eq!(moment("2026-07-01T08:00:00Z"), summer);
        let day = when_of("2026-07-01").unwrap();
        assert_eq!((day.on.to_string().as_str(), day.at), ("2026-07-01", None));
        assert_eq!(when_of("2026-07-01+02:00").unwrap().on, day.on);
        let late = when_of("2026-07-01T23:30:00Z").unwrap();
        assert_eq!(late.on.to_string(), "2026-07-02", "the day is Norway's");
        for wrong in ["", "i går", "2026-13-01", "2026"] {
            assert_eq!(when_of(wrong), None, "{wrong}");
        }
    }
}
