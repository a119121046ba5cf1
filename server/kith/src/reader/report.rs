//! A report with health information (HIS 80704:2014): the parts that are used, and everything for reading.

use shared::{
    messages::{
        Booking, Diagnosis, Entry, FunctionScore, InformationGiven, MessageAppointment,
        MessageRelative, Report, Section,
    },
    related_persons::Relationship,
    rich_text::RichText,
};

use super::{
    logistics, medicines,
    parts::{
        Warnings, act, code, contacts, day_of, given_names, person_name, phones, text, value, when,
    },
    xml::{Element, Node},
};

/// Reads it.
pub(super) fn read(payload: &Element, warnings: &mut Warnings) -> Report {
    let status = payload
        .child("InformasjonOmForsendelsen")
        .and_then(|sending| value(sending, "Forsendelsesstatus"));
    let everywhere = |name: &str| {
        let mut found = Vec::new();
        payload.everywhere(name, &mut found);
        found
    };
    let texts = |name: &str| everywhere(name).into_iter().filter_map(Element::text);
    Report {
        act: act(status.as_deref(), warnings),
        content_type: everywhere("TypeInnholdIMelding")
            .first()
            .and_then(|kind| code(kind, "TypeInnhold")),
        events: logistics::events(payload, warnings),
        diagnoses: everywhere("MedisinskDiagnose")
            .into_iter()
            .map(diagnosis)
            .collect(),
        cautions: texts("CaveStikkord").chain(texts("AllergiskMot")).collect(),
        sections: everywhere("Journaltekst")
            .into_iter()
            .filter_map(section)
            .collect(),
        medicines: medicines::in_report(payload),
        relatives: payload.all("ParorendeForesatt").map(relative).collect(),
        functions: everywhere("KartlagtFunksjon")
            .into_iter()
            .filter_map(function)
            .collect(),
        contacts: contacts(payload),
        appointments: everywhere("InfoKontrolltime")
            .into_iter()
            .flat_map(Element::elements)
            .filter_map(appointment)
            .collect(),
        information_given: everywhere("InformasjonGitt")
            .into_iter()
            .map(information_given)
            .collect(),
        everything: entries(payload),
    }
}

fn diagnosis(element: &Element) -> Diagnosis {
    Diagnosis {
        main: text(element, "Hoveddiagnose").as_deref() == Some("true"),
        code: code(element, "Diagnosekode"),
        note: text(element, "DiagnoseBeskrivelse"),
    }
}

fn section(element: &Element) -> Option<Section> {
    let mut words = text(element, "Notat").unwrap_or_default();
    if let Some(remark) = text(element, "Merknad") {
        words = format!("{words}\n\n{remark}");
    }
    let text = RichText::from_plain(&words);
    (!text.is_empty()).then(|| Section {
        heading: code(element, "Overskriftskode"),
        text,
    })
}

fn relative(element: &Element) -> MessageRelative {
    let empty = Element::default();
    let person = element.child("Referanseperson").unwrap_or(&empty);
    let relation_code = code(element, "Slektskap");
    MessageRelative {
        given_name: given_names(person),
        family_name: text(person, "FamilyName"),
        relation: relation_code
            .as_ref()
            .and_then(|code| Relationship::from_code(&code.code)),
        relation_code,
        care_function: code(element, "Omsorgsfunksjon"),
        phones: phones(person),
        note: text(element, "Merknad"),
    }
}

fn function(element: &Element) -> Option<FunctionScore> {
    Some(FunctionScore {
        function: code(element, "Funksjonsvariabel")?,
        score: value(element, "Vurdering"),
        note: text(element, "Merknad"),
    })
}

fn appointment(element: &Element) -> Option<MessageAppointment> {
    let says = |name: &str| text(element, name).as_deref() == Some("true");
    let booking = match element.name.as_str() {
        "InformasjonOmTime" if says("BestiltKontrolltime") => Booking::Booked,
        "KontrolltimeBestill" if says("PasientParorendeBestiller") => Booking::ByPatient,
        "InformasjonOmTentativTime" => Booking::Tentative,
        "InformasjonOmTime" | "KontrolltimeBestill" => Booking::NotBooked,
        _ => return None,
    };
    Some(MessageAppointment {
        booking,
        when: when(element, "TidspunktTime"),
        about: text(element, "TentativtTidspunktTime"),
        place: text(element, "StedTime"),
        note: text(element, "Merknad"),
    })
}

fn information_given(element: &Element) -> InformationGiven {
    InformationGiven {
        about: code(element, "TypeInformasjon"),
        text: text(element, "BeskrivelseInformasjon"),
        to: element.child("InformasjonGittTil").and_then(person_name),
        on: text(element, "InformasjonGittDato").and_then(|day| day_of(&day)),
        by: element.child("InformasjonGittAv").and_then(person_name),
    }
}

/// Everything, for reading: an element's name with its words, in the sender's order.
fn entries(element: &Element) -> Vec<Entry> {
    element
        .elements()
        .filter_map(|child| {
            let inside = entries(child);
            let own: String = child
                .children
                .iter()
                .filter_map(|node| match node {
                    Node::Text(text) => Some(text.trim()),
                    Node::Element(_) => None,
                })
                .collect();
            let value = Some(own)
                .filter(|own| !own.is_empty())
                .or_else(|| coded(child));
            (value.is_some() || !inside.is_empty()).then(|| Entry {
                label: child.name.clone(),
                value,
                entries: inside,
            })
        })
        .collect()
}

/// `DN`, else `V` with its unit.
fn coded(element: &Element) -> Option<String> {
    if let Some(words) = element.attribute("DN") {
        return Some(words.to_owned());
    }
    let value = element.attribute("V")?;
    Some(match element.attribute("U") {
        Some(unit) => format!("{value} {unit}"),
        None => value.to_owned(),
    })
}
