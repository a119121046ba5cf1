//! Every endpoint, tried by everybody, against the table in `access_matrix.txt` (`UPDATE=1` writes it anew).
//!
//! In the table, `401` is «sign in first», `404` is «not there, or not for you», and `in` is anything else:
//! the request was let in, and what was sent is judged.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use hjemover_tests::{Home, Person, SHORT_TERM, World, both, exchange::Made, status_and_json};
use serde_json::{Value, json};
use shared::{
    Id, Method,
    consents::Scope,
    contract::{ALL, EndpointInfo, Needs, Nothing},
    id,
    identity::ListSessions,
    inbox::InboxQuery,
    start::NUDGES_PATH,
    units::StaffRole,
};
use uuid::Uuid;

const COLUMNS: [&str; 16] = [
    "anonymous",
    "stranger",
    "patient",
    "ward_nurse",
    "ward_doctor",
    "home_care",
    "gp",
    "coordinator",
    "leader",
    "not_serving",
    "related",
    "practical",
    "matters",
    "plan",
    "letter_part",
    "letters",
];

const HEAD: &str = "\
# Who is let in where. Rows are the endpoints of the contract, in its order.
# anonymous    without a session
# stranger     a patient, in another patient's record and another's unit
# patient      in her own record, and in the home-care unit's inbox
# ward_nurse … coordinator   staff of units that serve the patient, in their own unit's inbox
# leader       the leader of home care
# not_serving  staff of a unit that does not serve the patient, and in home care's inbox
# related      a related person with an account, to whom nothing is open
# practical … letters   a related person to whom this one scope is open
# 401: sign in first; 404: not there or not for you; in: let in, and what was sent is judged
";

/// What stands for each `{field}` of a path.
type Fields = BTreeMap<&'static str, String>;

fn filled(endpoint: &EndpointInfo, fields: &Fields) -> String {
    let mut path = endpoint.path.to_owned();
    for (name, value) in fields {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    assert!(
        !path.contains('{'),
        "{}: say in `fields` what {path} is",
        endpoint.name
    );
    path
}

/// Things that exist; the inbox is `unit`'s.
async fn fields(
    world: &World,
    home: &Home,
    made: &Made,
    checklist: Id<id::Checklist>,
    unit: &Person,
) -> Fields {
    let absence = unit.goes_away(world.clock().today(), 1).await.id;
    let waiting = unit.sees_page(InboxQuery::default()).await;
    let update = waiting
        .items
        .first()
        .map_or_else(|| panic!("{} has no update", unit.name), |update| update.id);
    let related = home.patient.sees_related_persons(home.record).await;
    let related_person = related
        .first()
        .map_or_else(hjemover_tests::new_id, |each| each.id);
    // A meeting of the inbox's unit, and a flag, that may be there already.
    let board = (
        unit.starts_meeting(&[]).await.id,
        home.home_care
            .keeps_flag(home.record, world.clock().today())
            .await
            .id,
    );
    let links = home.patient.sees_links(home.record).await;
    let link = match links.first() {
        Some(link) => link.id,
        None => home.patient.makes_link(home.record).await.link.id,
    };
    BTreeMap::from([
        ("patient", home.record.to_string()),
        ("unit", unit.unit().to_string()),
        ("entry", home.entry.id.to_string()),
        ("stay", home.stay.id.to_string()),
        ("summary", home.letter.id.to_string()),
        ("step", home.task.id.to_string()),
        ("update", update.to_string()),
        ("session", Uuid::now_v7().to_string()),
        ("related_person", related_person.to_string()),
        ("correction", Uuid::now_v7().to_string()),
        ("contribution", Uuid::now_v7().to_string()),
        ("message", made.message.to_string()),
        ("proposal", made.proposal.to_string()),
        ("held", made.held.to_string()),
        ("checklist", checklist.to_string()),
        ("item", "gp".to_owned()),
        ("absence", absence.to_string()),
        ("handover", Uuid::now_v7().to_string()),
        ("note", Uuid::now_v7().to_string()),
        ("link", link.to_string()),
        ("frailty", Uuid::now_v7().to_string()),
        ("flag", board.1.to_string()),
        ("meeting", board.0.to_string()),
        ("key", "hph2".to_owned()),
        ("response", Uuid::now_v7().to_string()),
    ])
}

async fn own_session(person: &Person) -> String {
    let sessions = person.does::<ListSessions>(Nothing {}, ()).await.sessions;
    sessions
        .iter()
        .find(|session| session.current)
        .unwrap()
        .id
        .to_string()
}

async fn ask(person: &Person, endpoint: &EndpointInfo, path: &str) -> (u16, Value) {
    let mut request = person.request(endpoint.method, path);
    if endpoint.method != Method::Get {
        request = request.json(&json!({ "nobody": "has this field" }));
    }
    status_and_json(request.send().await.unwrap()).await
}

fn class(status: u16) -> &'static str {
    match status {
        401 => "401",
        404 => "404",
        // Nothing else keeps anybody out.
        403 | 405 => "?",
        _ => "in",
    }
}

async fn everybody(world: &World, home: &Home) -> [Person; 16] {
    let related = async |username: &str, scopes: &[Scope]| {
        world.berit_sees(&home.patient, username, scopes).await.0
    };
    [
        world.nobody(),
        world.person("birger").await,
        home.patient.clone(),
        home.ward_nurse.clone(),
        home.ward_doctor.clone(),
        home.home_care.clone(),
        home.gp.clone(),
        home.coordinator.clone(),
        world.person("randi").await,
        world.staff("solveig", SHORT_TERM, StaffRole::Nurse).await,
        related("related", &[]).await,
        related("practical", &[Scope::Practical]).await,
        related("matters", &[Scope::WhatMatters]).await,
        related("plan", &[Scope::Plan]).await,
        related("letter_part", &[Scope::PatientInformation]).await,
        related("letters", &[Scope::WholeLetters]).await,
    ]
}

fn ends_sessions(endpoint: &EndpointInfo) -> bool {
    ["SignOut", "EndSession", "SignOutEverywhere"].contains(&endpoint.name)
}

async fn table(world: &World) -> String {
    let home = world.asta_comes_home().await;
    let made = home.gets_messages(world).await;
    let checklist = home.home_care.begins(home.record, "hph2").await.id;
    world.settles().await;
    let mut columns = Vec::new();
    for (column, person) in COLUMNS.into_iter().zip(everybody(world, &home).await) {
        let staff = [
            "ward_nurse",
            "ward_doctor",
            "home_care",
            "gp",
            "coordinator",
            "leader",
        ]
        .contains(&column);
        let inbox = if staff { &person } else { &home.home_care };
        let fields = fields(world, &home, &made, checklist, inbox).await;
        columns.push((column, person, fields));
    }
    let mut table = format!("{HEAD}{:<26}", "");
    for column in COLUMNS {
        let _ = write!(table, "{column:<13}");
    }
    for endpoint in ALL {
        let _ = write!(table, "\n{:<26}", endpoint.name);
        for (column, person, fields) in &mut columns {
            if ends_sessions(endpoint) && person.token.is_some() {
                fields.insert("session", own_session(person).await);
            }
            let (status, body) = ask(person, endpoint, &filled(endpoint, fields)).await;
            assert!(
                status < 500,
                "{} as {column}: {status} {body}",
                endpoint.name
            );
            let _ = write!(table, "{:<13}", class(status));
            if ends_sessions(endpoint) && person.token.is_some() {
                *person = world.person(&person.name).await;
            }
        }
    }
    table
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}

fn compare(found: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("api/access_matrix.txt");
    if std::env::var("UPDATE").is_ok_and(|update| update == "1") {
        std::fs::write(&file, found).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    let differences: Vec<_> = found
        .lines()
        .filter(|line| !expected.lines().any(|other| other == *line))
        .map(|line| format!("+ {line}"))
        .chain(
            expected
                .lines()
                .filter(|line| !found.lines().any(|other| other == *line))
                .map(|line| format!("- {line}")),
        )
        .collect();
    assert!(
        differences.is_empty() && found == expected,
        "who is let in where has changed; if it should, write the table anew with UPDATE=1:\n{}",
        differences.join("\n")
    );
}

both! {
    /// The table holds, on both databases.
    async fn everybody_everywhere(world) {
        compare(&table(world).await);
    }

    /// What is unknown and what is forbidden answer alike, byte for byte, but for the request's own id.
    async fn unknown_and_forbidden_look_the_same(world) {
        let home = world.asta_comes_home().await;
        let made = home.gets_messages(world).await;
        let checklist = home.home_care.begins(home.record, "hph2").await.id;
        world.settles().await;
        let stranger = world.person("birger").await;
        let known = fields(world, &home, &made, checklist, &home.home_care).await;
        for endpoint in ALL {
            let mut unknown = known.clone();
            match endpoint.needs {
                Needs::OnPatient(_) => unknown.insert("patient", Uuid::now_v7().to_string()),
                Needs::OnUnit(_) => unknown.insert("unit", Uuid::now_v7().to_string()),
                Needs::Nothing | Needs::SignIn => continue,
            };
            let forbidden = answer(&stranger, endpoint, &filled(endpoint, &known)).await;
            let unknown = answer(&stranger, endpoint, &filled(endpoint, &unknown)).await;
            assert_eq!(forbidden, unknown, "{}", endpoint.name);
        }
    }

    /// Somebody else's session is as unknown as one that never was, and an ended one gives nothing.
    async fn a_session_is_its_owners(world) {
        let (asta, kare) = (world.person("asta").await, world.person("kare").await);
        let session = asta.does::<ListSessions>(Nothing {}, ()).await.sessions[0].id;
        for id in [session.to_string(), Uuid::now_v7().to_string()] {
            let answer = kare.request(Method::Delete, &format!("/api/v1/sessions/{id}")).send().await.unwrap();
            assert_eq!(answer.status(), 404);
        }
        asta.opens_the_app().await;
    }

    /// The stream of nudges asks for a session too; the API's other paths do not exist.
    async fn beside_the_contract(world) {
        let (nobody, asta) = (world.nobody(), world.person("asta").await);
        let status = async |person: &Person, method, path: &str| {
            person.request(method, path).send().await.unwrap().status().as_u16()
        };
        assert_eq!(status(&nobody, Method::Get, NUDGES_PATH).await, 401);
        assert_eq!(status(&asta, Method::Get, "/api/v1/nothing").await, 404);
        assert_eq!(status(&asta, Method::Get, "/metrics").await, status(&nobody, Method::Get, "/metrics").await);
        let body = nobody.request(Method::Get, "/metrics").send().await.unwrap().text().await.unwrap();
        assert!(!body.contains("hjemover_http"), "metrics are on an address of their own");
        assert_eq!(status(&nobody, Method::Get, "/health/live").await, 200);
        assert_eq!(status(&nobody, Method::Get, "/health/ready").await, 200);
        let wrong_token = nobody.request(Method::Get, "/api/v1/start").bearer_auth("nothing").send().await.unwrap();
        assert_eq!(wrong_token.status(), 401);
    }
}

/// Status, headers that could tell, and the body without the request's own id.
async fn answer(
    person: &Person,
    endpoint: &EndpointInfo,
    path: &str,
) -> (u16, Vec<(String, String)>, String) {
    let mut request = person.request(endpoint.method, path);
    if endpoint.method != Method::Get {
        request = request.json(&json!({}));
    }
    let response = request.send().await.unwrap();
    // Whether the connection is kept depends on whether the body had arrived.
    let own = ["x-request-id", "date", "content-length", "connection"];
    let mut headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .filter(|(name, _)| !own.contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort_unstable();
    let id = response.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let status = response.status().as_u16();
    (
        status,
        headers,
        response.text().await.unwrap().replace(&id, "…"),
    )
}
