//! A question to the ward (Dialogmelding v1.1, HIS 80603:2017, as a helsefaglig dialog, HIS 1077:2017).
//!
//! Invariant: free text about one patient, from a professional to professionals. The standard has it as a note
//! (`Notat`), as the directorate's own examples do; its request (`Foresporsel`) belongs to other types of dialogue.

use std::io;

use shared::date::oslo_day;

use super::{
    HPR, Outside, Professional,
    formats::DIALOGUE_1_1,
    message,
    parts::{
        Code, Xml, around, code_of, main_telecom, names, person_id, profession, required, said,
        telephone, telephone_in_words, text, text_of,
    },
};

/// What it is about (code list 7322).
const ABOUT_A_PATIENT: Code = Code {
    code: "6",
    words: "Henvendelse om pasient",
    list: "2.16.578.1.12.4.1.1.7322",
};
/// What the one who asks is to the patient (code list 9034).
const CONTACT: Code = Code {
    code: "21",
    words: "Helsefaglig kontakt",
    list: "2.16.578.1.12.4.1.1.9034",
};

/// A question; texts are plain, with `\n` between lines.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// What it is about, in a line.
    pub subject: Option<String>,
    /// The question.
    pub text: String,
    /// Who asks.
    pub asked_by: Professional,
    /// The telephone to answer to. One that is no number stands in the remark.
    pub phone: Option<String>,
}

/// Writes it.
///
/// # Errors
/// `InvalidInput`, with the reason in English and nothing of what is asked, when a party's name or HER-id lacks, or the
/// question itself.
pub fn question(outside: &Outside<'_>, asks: &Question) -> io::Result<String> {
    let words = required(said(&asks.text), "a question has no words")?;
    let phone = asks.phone.as_deref();
    message(outside, &DIALOGUE_1_1, phone, |xml| {
        around(xml, "Notat", |xml| {
            code_of(xml, "TemaKodet", ABOUT_A_PATIENT)?;
            text_of(xml, "Tema", asks.subject.as_deref())?;
            text(xml, "TekstNotatInnhold", &words)?;
            let remark = phone.and_then(telephone_in_words);
            text_of(xml, "Merknad", remark.as_deref())?;
            let today = oslo_day(outside.made_at);
            text(xml, "DatoNotat", &today.to_string())?;
            around(xml, "RollerRelatertNotat", |xml| asker(xml, asks))
        })
    })
}

fn asker(xml: &mut Xml, asks: &Question) -> io::Result<()> {
    let who = &asks.asked_by;
    code_of(xml, "RoleToPatient", CONTACT)?;
    around(xml, "HealthcareProfessional", |xml| {
        profession(xml, "TypeHealthcareProfessional", who)?;
        names(xml, "", &who.name)?;
        if let Some(number) = who.hpr_number.as_deref().and_then(said) {
            around(xml, "Ident", |xml| person_id(xml, "fk1:", &number, HPR))?;
        }
        match asks.phone.as_deref().and_then(telephone) {
            Some(number) => around(xml, "TeleCom", |xml| main_telecom(xml, "fk1:", &number)),
            None => Ok(()),
        }
    })
}
