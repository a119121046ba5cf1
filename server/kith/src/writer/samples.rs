//! What the tests write: the story of tests/messages, seen from home care. The persons are made up.

use chrono::{DateTime, NaiveDate, Utc};
use shared::{
    messages::{
        Coded, Diagnosis, FunctionScore, MedicineUse, MessageMedicine, MessageRelative, NamedParty,
        Party,
    },
    national_identity_number::NationalIdentityNumber,
    related_persons::Relationship,
};
use uuid::Uuid;

use super::{AdmissionReport, OutPatient, Outside, Professional, Question};

/// The notice of admission in tests/messages (`log-innlagt.xml`), which these answer.
pub(super) const NOTICE: &str = "737a1d91-6f82-56ee-8ea3-2539b7d959a0";

/// Who is on the outside.
pub(super) struct Sides {
    pub(super) home_care: Party,
    pub(super) ward: Party,
    pub(super) olga: OutPatient,
}

impl Sides {
    pub(super) fn outside(&self) -> Outside<'_> {
        Outside {
            id: Uuid::from_u128(0x019a_6a1c_3f40_7abc_9def_0123_4567_89ab),
            made_at: moment("2026-11-09T18:40:00Z"),
            test: true,
            sender: &self.home_care,
            receiver: &self.ward,
            patient: &self.olga,
            refers_to: None,
            conversation: None,
        }
    }
}

pub(super) fn sides() -> Sides {
    Sides {
        home_care: party(
            ("Notodden kommune", "80002"),
            ("Hjemmesykepleien Øst", "80021"),
        ),
        ward: party(
            ("Sykehuset Notodden", "80001"),
            ("Medisinsk sengepost Notodden", "80011"),
        ),
        olga: OutPatient {
            given_name: "Olga".to_owned(),
            family_name: "Lund".to_owned(),
            birth_date: Some(day("1941-05-01")),
            number: NationalIdentityNumber::new("01854110051").unwrap(),
        },
    }
}

fn party(organisation: (&str, &str), unit: (&str, &str)) -> Party {
    let named = |(name, her_id): (&str, &str)| NamedParty {
        name: some(name),
        her_id: some(her_id),
    };
    Party {
        organisation: named(organisation),
        unit: Some(named(unit)),
    }
}

pub(super) fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn coded(code: &str, text: &str, list: Option<&str>) -> Coded {
    Coded {
        code: code.to_owned(),
        text: some(text),
        system: list.map(|list| format!("2.16.578.1.12.4.1.1.{list}")),
    }
}

pub(super) fn medicine(name: &str, strength: &str, usage: MedicineUse) -> MessageMedicine {
    MessageMedicine {
        name: name.to_owned(),
        form: some("Tablett"),
        strength: some(strength),
        dosage: some("1 tablett kl. 08"),
        atc: None,
        usage,
        supplied: false,
        from: None,
        until: None,
        note: None,
    }
}

/// Every use of a medicine; those given come last, as they are read.
fn medicines() -> Vec<MessageMedicine> {
    vec![
        MessageMedicine {
            atc: some("C03CA01"),
            from: Some(day("2025-03-10")),
            note: some("Ligger i multidosen."),
            ..medicine("Furosemid", "40 mg", MedicineUse::Fixed)
        },
        MessageMedicine {
            dosage: some("1 tablett ved behov, høyst 2 i døgnet"),
            ..medicine("Naproksen", "250 mg", MedicineUse::AsNeeded)
        },
        MessageMedicine {
            until: Some(day("2026-11-14")),
            supplied: true,
            ..medicine("Penicillin", "660 mg", MedicineUse::Course)
        },
        medicine("Zopiklon", "5 mg", MedicineUse::Stopped),
        MessageMedicine {
            form: None,
            strength: None,
            dosage: None,
            ..medicine("Tran", "", MedicineUse::NotStated)
        },
        MessageMedicine {
            atc: some("C03CA01"),
            dosage: None,
            ..medicine("Furosemid", "40 mg", MedicineUse::Given)
        },
    ]
}

fn relatives() -> Vec<MessageRelative> {
    vec![
        MessageRelative {
            given_name: some("Grete Lund"),
            family_name: some("Aas"),
            relation: Some(Relationship::Daughter),
            relation_code: Some(coded("DA", "Datter", None)),
            care_function: Some(coded("6", "Fremtidsfullmektig", None)),
            phones: vec!["90000201".to_owned(), "+4735000601".to_owned()],
            note: some("Nærmeste pårørende.\nKan ringes hele døgnet."),
        },
        MessageRelative {
            given_name: some("Anders"),
            family_name: some("Lund"),
            relation: Some(Relationship::Son),
            relation_code: Some(coded("SO", "Sønn", None)),
            care_function: None,
            phones: Vec::new(),
            note: None,
        },
    ]
}

pub(super) fn full() -> AdmissionReport {
    let function = |code: &str, text: &str, score: &str| FunctionScore {
        function: coded(code, text, Some("9111")),
        score: some(score),
        note: None,
    };
    AdmissionReport {
        what_matters: vec![
            "Jeg vil helst hjem så fort det går.".to_owned(),
            "Noen må vanne plantene mine.\nSpør Grete.".to_owned(),
        ],
        reason: some("Tungpustet og varm. Temperatur 38,9.\n\nLegevakten la henne inn."),
        summary: some("Klarer seg vanligvis godt med besøk om morgenen."),
        practical: some("Nøkkel i nøkkelboks. Høreapparat er med."),
        lives_alone: true,
        function: vec![
            function("5", "Bevege seg innendørs", "2"),
            FunctionScore {
                note: some("Hører godt med høreapparat."),
                ..function("14", "Hørsel", "3")
            },
        ],
        function_assessed: Some(day("2026-10-05")),
        services: vec!["Hjemmesykepleie".to_owned(), "Trygghetsalarm".to_owned()],
        medicines: medicines(),
        cautions: vec!["Trimetoprim: utbredt utslett i 2011.".to_owned()],
        diagnoses: vec![
            Diagnosis {
                main: true,
                code: Some(coded("I509", "Uspesifisert hjertesvikt", Some("7110"))),
                note: None,
            },
            Diagnosis {
                main: false,
                code: None,
                note: some("Vond hofte"),
            },
        ],
        relatives: relatives(),
        phone: some("35 00 02 20"),
        responsible: nurse(),
    }
}

/// No more than who answers for it.
pub(super) fn least() -> AdmissionReport {
    AdmissionReport {
        responsible: Professional {
            hpr_number: None,
            ..nurse()
        },
        ..AdmissionReport::default()
    }
}

fn nurse() -> Professional {
    Professional {
        name: "Ingrid Dahl".to_owned(),
        profession: Some(coded("SP", "Sykepleier", None)),
        hpr_number: some("565500011"),
    }
}

pub(super) fn ask() -> Question {
    Question {
        subject: some("Hjelpemidler før hjemreise"),
        text: "Trenger Olga dusjkrakk?\n\nVi kan bestille i dag.".to_owned(),
        asked_by: nurse(),
        phone: some("35 00 02 20"),
    }
}

pub(super) fn ask_least() -> Question {
    Question {
        text: "Når kommer Olga hjem?".to_owned(),
        asked_by: Professional {
            name: "Ingrid Dahl".to_owned(),
            ..Professional::default()
        },
        ..Question::default()
    }
}
