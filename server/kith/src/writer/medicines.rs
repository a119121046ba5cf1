//! Medicines in a report: those prescribed or stopped (`Legemiddelinfo`) and those given on the day of transfer
//! (`LegemidlerAdministrertVedOverforing`). HIS 80704:2014 § 11.
//!
//! Invariant: a number that is written means what was written by hand. What is not surely one number with a unit is
//! told in words.

use std::io;

use chrono::NaiveDate;
use shared::messages::{MedicineUse, MessageMedicine};
use uuid::Uuid;

use super::{
    components::{GIVEN, MEDICINE, component},
    parts::{Xml, around, code, day, remarks, required, said, text, text_of, values},
};

/// The medicines that are prescribed, or were until they were stopped.
pub(super) fn prescribed(
    xml: &mut Xml,
    message: Uuid,
    medicines: &[MessageMedicine],
) -> io::Result<()> {
    let prescribed = medicines.iter().filter(|one| !is_given(one));
    for (nth, medicine) in (0..).zip(prescribed) {
        component(xml, &MEDICINE, (message, nth), |xml| {
            prescription(xml, medicine)
        })?;
    }
    Ok(())
}

/// The medicines given on the day of transfer, which the format wants a time for: the day.
pub(super) fn given(
    xml: &mut Xml,
    message: Uuid,
    on: NaiveDate,
    medicines: &[MessageMedicine],
) -> io::Result<()> {
    if !medicines.iter().any(is_given) {
        return Ok(());
    }
    component(xml, &GIVEN, (message, 0), |xml| {
        for medicine in medicines.iter().filter(|one| is_given(one)) {
            around(xml, "epj3:AdmAvHelsepersonell", |xml| {
                day(xml, "epj3:AdmStart", on)?;
                // Nothing here takes a remark but «ytterligere opplysninger relatert til bruken».
                let remark = remark(medicine, medicine.supplied);
                information(xml, medicine, remark.as_deref())
            })?;
        }
        Ok(())
    })
}

/// Whether it was given on the day of transfer.
pub(super) fn is_given(medicine: &MessageMedicine) -> bool {
    medicine.usage == MedicineUse::Given
}

fn prescription(xml: &mut Xml, medicine: &MessageMedicine) -> io::Result<()> {
    around(xml, "epj3:ForenkletForskrivning", |xml| {
        // Code list 9104 has one place for both: that it was stopped is what one must know.
        let stopped = medicine.usage == MedicineUse::Stopped;
        if stopped {
            code(xml, "epj3:StatusTilForskrivningen", "2", "Seponering")?;
        } else if medicine.supplied {
            code(xml, "epj3:StatusTilForskrivningen", "3", SUPPLIED)?;
        }
        let remark = remark(medicine, stopped && medicine.supplied);
        text_of(xml, "epj3:Merknad", remark.as_deref())?;
        information(xml, medicine, None)
    })
}

/// Code list 9104: 3.
const SUPPLIED: &str = "Utlevert legemiddel";

/// The remark, with what has no other place.
fn remark(medicine: &MessageMedicine, tell_supplied: bool) -> Option<String> {
    let strength = medicine.strength.as_deref().and_then(said);
    let in_words = strength.filter(|strength| quantity(strength).is_none());
    remarks([
        medicine.note.as_deref().and_then(said),
        in_words.map(|strength| format!("Styrke: {strength}")),
        tell_supplied.then(|| SUPPLIED.to_owned()),
    ])
}

fn information(
    xml: &mut Xml,
    medicine: &MessageMedicine,
    about_use: Option<&str>,
) -> io::Result<()> {
    let name = required(said(&medicine.name), "a medicine has no name")?;
    around(xml, "epj3:Forskrivningsinfo", |xml| {
        text_of(xml, "epj3:BruksomradeTekst", about_use)?;
        text_of(xml, "epj3:DosVeiledEnkel", medicine.dosage.as_deref())?;
        text(xml, "epj3:Navn", &name)?;
        if let Some(atc) = &medicine.atc {
            values(xml, "epj3:Atc", &[("V", Some(atc))])?;
        }
        if let Some(form) = &medicine.form {
            // The words alone: the code (list 7448) is not kept when a message is read.
            values(xml, "epj3:Legemiddelform", &[("DN", Some(form))])?;
        }
        let strength = medicine.strength.as_deref().and_then(quantity);
        if let Some((value, unit)) = strength {
            let attributes = [("V", Some(value.as_str())), ("U", Some(unit.as_str()))];
            values(xml, "epj3:Styrke", &attributes)?;
        }
        if let Some((value, words)) = used(medicine.usage) {
            code(xml, "epj3:Bruk", value, words)?;
        }
        if let Some(from) = medicine.from {
            day(xml, "epj3:DoseringStarttidspunkt", from)?;
        }
        if let Some(until) = medicine.until {
            day(xml, "epj3:DoseringSluttidspunkt", until)?;
        }
        Ok(())
    })
}

/// Code list 9101.
const fn used(usage: MedicineUse) -> Option<(&'static str, &'static str)> {
    match usage {
        MedicineUse::Fixed => Some(("1", "Fast")),
        MedicineUse::Course => Some(("2", "Kur")),
        MedicineUse::AsNeeded => Some(("3", "Ved behov")),
        MedicineUse::Stopped | MedicineUse::Given | MedicineUse::NotStated => None,
    }
}

/// A strength as a number and a unit: `2,5 mg`. None for «1 000 mg», which is not 1, for «2.500 IE», which may be 2500,
/// and for all that is more than one number.
fn quantity(strength: &str) -> Option<(String, String)> {
    let strength = strength.trim();
    let end = strength
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(strength.len());
    let (number, unit) = strength.split_at(end);
    let number = number.replace(',', ".");
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, "0"));
    let thousands = fraction.len() == 3 && whole != "0";
    if whole.is_empty() || fraction.is_empty() || fraction.contains('.') || thousands {
        return None;
    }
    let unit = unit.trim();
    let is_unit = unit.starts_with(|c: char| c.is_alphabetic() || c == '%')
        && !unit.contains(char::is_whitespace);
    (unit.is_empty() || is_unit).then(|| (number.clone(), unit.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_that_are_one_number() {
        let read = |text: &str| quantity(text).map(|(number, unit)| format!("{number}|{unit}"));
        for (text, number_and_unit) in [
            ("2.5 mg", "2.5|mg"),
            ("2,5 mg", "2.5|mg"),
            ("0,125 mg", "0.125|mg"),
            ("40mg", "40|mg"),
            ("50 µg/dose", "50|µg/dose"),
            ("0.9 %", "0.9|%"),
            ("100 E/ml", "100|E/ml"),
            ("5", "5|"),
        ] {
            assert_eq!(read(text).as_deref(), Some(number_and_unit), "{text}");
        }
    }

    #[test]
    fn strengths_that_stay_words() {
        for text in [
            "1 000 mg",
            "2.500 IE",
            "1,000 mg",
            "1.000.000 IE",
            "5-10 mg",
            "400/80 mg",
            "500 mg/30 mg",
            "20 mg (enterotablett)",
            "sterk",
            "",
            ".5 mg",
            "5. mg",
            "mg 5",
        ] {
            assert_eq!(quantity(text), None, "{text}");
        }
    }
}
