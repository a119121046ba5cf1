//! Relatives in a report (`ParorendeForesatt`, HIS 80704:2014 § 5.2.9).

use std::io;

use shared::{messages::MessageRelative, related_persons::Relationship};

use super::parts::{
    Xml, around, remarks, said, telecom, telephone, telephone_in_words, text_of, values,
};

/// The code list of relations.
const RELATIONS: &str = "2.16.578.1.12.4.1.1.9033";

/// The inside of it.
pub(super) fn relative(xml: &mut Xml, relative: &MessageRelative) -> io::Result<()> {
    relation(xml, relative)?;
    if let Some(function) = &relative.care_function {
        let words = function.text.as_deref();
        let attributes = [("V", Some(function.code.as_str())), ("DN", words)];
        values(xml, "Omsorgsfunksjon", &attributes)?;
    }
    around(xml, "Referanseperson", |xml| {
        text_of(xml, "fk1:FamilyName", relative.family_name.as_deref())?;
        text_of(xml, "fk1:GivenName", relative.given_name.as_deref())?;
        for number in relative.phones.iter().filter_map(|phone| telephone(phone)) {
            around(xml, "fk1:TeleCom", |xml| telecom(xml, "fk1:", &number))?;
        }
        Ok(())
    })?;
    let in_words: Vec<String> = relative
        .phones
        .iter()
        .filter_map(|phone| telephone_in_words(phone))
        .collect();
    let note = relative.note.as_deref().and_then(said);
    let remark = remarks([note, said(&in_words.join("\n"))]);
    text_of(xml, "Merknad", remark.as_deref())
}

/// How they are related. The element names no list and means 9033: a code of another list is told in words only.
fn relation(xml: &mut Xml, relative: &MessageRelative) -> io::Result<()> {
    let sent = relative.relation_code.as_ref();
    let known = relative.relation.map(Relationship::code);
    let unknown = sent
        .filter(|sent| sent.system.as_deref().is_none_or(|list| list == RELATIONS))
        .map(|sent| sent.code.as_str());
    let code = known.or(unknown);
    let words = sent.and_then(|sent| sent.text.as_deref());
    if code.or(words).is_none() {
        return Ok(());
    }
    values(xml, "Slektskap", &[("V", code), ("DN", words)])
}
