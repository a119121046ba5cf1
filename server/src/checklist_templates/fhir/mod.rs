//! Templates as FHIR Questionnaires, and back. Pure.
//!
//! What FHIR R4 has a word for is written with it (<https://hl7.org/fhir/R4/questionnaire.html>); what it has none for
//! stands in extensions of ours. What is exported reads back as it was. A Questionnaire from elsewhere is read as far as
//! checklists go, and what is not taken in as it stood is listed.

mod items;
mod model;
mod read;
#[cfg(test)]
mod tests;
mod texts;
mod write;

pub(super) use read::read;
pub(super) use write::write;
