//! What every outgoing message is put together from: elements, texts, codes, identities, telephones.
//!
//! Invariant: whatever a text holds, what is written is well formed. Texts and values are escaped, and characters that
//! XML 1.0 does not know are left out.

use std::io;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use quick_xml::{events::BytesText, writer::Writer};
use shared::{date::oslo_time, messages::Coded};

use super::Professional;

pub(super) type Xml = Writer<Vec<u8>>;

/// The code list of kinds of id for people.
const PERSON_IDS: &str = "2.16.578.1.12.4.1.1.8116";
/// The code list of kinds of id for organisations.
const ORGANISATION_IDS: &str = "2.16.578.1.12.4.1.1.9051";

/// A code of a list (`CV`), with the list's words.
#[derive(Clone, Copy)]
pub(super) struct Code {
    pub(super) code: &'static str,
    pub(super) words: &'static str,
    pub(super) list: &'static str,
}

/// A text as it is written: without the characters that XML 1.0 does not know (its production `Char`), lines ended by
/// `\n`, trimmed as readers do. None when nothing is left.
pub(super) fn said(text: &str) -> Option<String> {
    let unknown =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let known: String = lines.chars().filter(|c| !unknown(*c)).collect();
    let trimmed = known.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// Several remarks as one, a line each.
pub(super) fn remarks<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    said(&parts.join("\n"))
}

/// What must be said, else the message is refused.
pub(super) fn required(value: Option<String>, lacks: &'static str) -> io::Result<String> {
    value.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, lacks))
}

/// An element around others.
pub(super) fn around(
    xml: &mut Xml,
    name: &str,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).write_inner_content(inside)?;
    Ok(())
}

/// An element with a text; none when nothing is said.
pub(super) fn text(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    if let Some(value) = said(value) {
        xml.create_element(name)
            .write_text_content(BytesText::new(&value))?;
    }
    Ok(())
}

/// The same for a text that may be absent.
pub(super) fn text_of(xml: &mut Xml, name: &str, value: Option<&str>) -> io::Result<()> {
    text(xml, name, value.unwrap_or_default())
}

/// An element with attributes only, those that say something.
pub(super) fn values(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, Option<&str>)],
) -> io::Result<()> {
    let mut element = xml.create_element(name);
    for (attribute, value) in attributes {
        if let Some(value) = value.and_then(said) {
            element = element.with_attribute((*attribute, value.as_str()));
        }
    }
    element.write_empty()?;
    Ok(())
}

/// A code whose list the schema knows (`CS`).
pub(super) fn code(xml: &mut Xml, name: &str, value: &str, words: &str) -> io::Result<()> {
    values(xml, name, &[("V", Some(value)), ("DN", Some(words))])
}

/// A code with its list.
pub(super) fn code_of(xml: &mut Xml, name: &str, code: Code) -> io::Result<()> {
    let Code { code, words, list } = code;
    values(
        xml,
        name,
        &[("V", Some(code)), ("DN", Some(words)), ("S", Some(list))],
    )
}

/// A code as somebody gave it, with its list.
pub(super) fn coded(xml: &mut Xml, name: &str, coded: &Coded) -> io::Result<()> {
    let list = coded.system.as_deref().filter(|list| is_oid(list));
    values(
        xml,
        name,
        &[
            ("V", Some(&coded.code)),
            ("DN", coded.text.as_deref()),
            ("S", list),
        ],
    )
}

/// Whether a code list has the form that the schemas demand of one.
fn is_oid(list: &str) -> bool {
    list.len() <= 100
        && list
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A moment with Norway's time zone: right for those who read the zone, and for those who do not.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    oslo_time(at).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// A day in an attribute (`TS`).
pub(super) fn day(xml: &mut Xml, name: &str, day: NaiveDate) -> io::Result<()> {
    values(xml, name, &[("V", Some(&day.to_string()))])
}

/// The inside of an `Ident`: a HER-id.
pub(super) fn her_id(xml: &mut Xml, prefix: &str, id: &str) -> io::Result<()> {
    ident(xml, prefix, id, "HER", "HER-id", ORGANISATION_IDS)
}

/// The inside of an `Ident`: a person's number.
pub(super) fn person_id(
    xml: &mut Xml,
    prefix: &str,
    id: &str,
    (kind, words): (&'static str, &'static str),
) -> io::Result<()> {
    ident(xml, prefix, id, kind, words, PERSON_IDS)
}

fn ident(
    xml: &mut Xml,
    prefix: &str,
    id: &str,
    code: &'static str,
    words: &'static str,
    list: &'static str,
) -> io::Result<()> {
    text(xml, &format!("{prefix}Id"), id)?;
    code_of(xml, &format!("{prefix}TypeId"), Code { code, words, list })
}

/// A telephone as `tel:` can carry it: digits, perhaps a plus before them; spaces are left out. None for anything else,
/// which has to be told in words.
pub(super) fn telephone(text: &str) -> Option<String> {
    let number: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let only_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then_some(number)
}

/// A telephone that is no number, in words.
pub(super) fn telephone_in_words(text: &str) -> Option<String> {
    let words = said(text).filter(|text| telephone(text).is_none())?;
    Some(format!("Telefon: {words}"))
}

/// The inside of a `TeleCom`.
pub(super) fn telecom(xml: &mut Xml, prefix: &str, number: &str) -> io::Result<()> {
    values(
        xml,
        &format!("{prefix}TeleAddress"),
        &[("V", Some(&format!("tel:{number}")))],
    )
}

/// The inside of a `TeleCom`: a unit's main telephone.
pub(super) fn main_telecom(xml: &mut Xml, prefix: &str, number: &str) -> io::Result<()> {
    code(xml, &format!("{prefix}TypeTelecom"), "HP", "Hovedtelefon")?;
    telecom(xml, prefix, number)
}

/// What a professional is (code list 9060). HIS 80704 § 5.2.7: «skal oppgis».
pub(super) fn profession(xml: &mut Xml, name: &str, who: &Professional) -> io::Result<()> {
    match &who.profession {
        Some(what) => values(
            xml,
            name,
            &[("V", Some(&what.code)), ("DN", what.text.as_deref())],
        ),
        None => code(xml, name, "XX", "Ukjent/uspesifisert"),
    }
}

/// A professional's names: the last word is the family name, what stands before it the given name.
pub(super) fn names(xml: &mut Xml, prefix: &str, name: &str) -> io::Result<()> {
    let name = name.trim();
    let (given, family) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
    text(xml, &format!("{prefix}FamilyName"), family)?;
    text(xml, &format!("{prefix}GivenName"), given)
}
