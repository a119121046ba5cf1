//! A discharge letter (HIS 80226:2014; versions 1.0 to 1.2).

use shared::{
    messages::{Diagnosis, Letter, MessageRelative, Section},
    related_persons::Relationship,
};

use super::{
    medicines,
    parts::{Warnings, act, code, code_of, names, phones, text, value, when},
    rich_text::rich_text,
    xml::Element,
};

/// Reads it.
pub(super) fn read(message: &Element, warnings: &mut Warnings) -> Letter {
    let empty = Element::default();
    let report = message.child("ServRprt").unwrap_or(&empty);
    let events: Vec<&Element> = report.all("Event").collect();
    if events.len() > 1 {
        warnings.odd("several events; the first is the stay");
    }
    let stay = events.iter().find_map(|event| event.child("ReportedEvent"));
    let items = || events.iter().flat_map(|event| event.all("InfItem"));
    let of_type = |kind: &'static str| {
        items().filter(move |item| value(item, "Type").as_deref() == Some(kind))
    };
    let mut sections: Vec<Section> = events
        .iter()
        .flat_map(|event| event.all("Comment"))
        .filter_map(|comment| section(comment, warnings))
        .collect();
    // What was found and what was before are items and not comments, with a text under the item's type.
    for item in items() {
        let kind = value(item, "Type");
        if matches!(kind.as_deref(), Some("H" | "B" | "CAVE" | "MEDB")) {
            continue;
        }
        let observation = item
            .child("Observation")
            .and_then(|o| o.child("Description"));
        if let Some(text) = observation.map(|text| rich_text(text, warnings))
            && !text.is_empty()
        {
            let heading = item.child("Type").and_then(code_of);
            sections.push(Section { heading, text });
        }
    }
    let cautions: Vec<_> = of_type("CAVE")
        .filter_map(|item| item.at(&["Observation", "Description"]))
        .map(|text| rich_text(text, warnings))
        .collect();
    Letter {
        act: act(value(report, "ServType").as_deref(), warnings),
        document: text(report, "ServProvId"),
        issued: when(report, "IssueDate"),
        approved: when(report, "ApprDate"),
        is_final: value(report, "Status").as_deref() == Some("F"),
        title: text(report, "MsgDescr"),
        admitted: stay.and_then(|stay| when(stay, "StartDateTime")),
        discharged: stay.and_then(|stay| when(stay, "EndDateTime")),
        outcome: events.iter().find_map(|event| code(event, "AdmOutcome")),
        diagnoses: of_type("H")
            .map(|item| diagnosis(item, true))
            .chain(of_type("B").map(|item| diagnosis(item, false)))
            .flatten()
            .collect(),
        sections,
        cautions,
        medicines: items()
            .filter_map(|item| item.child("Medication"))
            .filter_map(medicines::in_letter)
            .collect(),
        relatives: report
            .child("Patient")
            .into_iter()
            .flat_map(|patient| patient.all("PatientRelParty"))
            .map(relative)
            .collect(),
        author: author(report),
    }
}

fn section(comment: &Element, warnings: &mut Warnings) -> Option<Section> {
    let text = rich_text(comment.child("TextResultValue")?, warnings);
    (!text.is_empty()).then(|| Section {
        heading: code(comment, "Heading"),
        text,
    })
}

fn diagnosis(item: &Element, main: bool) -> Option<Diagnosis> {
    let observation = item.child("Observation")?;
    let code = observation
        .child("CodedDescr")
        .and_then(|coded| code(coded, "Concept"));
    let note = text(observation, "Description");
    (code.is_some() || note.is_some()).then_some(Diagnosis { main, code, note })
}

/// A relative: «Family, Given», and how they are related by code list 7317.
fn relative(party: &Element) -> MessageRelative {
    let relation_code = code(party, "Relation");
    let (family_name, given_name) = names(text(party, "Name"));
    MessageRelative {
        given_name,
        family_name,
        relation: relation_code.as_ref().and_then(|code| related(&code.code)),
        relation_code,
        care_function: None,
        phones: phones(party),
        note: None,
    }
}

/// Code list 7317 in that of 9033, which we keep.
fn related(code: &str) -> Option<Relationship> {
    let code = match code {
        "ASL" => "AS",
        "BBN" => "BB",
        "BR" => "BR",
        "DTR" => "DA",
        "EF" => "EF",
        "FAR" => "FA",
        "MOR" => "MO",
        "SA" => "SA",
        "SI" => "SI",
        "SØN" => "SO",
        "ARL" | "KOL" | "NBO" | "VEN" => "AP",
        _ => return None,
    };
    Relationship::from_code(code)
}

/// The professional named as responsible, else the one under the provider.
fn author(report: &Element) -> Option<String> {
    let responsible = report
        .all("RelServProvider")
        .find_map(|provider| provider.at(&["HCP", "HCProf"]));
    let provider = report
        .child("ServProvider")
        .and_then(|provider| provider.at(&["HCP", "Inst", "HCPerson"]));
    responsible
        .or(provider)
        .and_then(|person| text(person, "Name"))
}
