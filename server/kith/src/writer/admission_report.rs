//! The admission report (Innleggelsesrapport v1.6, HIS 1143:2014, a profile of HIS 80704:2014): what home care knows of
//! somebody who was admitted, to the ward, within a day.
//!
//! Invariant: elements stand in the schema's order; a group without content is left out.

use std::io;

use chrono::NaiveDate;
use shared::{
    date::oslo_day,
    messages::{Diagnosis, FunctionScore, MessageMedicine, MessageRelative},
};
use uuid::Uuid;

use super::{
    HPR, Outside, Professional,
    components::{CAVE, CAVE_HEAD, NOTE, OWN_VIEW, PRACTICAL, REASON, SUMMARY, component, section},
    formats::ADMISSION_REPORT_1_6,
    medicines, message, name_and_id,
    parts::{
        Xml, around, code, coded, her_id, main_telecom, names, person_id, profession, remarks,
        said, telephone, telephone_in_words, text, text_of,
    },
    relatives::relative,
};

/// What the report says. Everything but who answers for it may be empty; texts are plain, with `\n` between lines.
#[derive(Debug, Clone, Default)]
pub struct AdmissionReport {
    /// What matters to the patient, in the patient's words, one thing each.
    pub what_matters: Vec<String>,
    /// Why the patient was admitted, as home care saw it.
    pub reason: Option<String>,
    /// The nurses' summary.
    pub summary: Option<String>,
    /// Practical matters: keys, what the patient has along, who was told.
    pub practical: Option<String>,
    /// The patient lives alone.
    pub lives_alone: bool,
    /// How well the patient manages (code list 9111; scores 1 to 5, 9 not relevant).
    pub function: Vec<FunctionScore>,
    /// The day that was assessed.
    pub function_assessed: Option<NaiveDate>,
    /// The municipality's services that the patient has, by name.
    pub services: Vec<String>,
    /// Medicines. Those given count as given on the day that the report is made. A strength that is not one number with
    /// a unit stands in the remark.
    pub medicines: Vec<MessageMedicine>,
    /// What one must be careful with (CAVE).
    pub cautions: Vec<String>,
    /// Diagnoses.
    pub diagnoses: Vec<Diagnosis>,
    /// Relatives. A telephone that is no number stands in the remark.
    pub relatives: Vec<MessageRelative>,
    /// The home care unit's own telephone.
    pub phone: Option<String>,
    /// Who answers for the report. The schema has a place for it only with an HPR number; without one the name stands in
    /// the remark about the unit.
    pub responsible: Professional,
}

/// Writes it.
///
/// # Errors
/// `InvalidInput`, with the reason in English and nothing of what the report says, when something lacks that the schema
/// demands: a party's name or HER-id, a medicine's name.
pub fn admission_report(outside: &Outside<'_>, says: &AdmissionReport) -> io::Result<String> {
    let phone = says.phone.as_deref();
    message(outside, &ADMISSION_REPORT_1_6, phone, |xml| {
        around(xml, "InformasjonOmForsendelsen", |xml| {
            code(xml, "Forsendelsesstatus", "N", "Ny")
        })?;
        if says.lives_alone {
            around(xml, "TilleggsopplysningPasient", |xml| {
                text(xml, "BorAlene", "true")
            })?;
        }
        for one in &says.relatives {
            around(xml, "ParorendeForesatt", |xml| relative(xml, one))?;
        }
        around(xml, "TilknyttetEnhet", |xml| unit(xml, outside, says))?;
        responsible(xml, outside, &says.responsible)?;
        diagnoses(xml, &says.diagnoses)?;
        medical(xml, outside.id, says)?;
        medicines::prescribed(xml, outside.id, &says.medicines)?;
        services(xml, &says.services)?;
        functions(xml, says)?;
        nursing(xml, outside, says)
    })
}

/// The unit that answers, with its telephone.
fn unit(xml: &mut Xml, outside: &Outside<'_>, says: &AdmissionReport) -> io::Result<()> {
    let sender = outside.sender;
    let (name, id) = name_and_id(sender.unit.as_ref().unwrap_or(&sender.organisation))?;
    let phone = says.phone.as_deref();
    around(xml, "Kontaktenhet", |xml| {
        text(xml, "fk1:OrganisationName", &name)?;
        around(xml, "fk1:Ident", |xml| her_id(xml, "fk1:", &id))?;
        match phone.and_then(telephone) {
            Some(number) => around(xml, "fk1:TeleCom", |xml| main_telecom(xml, "fk1:", &number)),
            None => Ok(()),
        }
    })?;
    let who = &says.responsible;
    let name = said(&who.name).filter(|_| hpr_number(who).is_none());
    let what = who.profession.as_ref().and_then(|what| said(what.words()));
    let named = name.map(|name| match what {
        Some(what) => format!("Ansvarlig: {name}, {what}"),
        None => format!("Ansvarlig: {name}"),
    });
    let remark = remarks([phone.and_then(telephone_in_words), named]);
    text_of(xml, "Merknad", remark.as_deref())
}

fn hpr_number(who: &Professional) -> Option<String> {
    who.hpr_number.as_deref().and_then(said)
}

/// Who answers for the report, with the number that the schema demands of them.
fn responsible(xml: &mut Xml, outside: &Outside<'_>, who: &Professional) -> io::Result<()> {
    let Some(number) = hpr_number(who) else {
        return Ok(());
    };
    around(xml, "AnsvarForRapport", |xml| {
        around(xml, "AnsvarligRapport", |xml| {
            profession(xml, "fk1:TypeHealthcareProfessional", who)?;
            names(xml, "fk1:", &who.name)?;
            around(xml, "fk1:Ident", |xml| person_id(xml, "fk1:", &number, HPR))
        })?;
        let day = oslo_day(outside.made_at);
        text(xml, "GodkjentDato", &day.to_string())
    })
}

fn diagnoses(xml: &mut Xml, diagnoses: &[Diagnosis]) -> io::Result<()> {
    if diagnoses.is_empty() {
        return Ok(());
    }
    around(xml, "InfoMedisinskDiagnose", |xml| {
        for diagnosis in diagnoses {
            around(xml, "MedisinskDiagnose", |xml| {
                text(xml, "Hoveddiagnose", &diagnosis.main.to_string())?;
                if let Some(code) = &diagnosis.code {
                    coded(xml, "Diagnosekode", code)?;
                }
                text_of(xml, "DiagnoseBeskrivelse", diagnosis.note.as_deref())
            })?;
        }
        Ok(())
    })
}

/// What one must be careful with, and why the patient was admitted.
fn medical(xml: &mut Xml, message: Uuid, says: &AdmissionReport) -> io::Result<()> {
    let cautions: Vec<String> = says.cautions.iter().filter_map(|one| said(one)).collect();
    let reason = says.reason.as_deref().and_then(said);
    if cautions.is_empty() && reason.is_none() {
        return Ok(());
    }
    around(xml, "MedisinskfagligeOpplysninger", |xml| {
        if !cautions.is_empty() {
            component(xml, &CAVE, (message, 0), |xml| {
                component(xml, &CAVE_HEAD, (message, 0), |xml| {
                    for caution in &cautions {
                        around(xml, "epj1:StikkordCave", |xml| {
                            text(xml, "epj1:CaveStikkord", caution)
                        })?;
                    }
                    Ok(())
                })
            })?;
        }
        if reason.is_some() {
            component(xml, &NOTE, (message, 0), |xml| {
                section(xml, REASON, reason.as_deref())
            })?;
        }
        Ok(())
    })
}

/// The services. The name is enough where the code (list 9151) is not known (HIS 80704:2014 § 12.2.2).
fn services(xml: &mut Xml, services: &[String]) -> io::Result<()> {
    for service in services.iter().filter_map(|one| said(one)) {
        around(xml, "EksisterendeTjeneste", |xml| {
            text(xml, "BetegnelseTjeneste", &service)?;
            text(xml, "PrivatTjeneste", "false")
        })?;
    }
    Ok(())
}

fn functions(xml: &mut Xml, says: &AdmissionReport) -> io::Result<()> {
    if says.function.is_empty() {
        return Ok(());
    }
    around(xml, "InfoKartleggingFunksjonsniva", |xml| {
        if let Some(on) = says.function_assessed {
            // HIS 1143:2014 § 4.3: the day stands in this remark.
            around(xml, "SamletVurderingFunksjonsniva", |xml| {
                text(
                    xml,
                    "Merknad",
                    &format!("Kartlagt {}.", on.format("%d.%m.%Y")),
                )
            })?;
        }
        for one in &says.function {
            around(xml, "KartlagtFunksjon", |xml| function(xml, one))?;
        }
        Ok(())
    })
}

/// A function. The schema takes whole numbers for scores; another stands in the remark.
fn function(xml: &mut Xml, function: &FunctionScore) -> io::Result<()> {
    coded(xml, "Funksjonsvariabel", &function.function)?;
    let score = function.score.as_deref().and_then(said);
    let number = score.as_deref().and_then(|score| score.parse::<u8>().ok());
    if let Some(number) = number {
        text(xml, "Vurdering", &number.to_string())?;
    }
    let in_words = score.filter(|_| number.is_none());
    let remark = remarks([
        function.note.as_deref().and_then(said),
        in_words.map(|score| format!("Vurdering: {score}")),
    ]);
    text_of(xml, "Merknad", remark.as_deref())
}

/// What the nurses say, and the medicines given. What matters to the patient stands first.
fn nursing(xml: &mut Xml, outside: &Outside<'_>, says: &AdmissionReport) -> io::Result<()> {
    let own = says.what_matters.iter().map(|one| (OWN_VIEW, Some(one)));
    let others = [
        (SUMMARY, says.summary.as_ref()),
        (PRACTICAL, says.practical.as_ref()),
    ];
    let texts: Vec<_> = own
        .chain(others)
        .filter_map(|(heading, note)| Some((heading, said(note?)?)))
        .collect();
    if texts.is_empty() && !says.medicines.iter().any(medicines::is_given) {
        return Ok(());
    }
    around(xml, "Sykepleierdokumentasjon", |xml| {
        if !texts.is_empty() {
            around(xml, "InfoFraSykepleier", |xml| {
                for (heading, note) in &texts {
                    section(xml, *heading, Some(note))?;
                }
                Ok(())
            })?;
        }
        let today = oslo_day(outside.made_at);
        medicines::given(xml, outside.id, today, &says.medicines)
    })
}
