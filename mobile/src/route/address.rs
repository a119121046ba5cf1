//! Addresses, read and written.
//!
//! Invariant (tested beside): every address that is written can be read.

use std::{convert::Infallible, fmt, str::FromStr};

use super::{
    AtChecklists, AtClinical, AtFollowUp, AtMessages, AtRelatives, AtShared, AtTemplates,
    AtUnitWork, Route,
};

impl Route {
    fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::Home {},
            ["what-matters"] => Self::WhatMatters {},
            ["what-matters", "new"] => Self::NewEntry {},
            ["what-matters", entry] => Self::Entry {
                entry: entry.parse().ok()?,
            },
            ["what-matters", entry, "edit"] => Self::EditEntry {
                entry: entry.parse().ok()?,
            },
            ["letters"] => Self::Letters {},
            ["letters", summary] => Self::Letter {
                summary: summary.parse().ok()?,
            },
            ["plan"] => Self::Plan {},
            ["plan", "new"] => Self::NewTask {},
            ["told"] => Self::Told {},
            ["more"] => Self::More {},
            ["more", "access-log"] => Self::AccessLog {},
            ["more", "devices"] => Self::Devices {},
            ["more", "password"] => Self::Password {},
            ["more", "look"] => Self::Look {},
            ["more", "notices"] => Self::Notices {},
            ["more", "accessibility"] => Self::Accessibility {},
            ["units", unit, "inbox"] => Self::Inbox {
                unit: unit.parse().ok()?,
            },
            ["units", unit, "patients"] => Self::Patients {
                unit: unit.parse().ok()?,
            },
            ["units", unit, "ward"] => Self::Ward {
                unit: unit.parse().ok()?,
            },
            ["units", unit, "ward", "new"] => Self::Register {
                unit: unit.parse().ok()?,
            },
            ["patients", patient] => Self::Patient {
                patient: patient.parse().ok()?,
            },
            ["patients", patient, "stays", stay, "letter"] => Self::WardLetter {
                patient: patient.parse().ok()?,
                stay: stay.parse().ok()?,
            },
            ["patients", patient, "stays", stay, "letter", "write"] => Self::WriteLetter {
                patient: patient.parse().ok()?,
                stay: stay.parse().ok()?,
            },
            ["patients", patient, "stays", stay, "discharge"] => Self::Discharge {
                patient: patient.parse().ok()?,
                stay: stay.parse().ok()?,
            },
            ["patients", patient, "letters", summary] => Self::LetterPreview {
                patient: patient.parse().ok()?,
                summary: summary.parse().ok()?,
            },
            ["patients", patient, "relatives", ref rest @ ..] => Self::Relatives {
                patient: patient.parse().ok()?,
                at: AtRelatives::read(rest)?,
            },
            ["patients", patient, "messages", ref rest @ ..] => Self::Messages {
                patient: patient.parse().ok()?,
                at: AtMessages::read(rest)?,
            },
            ["patients", patient, "checklists", ref rest @ ..] => Self::Checklists {
                patient: patient.parse().ok()?,
                at: AtChecklists::read(rest)?,
            },
            ["units", unit, "held"] => Self::Held {
                unit: unit.parse().ok()?,
            },
            ["for", patient, ref rest @ ..] => Self::Shared {
                patient: patient.parse().ok()?,
                at: AtShared::read(rest)?,
            },
            ["invitation"] => Self::Invitation {},
            ["follow-up", patient, at] => Self::FollowUp {
                patient: patient.parse().ok()?,
                at: AtFollowUp::read(at)?,
            },
            ["for-gp"] => Self::ForGp {},
            ["units", unit, "work", at] => Self::UnitWork {
                unit: unit.parse().ok()?,
                at: AtUnitWork::read(at)?,
            },
            ["patients", patient, "clinical", ref rest @ ..] => Self::Clinical {
                patient: patient.parse().ok()?,
                at: AtClinical::read(rest)?,
            },
            ["units", unit, "templates", ref rest @ ..] => Self::Templates {
                unit: unit.parse().ok()?,
                at: AtTemplates::read(rest)?,
            },
            _ => return None,
        })
    }
}

impl FromStr for Route {
    type Err = Infallible;

    fn from_str(address: &str) -> Result<Self, Infallible> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let segments: Vec<_> = path.split('/').filter(|text| !text.is_empty()).collect();
        Ok(Self::read(&segments).unwrap_or_else(|| Self::NotFound {
            address: address.to_owned(),
        }))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home {} => f.write_str("/"),
            Self::WhatMatters {} => f.write_str("/what-matters"),
            Self::NewEntry {} => f.write_str("/what-matters/new"),
            Self::Entry { entry } => write!(f, "/what-matters/{entry}"),
            Self::EditEntry { entry } => write!(f, "/what-matters/{entry}/edit"),
            Self::Letters {} => f.write_str("/letters"),
            Self::Letter { summary } => write!(f, "/letters/{summary}"),
            Self::Plan {} => f.write_str("/plan"),
            Self::NewTask {} => f.write_str("/plan/new"),
            Self::Told {} => f.write_str("/told"),
            Self::More {} => f.write_str("/more"),
            Self::AccessLog {} => f.write_str("/more/access-log"),
            Self::Devices {} => f.write_str("/more/devices"),
            Self::Password {} => f.write_str("/more/password"),
            Self::Look {} => f.write_str("/more/look"),
            Self::Notices {} => f.write_str("/more/notices"),
            Self::Accessibility {} => f.write_str("/more/accessibility"),
            Self::Inbox { unit } => write!(f, "/units/{unit}/inbox"),
            Self::Patients { unit } => write!(f, "/units/{unit}/patients"),
            Self::Ward { unit } => write!(f, "/units/{unit}/ward"),
            Self::Register { unit } => write!(f, "/units/{unit}/ward/new"),
            Self::Patient { patient } => write!(f, "/patients/{patient}"),
            Self::WardLetter { patient, stay } => {
                write!(f, "/patients/{patient}/stays/{stay}/letter")
            }
            Self::WriteLetter { patient, stay } => {
                write!(f, "/patients/{patient}/stays/{stay}/letter/write")
            }
            Self::Discharge { patient, stay } => {
                write!(f, "/patients/{patient}/stays/{stay}/discharge")
            }
            Self::LetterPreview { patient, summary } => {
                write!(f, "/patients/{patient}/letters/{summary}")
            }
            Self::Relatives { patient, at } => write!(f, "/patients/{patient}/relatives{at}"),
            Self::Messages { patient, at } => write!(f, "/patients/{patient}/messages{at}"),
            Self::Checklists { patient, at } => write!(f, "/patients/{patient}/checklists{at}"),
            Self::Held { unit } => write!(f, "/units/{unit}/held"),
            Self::Shared { patient, at } => write!(f, "/for/{patient}{at}"),
            Self::Invitation {} => f.write_str("/invitation"),
            Self::FollowUp { patient, at } => write!(f, "/follow-up/{patient}/{}", at.name()),
            Self::ForGp {} => f.write_str("/for-gp"),
            Self::UnitWork { unit, at } => write!(f, "/units/{unit}/work/{}", at.name()),
            Self::Clinical { patient, at } => write!(f, "/patients/{patient}/clinical{at}"),
            Self::Templates { unit, at } => write!(f, "/units/{unit}/templates{at}"),
            Self::NotFound { address } => f.write_str(address),
        }
    }
}
