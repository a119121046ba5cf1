//! Wrong input: each answers a clear problem, names the field and the rule, and loses nothing.

use hjemover_tests::{Home, Person, World, both, deeds::entry, new_id, problem, status_and_json};
use serde_json::{Value, json};
use shared::{
    Method,
    contract::{ALL, EndpointInfo, path},
    id::Patient,
    patients::{AtPatient, AtUnit, PatientRef, RegisterPatient},
    what_matters::{ListWhatMatters, WhatMattersEntry, WriteWhatMatters},
};

/// A synthetic number of nobody in the demo.
const NUMBER: &str = "13916900281";

/// Endpoints that take a body, with somebody who may use each and a path to something that exists.
async fn writes(world: &World) -> Vec<(&'static EndpointInfo, Person, String)> {
    let home = world.asta_comes_home().await;
    let made = home.gets_messages(world).await;
    let checklist = home.home_care.begins(home.record, "hph2").await.id;
    let (berit, related) = world.berit(&home.patient, "berit").await;
    world.settles().await;
    let update = home.home_care.sees_inbox().await.remove(0);
    let meeting = home.home_care.starts_meeting(&[]).await.id;
    let today = world.clock().today();
    let flag = home.home_care.keeps_flag(home.record, today).await.id;
    let mut found = Vec::new();
    for endpoint in ALL {
        let takes_nothing = (endpoint.request)(&mut schemars_generator())
            .as_value()
            .get("type")
            == Some(&json!("null"));
        if endpoint.method == Method::Get || takes_nothing {
            continue;
        }
        let person = match endpoint.name {
            "SignIn" | "OpenInvitation" | "ProveInvitation" | "AnswerInvitation"
            | "OpenVisitLink" | "OpenVisitPaper" => world.nobody(),
            "Contribute" | "TellWorsening" => berit.clone(),
            "WriteVisitNote" | "ChangeVisitNote" | "RemoveVisitNote" | "MakeVisitLink"
            | "RecordVisit" => home.patient.clone(),
            "ChangePassword"
            | "ChangePreferences"
            | "WriteWhatMatters"
            | "ChangeWhatMatters"
            | "OrderWhatMatters"
            | "SetWhatMattersStatus"
            | "RateWhatMatters"
            | "AddOwnTask"
            | "AdoptContribution"
            | "TickTask" => home.patient.clone(),
            "AskForExplanation" | "RespondToParagraph" => home.patient.clone(),
            "StartMeeting" | "RecordDecision" | "TakeUpdate" | "HandleUpdate"
            | "ReportAdmission" | "AskWard" | "RegisterAbsence" | "AnswerHandover" => {
                home.home_care.clone()
            }
            "ChangeEscalationRule" | "SaveTemplate" | "RestoreTemplate" | "ReadQuestionnaire" => {
                world.person("randi").await
            }
            "AcceptHeld" | "RefuseHeld" => home.coordinator.clone(),
            "AnswerItem" | "DecideProposedStep" | "SignChecklist" => home.home_care.clone(),
            _ => home.ward_doctor.clone(),
        };
        let unit = match endpoint.name {
            "RegisterPatient" => home.ward_doctor.unit(),
            "AcceptHeld" | "RefuseHeld" => home.coordinator.unit(),
            _ => home.home_care.unit(),
        };
        let path = endpoint
            .path
            .replace("{patient}", &home.record.to_string())
            .replace("{unit}", &unit.to_string())
            .replace("{entry}", &home.entry.id.to_string())
            .replace("{stay}", &home.stay.id.to_string())
            .replace("{summary}", &home.letter.id.to_string())
            .replace("{step}", &home.task.id.to_string())
            .replace("{update}", &update.id.to_string())
            .replace("{related_person}", &related.id.to_string())
            .replace("{correction}", &new_id::<Patient>().to_string())
            .replace("{contribution}", &new_id::<Patient>().to_string())
            .replace("{proposal}", &made.proposal.to_string())
            .replace("{held}", &made.held.to_string())
            .replace("{checklist}", &checklist.to_string())
            .replace("{item}", "gp")
            .replace("{handover}", &new_id::<Patient>().to_string())
            .replace("{note}", &new_id::<Patient>().to_string())
            .replace("{link}", &new_id::<Patient>().to_string())
            .replace("{frailty}", &new_id::<Patient>().to_string())
            .replace("{flag}", &flag.to_string())
            .replace("{meeting}", &meeting.to_string())
            .replace("{response}", &new_id::<Patient>().to_string())
            .replace("{key}", "hph2");
        assert!(!path.contains('{'), "{path}");
        found.push((endpoint, person, path));
    }
    found
}

/// Whether a body has to hold any field.
fn demands_something(endpoint: &EndpointInfo) -> bool {
    let mut generator = schemars_generator();
    let schema = (endpoint.request)(&mut generator);
    let name = schema.as_value()["$ref"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let definitions = generator.take_definitions(true);
    definitions[&name]["required"]
        .as_array()
        .is_some_and(|all| !all.is_empty())
}

fn schemars_generator() -> schemars::SchemaGenerator {
    schemars::SchemaGenerator::default()
}

async fn sent(person: &Person, method: Method, path: &str, body: &str) -> (u16, shared::Problem) {
    let request = person
        .request(method, path)
        .header("content-type", "application/json")
        .body(body.to_owned());
    problem(request.send().await.unwrap()).await
}

fn registration(number: &str) -> Value {
    json!({
        "id": new_id::<Patient>(), "given_name": "Liv", "family_name": "Ås", "birth_date": "1969-11-13",
        "national_identity_number": number, "language": "nb", "phone": null, "email": null, "municipality": "Notodden",
    })
}

both! {
    /// Every endpoint that takes a body refuses what is no JSON, what it does not know, what is no object, what is
    /// of another kind and what is too large; nothing is stored.
    async fn every_write_refuses_nonsense(world) {
        let writes = writes(world).await;
        assert!(writes.len() >= 40, "{}", writes.len());
        let stored = || world.storage.count("event") + world.storage.count("idempotency");
        let before = stored();
        for (endpoint, person, path) in &writes {
            let (name, method) = (endpoint.name, endpoint.method);
            for malformed in ["", "{", "{\"", "nothing", "\u{feff}{}", "{'text': 1}"] {
                let (status, problem) = sent(person, method, path, malformed).await;
                assert_eq!((status, problem.code.as_str()), (400, "malformed"), "{name}: {malformed:?}");
            }
            for (wrong, code) in [
                ("{\"nobody_knows_this\": 1}", "unknown_field"),
                ("[]", ""),
                ("\"text\"", "wrong_type"),
                ("7", "wrong_type"),
                ("{}", "missing"),
            ] {
                // Where nothing must be said, nothing is missing.
                if wrong == "{}" && !demands_something(endpoint) {
                    continue;
                }
                let (status, problem) = sent(person, method, path, wrong).await;
                assert_eq!((status, problem.code.as_str()), (422, "invalid"), "{name}: {wrong}");
                assert!(code.is_empty() || problem.fields[0].code == code, "{name}: {wrong}: {problem:?}");
                assert_eq!(problem.kind, "/problems/invalid");
            }
            let other = person.request(method, path).header("content-type", "text/plain").body("{}");
            let (status, problem) = problem(other.send().await.unwrap()).await;
            assert_eq!((status, problem.code.as_str()), (415, "unsupported_media_type"), "{name}");
            let large = format!("\"{}\"", "x".repeat(3 * 1024 * 1024));
            let request = person.request(method, path).header("content-type", "application/json").body(large);
            // The service may hang up on a body that it will not read.
            if let Ok(answer) = request.send().await {
                let (status, problem) = hjemover_tests::problem(answer).await;
                assert_eq!((status, problem.code.as_str()), (413, "too_large"), "{name}");
            }
            let without = person.request(method, path).send().await.unwrap();
            assert_eq!(without.status(), 415, "{name}: no body");
        }
        assert_eq!(stored(), before);
    }

    /// Words that are too long, empty or hold control characters name the field and the rule, not the words.
    async fn words_out_of_bounds(world) {
        let asta = world.person("asta").await;
        let at = path::<WriteWhatMatters>(&AtPatient { patient: asta.record() }).unwrap();
        let write = async |field: &str, value: Value| {
            let mut body = serde_json::to_value(entry("hagen")).unwrap();
            body[field] = value;
            let answer = asta.request(Method::Post, &at).json(&body).send().await.unwrap();
            let (status, problem) = problem(answer).await;
            let field = &problem.fields[0];
            (status, format!("{}:{}", field.field, field.code), problem)
        };
        for (field, value, told) in [
            ("text", json!("å".repeat(4001)), "text:too_long"),
            ("text", json!("   \n "), "text:empty"),
            ("text", json!("a\u{0}b"), "text:control_character"),
            ("text", json!("a\u{1b}[31mb"), "text:control_character"),
            ("text", json!(7), "text:wrong_type"),
            ("text", json!(null), "text:wrong_type"),
            ("lang", json!("bokmål"), "lang:invalid_language"),
            ("id", json!("1"), "id:invalid"),
        ] {
            let (status, found, problem) = write(field, value).await;
            assert_eq!((status, found.as_str()), (422, told));
            assert!(!serde_json::to_string(&problem).unwrap().contains("åå"));
        }
        let longest = asta.writes_what_matters(&"å".repeat(4000)).await;
        assert_eq!(longest.text.chars().count(), 4000);
        assert_eq!(asta.sees_what_matters(asta.record()).await.len(), 1);
    }

    /// Which rule a national identity number breaks is told; the number is in no answer and no column.
    async fn identity_numbers(world) {
        let mona = world.person("mona").await;
        let at = path::<RegisterPatient>(&AtUnit { unit: mona.unit() }).unwrap();
        let register = async |body: &Value| {
            status_and_json(mona.request(Method::Post, &at).json(body).send().await.unwrap()).await
        };
        for (number, code) in [
            ("1391690028", "number_length"),
            ("1391690028x", "number_length"),
            ("99916900281", "number_date"),
            ("13916900271", "number_first_check_digit"),
            ("13916900282", "number_second_check_digit"),
        ] {
            let (status, body) = register(&registration(number)).await;
            assert_eq!((status, &body["fields"][0]["code"]), (422, &json!(code)), "{body}");
            assert_eq!(body["fields"][0]["field"], "national_identity_number");
            assert!(!body.to_string().contains(&number[..9]), "{body}");
        }
        let (status, body) = register(&registration(NUMBER)).await;
        assert_eq!(status, 200, "{body}");
        assert!(!body.to_string().contains(&NUMBER[..9]));
        let patient: PatientRef = serde_json::from_value(body).unwrap();
        let page = status_and_json(mona.request(Method::Get, &format!("/api/v1/patients/{}", patient.id)).send().await.unwrap()).await;
        assert!(!page.1.to_string().contains(&NUMBER[..9]));
        for column in ["nin_cipher", "nin_hash"] {
            assert_eq!(world.storage.count(&format!("patient where {column} like '%{NUMBER}%'")), 0);
        }
        assert_eq!(world.storage.count(&format!("event where payload like '%{NUMBER}%'")), 0);
        let mut other = registration(NUMBER);
        other["birth_date"] = json!("1970-11-13");
        let (status, body) = register(&other).await;
        assert_eq!((status, &body["fields"][0]["field"]), (422, &json!("birth_date")));
        let mut unborn = registration(NUMBER);
        unborn["birth_date"] = json!("2999-01-01");
        assert_eq!(register(&unborn).await.1["fields"][0]["code"], "in_the_future");
    }

    /// A number that is known finds the patient, and makes none.
    async fn a_known_number_finds_the_patient(world) {
        let (mona, asta) = (world.person("mona").await, world.person("asta").await);
        let at = path::<RegisterPatient>(&AtUnit { unit: mona.unit() }).unwrap();
        let mut body = registration("128439 30016");
        body["birth_date"] = json!("1939-04-12");
        body["given_name"] = json!("Et annet navn");
        let (status, found) = status_and_json(mona.request(Method::Post, &at).json(&body).send().await.unwrap()).await;
        assert_eq!(status, 200, "{found}");
        let found: PatientRef = serde_json::from_value(found).unwrap();
        assert_eq!((found.id, found.full_name()), (asta.record(), "Asta Bakke".to_owned()));
        assert_eq!(world.storage.count("patient"), 3);
    }

    /// Production refuses numbers that were made for testing.
    async fn numbers_made_for_testing(world) with |setup| {
        setup.settings = Some(|settings| settings.refuse_synthetic_numbers = true);
    } {
        let mona = world.person("mona").await;
        let at = path::<RegisterPatient>(&AtUnit { unit: mona.unit() }).unwrap();
        let (status, body) =
            status_and_json(mona.request(Method::Post, &at).json(&registration(NUMBER)).send().await.unwrap()).await;
        assert_eq!((status, &body["fields"][0]["code"]), (422, &json!("number_synthetic")));
    }

    /// The same key and request answer what was answered first; the same key for something else is refused.
    async fn idempotency_keys(world) {
        let asta = world.person("asta").await;
        let at = path::<WriteWhatMatters>(&AtPatient { patient: asta.record() }).unwrap();
        let write = async |person: &Person, path: &str, key: &str, body: &Value| {
            let request = person.request(Method::Post, path).header("idempotency-key", key).json(body);
            status_and_json(request.send().await.unwrap()).await
        };
        let first = serde_json::to_value(entry("hagen")).unwrap();
        let (status, answer) = write(&asta, &at, "nøkkel".replace('ø', "o").as_str(), &first).await;
        assert_eq!(status, 400, "six characters are too few: {answer}");
        let written = write(&asta, &at, "en-lang-nok-key", &first).await;
        assert_eq!(written.0, 200);
        let entry_now: WhatMattersEntry = serde_json::from_value(written.1.clone()).unwrap();
        asta.rewrites(&entry_now, "hagen og huset").await;
        assert_eq!(write(&asta, &at, "en-lang-nok-key", &first).await, written, "what was answered first");
        let second = serde_json::to_value(entry("noe annet")).unwrap();
        let (status, body) = write(&asta, &at, "en-lang-nok-key", &second).await;
        assert_eq!((status, &body["code"]), (409, &json!("key_reused")));
        let elsewhere = format!("/api/v1/patients/{}/tasks", asta.record());
        assert_eq!(write(&asta, &elsewhere, "en-lang-nok-key", &first).await.0, 422);
        // A key belongs to who sent it.
        let kare = world.person("kare").await;
        let kares = path::<WriteWhatMatters>(&AtPatient { patient: kare.record() }).unwrap();
        assert_eq!(write(&kare, &kares, "en-lang-nok-key", &second).await.0, 200);
        assert_eq!(write(&asta, &at, &"x".repeat(201), &second).await.0, 400);
        assert_eq!(asta.sees_what_matters(asta.record()).await.len(), 1);
    }

    /// A refused write keeps no answer under its key: it can be sent again when what was wrong is right.
    async fn a_key_of_a_refused_write(world) {
        let Home { patient: asta, entry: first, record, .. } = world.asta_comes_home().await;
        let at = format!("/api/v1/patients/{record}/what-matters/{}", first.id);
        let change = async |version: i32| {
            let body = json!({ "version": version, "text": "ny", "lang": "nb" });
            let request = asta.request(Method::Put, &at).header("idempotency-key", "samme-nokkel").json(&body);
            status_and_json(request.send().await.unwrap()).await.0
        };
        assert_eq!([change(5).await, change(1).await, change(1).await, change(2).await], [409, 200, 200, 409]);
    }

    /// Methods a path does not have, and queries it does not know.
    async fn methods_and_queries(world) {
        let asta = world.person("asta").await;
        let list = path::<ListWhatMatters>(&AtPatient { patient: asta.record() }).unwrap();
        let (status, body) = problem(asta.request(Method::Delete, &list).send().await.unwrap()).await;
        assert_eq!((status, body.code.as_str()), (405, "method_not_allowed"));
        let (status, _) = problem(asta.request(Method::Post, "/index.html").send().await.unwrap()).await;
        assert_eq!(status, 405);
        let log = format!("/api/v1/patients/{}/access-log?cursor=feil", asta.record());
        let (status, body) = problem(asta.request(Method::Get, &log).send().await.unwrap()).await;
        assert_eq!((status, body.fields[0].field.as_str()), (422, "cursor"));
    }
}
