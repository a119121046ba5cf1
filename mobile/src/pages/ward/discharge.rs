//! Going home: when, to where, and who takes over. A page of its own, among those of the workbench.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{self, Id, Patient},
    patients::PatientPage as Record,
    stays::{AtStay, Destination, DischargePatient, DischargeRequest, HospitalStay},
    units::{ListUnits, UnitKind, Units},
};

use crate::{
    api::{Answer, use_answer},
    components::{
        Field, FieldError, Status, back_link, choices, clock, moment_fields, notice, page_title,
        select, sets, today,
    },
    i18n,
    pages::{
        Given,
        patients::{
            About, use_newest_stay, use_record,
            work::{Check, use_form, work_form},
        },
        shown,
        state::use_text,
    },
    platform,
    route::Route,
    t,
};

const DAY: &str = "discharge-day";
const TIME: &str = "discharge-time";
const WHERE: &str = "discharge-where";
const CARE: &str = "discharge-care";
const GP: &str = "discharge-gp";

const DESTINATIONS: [Destination; 5] = [
    Destination::Home,
    Destination::ShortTermCare,
    Destination::NursingHome,
    Destination::OtherHospital,
    Destination::Died,
];

/// The page.
pub fn discharge_page(
    patient: ReadSignal<Id<Patient>>,
    stay: ReadSignal<Id<id::HospitalStay>>,
) -> Element {
    let page = use_record(patient);
    shown(page, |record| {
        let lasts = |one: &&HospitalStay| one.id == stay() && one.discharge.is_none();
        let name = record.patient.full_name();
        rsx! {
            {back_link(Route::Patient { patient: patient() }, name.clone())}
            {page_title(t!("ward-discharge-title", name: name), None)}
            if let Some(stay) = record.stay.as_ref().filter(lasts) {
                DischargeForm { about: About::of(record), stay: Given::new(stay.clone()), page }
            } else {
                p { {t!("problem-stay_ended")} }
            }
        }
    })
}

/// The form.
#[component]
fn DischargeForm(about: About, stay: Given<HospitalStay>, page: Answer<Record>) -> Element {
    let units = use_answer::<ListUnits>(|| (Nothing {}, Nothing {}));
    shown(units, |units| {
        rsx! {
            Fields { about, stay, page, units: Given::new(units.clone()) }
        }
    })
}

/// The value of «ingen skal ta over».
const NOBODY: &str = "nobody";

/// Units of some kinds to choose from; nobody is a choice of its own, so that none is forgotten.
fn options(units: &Units, kinds: &[UnitKind]) -> Vec<(String, String)> {
    let fitting = units.units.iter().filter(|unit| kinds.contains(&unit.kind));
    let named = fitting.map(|unit| (unit.id.to_string(), unit.name.clone()));
    let choose = (String::new(), t!("ward-discharge-choose"));
    let nobody = (NOBODY.to_owned(), t!("ward-discharge-nobody"));
    std::iter::once(choose)
        .chain(named)
        .chain([nobody])
        .collect()
}

/// The one there is, if there is just one.
fn only(choices: &[(String, String)]) -> String {
    match choices {
        [_, (id, _), _] => id.clone(),
        _ => String::new(),
    }
}

#[component]
fn Fields(
    about: About,
    stay: Given<HospitalStay>,
    page: Answer<Record>,
    units: Given<Units>,
) -> Element {
    let status = use_context::<Status>();
    let navigator = use_navigator();
    let form = use_form();
    let care_units = options(&units, &[UnitKind::HomeCare, UnitKind::ShortTermCare]);
    let gp_offices = options(&units, &[UnitKind::GpOffice]);
    let day = use_text(&|| today().to_string());
    let time = use_text(&|| clock(platform::now()));
    let mut destination = use_signal(|| Destination::Home);
    let care = use_text(&|| only(&care_units));
    let gp = use_text(&|| only(&gp_offices));
    use_newest_stay(form.submit, page);
    let errors = form.errors(&[
        ("discharged_at", DAY, t!("ward-discharge-when")),
        ("destination", WHERE, t!("ward-discharge-where")),
        ("home_care", CARE, t!("ward-discharge-home-care")),
        ("gp_office", GP, t!("ward-discharge-gp")),
    ]);
    let at = AtStay {
        patient: about.patient,
        stay: stay.id,
    };
    let version = stay.version;
    let back = Route::Patient {
        patient: about.patient,
    };
    let cancelled = back.clone();
    let save = move |()| {
        let mut check = Check::default();
        let labels = (t!("ward-discharge-when"), t!("time-label"));
        let discharged_at = check.moment((DAY, TIME), labels, &day.peek(), &time.peek());
        let destination = *destination.peek();
        let goes_on = destination != Destination::Died;
        for (id, label, chosen) in [
            (CARE, t!("ward-discharge-home-care"), care),
            (GP, t!("ward-discharge-gp"), gp),
        ] {
            if goes_on && chosen.peek().is_empty() {
                check.refuse(id, label, "unknown_value");
            }
        }
        let fine = form.may_send(check.wrong());
        let (true, Some(discharged_at)) = (fine, discharged_at) else {
            return;
        };
        let body = DischargeRequest {
            version,
            discharged_at,
            destination,
            home_care: care.peek().parse().ok().filter(|_| goes_on),
            gp_office: gp.peek().parse().ok().filter(|_| goes_on),
        };
        let back = back.clone();
        form.submit.send::<DischargePatient>(at, body, move |_| {
            status.say_on_next_page(t!("state-saved"));
            navigator.push(back);
        });
    };
    let places =
        DESTINATIONS.map(|place| (i18n::api_name(&place), i18n::named("destination", &place)));
    rsx! {
        {work_form(
            form,
            &errors,
            t!("ward-discharge-save"),
            save,
            move |()| {
                navigator.push(cancelled.clone());
            },
            rsx! {
                {moment_fields((None, Some(today())), (DAY, t!("ward-discharge-when"), day), (TIME, t!("time-label"), time), &errors)}
                {choices(&places, Field {
                    id: WHERE,
                    label: t!("ward-discharge-where"),
                    hint: None,
                    value: i18n::api_name(&destination()),
                    problem: FieldError::of(&errors, WHERE),
                    oninput: Box::new(move |chosen: String| {
                        let place = DESTINATIONS.into_iter().find(|place| i18n::api_name(place) == chosen);
                        destination.set(place.unwrap_or(Destination::Home));
                    }),
                })}
                if destination() == Destination::Died {
                    {notice(rsx! { p { {t!("ward-discharge-died")} } })}
                } else {
                    {select(&care_units, Field {
                        id: CARE,
                        label: t!("ward-discharge-home-care"),
                        hint: None,
                        value: care(),
                        problem: FieldError::of(&errors, CARE),
                        oninput: sets(care),
                    })}
                    {select(&gp_offices, Field {
                        id: GP,
                        label: t!("ward-discharge-gp"),
                        hint: None,
                        value: gp(),
                        problem: FieldError::of(&errors, GP),
                        oninput: sets(gp),
                    })}
                    p { class: "meta", {t!("ward-discharge-explained", name: about.name.clone())} }
                }
            },
        )}
    }
}
