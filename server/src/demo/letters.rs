//! The demo's letters. Kåre's is the one of the project's source document («Epikrise somatikk», Notodden),
//! word for word, with the medicines it names; Birger's is ours.

use shared::{
    summaries::{Medicine, MedicineChange, SectionKind, SummaryContent},
    text::{LanguageTag, Line, Prose},
};

const KARE: &[(SectionKind, &str)] = &[
    (
        SectionKind::PatientInformation,
        "Hei Kåre!\n\nDu har vært innlagt ved medisinsk avdeling ved Notodden sykehus grunnet en lungebetennelse. Du har fått antibiotika inn intravenøs, det vil si at du har fått den rett inn i blodårene dine. Når du nå kommer hjem, så skal du ha antibiotika tabletter i 3 dager. Under oppholdet ditt fikk på du et lårhalsbrudd i ve. Hofte. Denne har du fått operert og du vil nok ha en del smerter fremover. Du kan belaste beinet til smertegrense.\n\nDa du har hjerteflimmer i bunn er det viktig at du står på noe blodfortynnende og vi har derfor valgt å gjeninnsette Eliquiz, men i en lavere dose. Da du fortsatt er ganske redusert i formen ønsker kommunen å ta deg imot på en korttids plass for videre opptrening. Ønsker deg god bedring videre.\n\nHilsen: Lege NN",
    ),
    (SectionKind::ReasonForAdmission, "Kolsforverring"),
    (SectionKind::MainCondition, "Pneumoni"),
    (SectionKind::OtherConditions, "Lårhalsbrudd"),
    (
        SectionKind::Background,
        "Kjent kols og atrieflimmer. Bor alene i enebolig med 13 trappetrinn til soverommet.",
    ),
    (
        SectionKind::CourseAndTreatment,
        "Behandlet med intravenøs antibiotika med god effekt. Fall på avdelingen med lårhalsbrudd venstre side, operert med hemiprotese. Apiksaban gjeninnsatt i redusert dose.",
    ),
    (
        SectionKind::FunctionalStatus,
        "Går korte avstander med rullator og tilsyn. Trenger hjelp i trapp.",
    ),
    (
        SectionKind::FollowUp,
        "Korttidsplass i kommunen for opptrening. Kontroll hos fastlege innen 14 dager.",
    ),
];

const BIRGER: &[(SectionKind, &str)] = &[
    (
        SectionKind::PatientInformation,
        "Hei Birger!\n\nDu var hos oss fordi hjertet ditt ikke pumpet godt nok, og du hadde fått vann i kroppen. Du har fått vanndrivende medisin, og du puster lettere nå.\n\nVei deg hver morgen. Ring hjemmesykepleien hvis du går opp mer enn to kilo på tre dager.\n\nHilsen Jonas Berg, lege",
    ),
    (SectionKind::MainCondition, "Hjertesvikt"),
    (
        SectionKind::FollowUp,
        "Blodprøver hos fastlege innen 14 dager.",
    ),
];

/// Every text of the letters.
pub(super) fn texts() -> anyhow::Result<Vec<String>> {
    let mut texts: Vec<String> = KARE
        .iter()
        .chain(BIRGER)
        .map(|(_, text)| (*text).to_owned())
        .collect();
    for letter in [kare(chrono::NaiveDate::MIN)?, birger()?] {
        for medicine in letter.medicines {
            texts.push(medicine.name.to_string());
            texts.extend(medicine.reason.map(|reason| reason.to_string()));
        }
    }
    Ok(texts)
}

fn content(
    sections: &[(SectionKind, &str)],
    medicines: Vec<Medicine>,
) -> anyhow::Result<SummaryContent> {
    let sections = sections
        .iter()
        .map(|(kind, text)| Ok((*kind, Prose::new(text)?)))
        .collect::<anyhow::Result<_>>()?;
    Ok(SummaryContent {
        lang: LanguageTag::new("nb")?,
        sections,
        medicines,
        received: Vec::new(),
        highlights: Vec::new(),
    })
}

fn medicine(
    name: &str,
    dosage: &str,
    change: MedicineChange,
    reason: &str,
) -> anyhow::Result<Medicine> {
    Ok(Medicine {
        name: Line::new(name)?,
        dosage: Some(Line::new(dosage)?),
        change,
        reason: if reason.is_empty() {
            None
        } else {
            Some(Line::new(reason)?)
        },
        until: None,
        as_needed: false,
    })
}

/// Kåre's letter.
pub(super) fn kare(course_ends: chrono::NaiveDate) -> anyhow::Result<SummaryContent> {
    let antibiotics = Medicine {
        until: Some(course_ends),
        ..medicine(
            "Amoxicillin 500 mg",
            "1 kapsel tre ganger om dagen i 3 dager",
            MedicineChange::New,
            "Mot lungebetennelsen.",
        )?
    };
    let painkiller = Medicine {
        as_needed: true,
        ..medicine(
            "Paracet 500 mg",
            "2 tabletter inntil fire ganger om dagen",
            MedicineChange::New,
            "Mot smerter etter operasjonen.",
        )?
    };
    let medicines = vec![
        medicine(
            "Eliquiz 2,5 mg",
            "1 tablett morgen og kveld",
            MedicineChange::Changed,
            "Blodfortynnende mot hjerteflimmer. Lavere dose enn før.",
        )?,
        antibiotics,
        painkiller,
        medicine(
            "Spiriva 18 mikrogram",
            "1 inhalasjon om morgenen",
            MedicineChange::Unchanged,
            "",
        )?,
        medicine(
            "Sobril 15 mg",
            "Ikke ta denne mer",
            MedicineChange::Stopped,
            "Kan gi svimmelhet og fall.",
        )?,
    ];
    content(KARE, medicines)
}

/// Birger's letter.
pub(super) fn birger() -> anyhow::Result<SummaryContent> {
    let medicines = vec![
        medicine(
            "Furosemid 40 mg",
            "1 tablett om morgenen",
            MedicineChange::New,
            "Vanndrivende.",
        )?,
        medicine(
            "Metoprolol 50 mg",
            "1 tablett om morgenen",
            MedicineChange::Unchanged,
            "",
        )?,
    ];
    content(BIRGER, medicines)
}
