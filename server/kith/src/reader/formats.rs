//! Types and versions, as data: which namespaces hold what, and what each type is called.

use shared::messages::MessageKind;

use super::xml::Element;

/// What a content is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// A discharge letter.
    Letter,
    /// Where the patient is.
    Logistics,
    /// A report with health information.
    Report,
}

/// A content's format.
struct Format {
    /// The root element's namespace.
    namespace: &'static str,
    family: Family,
    version: &'static str,
}

const fn format(namespace: &'static str, family: Family, version: &'static str) -> Format {
    Format {
        namespace,
        family,
        version,
    }
}

/// The formats we read (the schemas' target namespaces).
const FORMATS: [Format; 17] = [
    format("http://www.kith.no/xmlstds/epikrise", Family::Letter, "1.0"),
    format(
        "http://www.kith.no/xmlstds/epikrise/2006-09-23",
        Family::Letter,
        "1.1",
    ),
    format(
        "http://www.kith.no/xmlstds/epikrise/2012-02-15",
        Family::Letter,
        "1.2",
    ),
    format(
        "http://www.kith.no/xmlstds/po/Pasientlogistikk/2009-06-30",
        Family::Logistics,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/Pasientlogistikk/2012-04-01",
        Family::Logistics,
        "1.6",
    ),
    format(
        "http://www.kith.no/xmlstds/po/HelseopplysningerVedSoknad/2009-06-30",
        Family::Report,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/HelseopplysningerVedSoknad/2012-04-01",
        Family::Report,
        "1.6",
    ),
    format(
        "http://www.kith.no/xmlstds/po/Innleggelsesrapport/2009-06-30",
        Family::Report,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/Innleggelsesrapport/2012-04-01",
        Family::Report,
        "1.6",
    ),
    format(
        "http://www.kith.no/xmlstds/po/TverrfagligEpikrise/2009-06-30",
        Family::Report,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/TverrfagligEpikrise/2012-04-01",
        Family::Report,
        "1.6",
    ),
    format(
        "http://www.kith.no/xmlstds/po/OverforingMedisinskeOpplysninger/2009-06-30",
        Family::Report,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/MedisinskeOpplysninger/2012-04-01",
        Family::Report,
        "1.6",
    ),
    format(
        "http://www.kith.no/xmlstds/po/Konsultasjon/2009-06-30",
        Family::Report,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/HelseopplysningerTilLege/2012-04-01",
        Family::Report,
        "1.6",
    ),
    format(
        "http://www.kith.no/xmlstds/po/OrienteringOmTjenestetilbud/2009-06-30",
        Family::Report,
        "1.5",
    ),
    format(
        "http://www.kith.no/xmlstds/po/OrienteringOmTjenestetilbud/2012-04-01",
        Family::Report,
        "1.6",
    ),
];

/// How a content is read, and its version; nothing when we do not know it.
pub(super) fn of(payload: &Element) -> Option<(Family, &'static str)> {
    FORMATS
        .iter()
        .find(|format| format.namespace == payload.namespace)
        .map(|format| (format.family, format.version))
}

/// What a type is (code list 8279).
pub(super) fn kind(code: &str) -> MessageKind {
    match code {
        "LOG_INNLAGT" => MessageKind::Admitted,
        "LOG_UTSKRIVNINGSKLAR" => MessageKind::ReadyForDischarge,
        "LOG_AVMELDING" => MessageKind::NotReadyAfterAll,
        "LOG_UTSKREVET" => MessageKind::Discharged,
        "LOG_DOD" => MessageKind::Died,
        "HELSEOPPL_SOKNAD" => MessageKind::HealthInformation,
        "INNLEGGELSESRAPPORT" => MessageKind::AdmissionReport,
        "UTSKRIVNINGSRAPPORT" => MessageKind::DischargeReport,
        "HELSEOPPLYSNINGER_LEGE" => MessageKind::HealthInformationToGp,
        "MEDISINSKE_OPPLYSNINGER" => MessageKind::MedicalInformation,
        "ORIENTERING_TJENESTETILBUD" => MessageKind::ServiceNotice,
        "EPIKRISE" => MessageKind::DischargeLetter,
        _ => MessageKind::Unknown,
    }
}

/// What a content of this family may be sent as: one that says another thing outside than inside is not read.
pub(super) const fn fits(kind: MessageKind, family: Family) -> bool {
    match kind {
        MessageKind::Admitted
        | MessageKind::ReadyForDischarge
        | MessageKind::NotReadyAfterAll
        | MessageKind::Discharged
        | MessageKind::Died => matches!(family, Family::Logistics),
        MessageKind::DischargeLetter => matches!(family, Family::Letter),
        MessageKind::HealthInformation
        | MessageKind::AdmissionReport
        | MessageKind::DischargeReport
        | MessageKind::HealthInformationToGp
        | MessageKind::MedicalInformation
        | MessageKind::ServiceNotice => matches!(family, Family::Report),
        MessageKind::Unknown => false,
    }
}
