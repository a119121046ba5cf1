//! Medicines, as letters (`Medication`) and reports (`Legemiddelinfo`) write them.

use shared::messages::{MedicineUse, MessageMedicine};

use super::{
    parts::{code, day_of, text, value},
    xml::Element,
};

/// The code list of ATC codes.
const ATC: &str = "2.16.578.1.12.4.1.1.7180";

/// A letter's medicine (code list 7307 says how it is used).
pub(super) fn in_letter(medication: &Element) -> Option<MessageMedicine> {
    let drug = code(medication, "DrugId")?;
    let usage = match value(medication, "Status").as_deref() {
        Some("6") => MedicineUse::Fixed,
        Some("5") => MedicineUse::AsNeeded,
        Some("4") => MedicineUse::Stopped,
        _ => MedicineUse::NotStated,
    };
    Some(MessageMedicine {
        name: drug.words().to_owned(),
        form: None,
        strength: quantity(medication, "UnitDose"),
        dosage: text(medication, "DosageText"),
        atc: (drug.system.as_deref() == Some(ATC)).then_some(drug.code),
        usage,
        supplied: false,
        from: None,
        until: None,
        note: text(medication, "Comment"),
    })
}

/// The medicines of a report: prescribed, stopped, and given on the day of transfer.
pub(super) fn in_report(payload: &Element) -> Vec<MessageMedicine> {
    let (mut prescribed, mut given) = (Vec::new(), Vec::new());
    payload.everywhere("ForenkletForskrivning", &mut prescribed);
    payload.everywhere("AdmAvHelsepersonell", &mut given);
    // 4 (code list 9083): was not given.
    let given = given
        .into_iter()
        .filter(|given| value(given, "AdmStatus").as_deref() != Some("4"))
        .filter_map(|given| prescription(given, Some(MedicineUse::Given)));
    let prescribed = prescribed.into_iter().filter_map(|one| {
        // Code list 9104. 2: stopped, 3: supplied.
        let status = value(one, "StatusTilForskrivningen");
        let stopped = status.as_deref() == Some("2");
        let medicine = prescription(one, stopped.then_some(MedicineUse::Stopped))?;
        Some(MessageMedicine {
            supplied: status.as_deref() == Some("3"),
            ..medicine
        })
    });
    prescribed.chain(given).collect()
}

fn prescription(around: &Element, usage: Option<MedicineUse>) -> Option<MessageMedicine> {
    let info = around.child("Forskrivningsinfo")?;
    let day = |name: &str| value(info, name).and_then(|day| day_of(&day));
    Some(MessageMedicine {
        name: text(info, "Navn")?,
        form: code(info, "Legemiddelform").map(|form| form.words().to_owned()),
        strength: quantity(info, "Styrke"),
        dosage: text(info, "DosVeiledEnkel"),
        atc: code(info, "Atc").map(|code| code.code),
        supplied: false,
        usage: usage.unwrap_or_else(|| used(value(info, "Bruk").as_deref())),
        from: day("DoseringStarttidspunkt"),
        until: day("DoseringSluttidspunkt"),
        note: text(around, "Merknad"),
    })
}

/// Code list 9101.
const fn used(code: Option<&str>) -> MedicineUse {
    match code {
        Some(code) => match code.as_bytes() {
            b"1" => MedicineUse::Fixed,
            b"2" => MedicineUse::Course,
            b"3" => MedicineUse::AsNeeded,
            _ => MedicineUse::NotStated,
        },
        None => MedicineUse::NotStated,
    }
}

/// `2.5 mg`.
fn quantity(element: &Element, name: &str) -> Option<String> {
    let quantity = element.child(name)?;
    let value = quantity.attribute("V")?;
    Some(match quantity.attribute("U") {
        Some(unit) => format!("{value} {unit}"),
        None => value.to_owned(),
    })
}
