//! Parts of a report that come from the EPJ schemas: components with a kind and an id of their own, and texts under a
//! heading.

use std::io;

use uuid::Uuid;

use super::parts::{Code, Xml, around, code_of, said, text};

/// A kind of component.
pub(super) struct Component {
    name: &'static str,
    /// `EPJ sak` or `EPJ dokument`.
    basis: &'static str,
    /// Its OID, which the schema fixes.
    kind: &'static str,
    category: &'static str,
    /// Where the ids of this kind begin, counted from the message's.
    first: u128,
}

pub(super) const CAVE: Component = Component {
    name: "epj1:Cave",
    basis: "EPJ sak",
    kind: "2.16.578.1.12.4.1.6.14.50001.0",
    category: "Cave/allergier",
    first: 1,
};
pub(super) const CAVE_HEAD: Component = Component {
    name: "epj1:SakshodeCave",
    basis: "EPJ dokument",
    kind: "2.16.578.1.12.4.1.6.13.10028.0",
    category: "Cave/allergier",
    first: 2,
};
pub(super) const NOTE: Component = Component {
    name: "epj2:GenereltJournalnotat",
    basis: "EPJ dokument",
    kind: "2.16.578.1.12.4.1.6.13.11009.0",
    category: "Andre notater",
    first: 3,
};
pub(super) const GIVEN: Component = Component {
    name: "epj3:LegemidlerAdministrertVedOverforing",
    basis: "EPJ dokument",
    kind: "2.16.578.1.12.4.1.6.13.10302.0",
    category: "Legemidler",
    first: 4,
};
/// The last, for there may be any number of these.
pub(super) const MEDICINE: Component = Component {
    name: "epj3:Legemiddelinfo",
    basis: "EPJ dokument",
    kind: "2.16.578.1.12.4.1.6.13.10301.0",
    category: "Legemidler",
    first: 5,
};

/// Writes the message's nth component of this kind, from 0.
pub(super) fn component(
    xml: &mut Xml,
    component: &Component,
    (message, nth): (Uuid, u128),
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let number = component.first.wrapping_add(nth);
    let id = Uuid::from_u128(message.as_u128().wrapping_add(number));
    xml.create_element(component.name)
        .with_attribute(("m1:informasjonskategori", component.category))
        .with_attribute(("komponentID", id.to_string().as_str()))
        .with_attribute(("m1:komponenttype", component.kind))
        .with_attribute(("m1:basiskomponenttype", component.basis))
        .write_inner_content(inside)?;
    Ok(())
}

// Headings (HIS 80704:2014 § 8.2.9): medical matters take theirs from list 9142, nursing from 9141. HIS 1143:2014 § 4.3
// names AAI, 8 and 14 for the report. It names none for what matters to the patient; of 9141's headings, 13 is the one
// that says that these are the patient's own words.

pub(super) const REASON: Code = Code {
    code: "AAI",
    words: "Årsak til innleggelse",
    list: "2.16.578.1.12.4.1.1.9142",
};
pub(super) const SUMMARY: Code = Code {
    code: "8",
    words: "Sykepleiesammenfatning",
    list: "2.16.578.1.12.4.1.1.9141",
};
pub(super) const OWN_VIEW: Code = Code {
    code: "13",
    words: "Pasientens egne vurderinger",
    list: "2.16.578.1.12.4.1.1.9141",
};
pub(super) const PRACTICAL: Code = Code {
    code: "14",
    words: "Praktiske opplysninger",
    list: "2.16.578.1.12.4.1.1.9141",
};

/// A text under its heading; nothing when it is empty.
pub(super) fn section(xml: &mut Xml, heading: Code, note: Option<&str>) -> io::Result<()> {
    let Some(note) = note.and_then(said) else {
        return Ok(());
    };
    around(xml, "epj2:Journaltekst", |xml| {
        code_of(xml, "epj2:Overskriftskode", heading)?;
        text(xml, "epj2:Notat", &note)
    })
}
