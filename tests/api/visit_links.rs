//! The link that opens the page for the GP without signing in: secret, limited in time, ended at once, each opening in
//! the patient's log.

use chrono::TimeDelta;
use futures_util::future::join_all;
use hjemover_tests::{Person, both, deeds::line, new_id, problem, visits::words_of};
use serde_json::json;
use shared::{
    Method,
    audit::Basis,
    author::Capacity,
    gp_visits::{AtVisitLink, EndVisitLink, MakeVisitLink, NewVisitLink},
    patients::AtPatient,
    plan::{Move, StepKind},
    right::Right,
};

/// Status and body of opening by a link, without the request's own id.
async fn tried(nobody: &Person, path: &str, token: &str) -> (u16, String) {
    let answer = nobody
        .request(Method::Post, path)
        .json(&json!({ "token": token }))
        .send()
        .await
        .unwrap();
    let (status, mut problem) = problem(answer).await;
    problem.instance = None;
    (status, serde_json::to_string(&problem).unwrap())
}

both! {
    /// The page and the paper open with the link and nothing else, and each time stands in her log.
    async fn without_signing_in(world) {
        let home = world.asta_comes_home().await;
        home.patient.asks_the_gp("Kan jeg kjøre bil?").await;
        let made = home.patient.makes_link(home.record).await;
        assert_eq!(made.token.len(), 43, "256 bits");
        assert_eq!(made.link.until, made.link.made_at + TimeDelta::days(14));
        let nobody = world.nobody();
        let page = nobody.opens_link(&made.token).await.unwrap();
        assert_eq!(page, home.patient.sees_visit_page(home.record).await);
        assert!(!serde_json::to_string(&page).unwrap().contains(&home.record.to_string()), "no ids of hers");
        let paper = nobody.request(Method::Post, "/api/v1/visit-page.pdf").json(&json!({ "token": made.token })).send().await.unwrap();
        assert_eq!((paper.status().as_u16(), paper.headers()["content-type"].to_str().unwrap()), (200, "application/pdf"));
        assert!(words_of(&paper.bytes().await.unwrap()).contains("Kan jeg kjøre bil?"));
        let log = home.patient.sees_who_looked().await;
        let opened: Vec<_> = log.iter().filter(|each| each.what == Right::OpenVisitPage).collect();
        assert_eq!(opened.len(), 2);
        assert_eq!((opened[0].basis, opened[0].who.capacity), (Basis::VisitLink, Capacity::System));
        assert_eq!(opened[0].who.name, "Den som har lenken til legetimen");
        let links = home.patient.sees_links(home.record).await;
        assert_eq!((links.len(), links[0].opened), (1, 2));
        assert!(links[0].opened_at.is_some());
    }

    /// Unknown, expired, ended, and wrong in any other way look the same, byte for byte.
    async fn what_does_not_open_looks_the_same(world) {
        let home = world.asta_comes_home().await;
        let nobody = world.nobody();
        let ended = home.patient.makes_link(home.record).await;
        home.patient.ends_link(home.record, ended.link.id).await;
        home.patient.ends_link(home.record, ended.link.id).await;
        let expired = home.patient.makes_link(home.record).await;
        world.after_days(13);
        nobody.opens_link(&expired.token).await.unwrap();
        world.after_days(1);
        for path in ["/api/v1/visit-page", "/api/v1/visit-page.pdf"] {
            let unknown = tried(&nobody, path, &"A".repeat(43)).await;
            assert_eq!(unknown.0, 404);
            assert_eq!(tried(&nobody, path, &ended.token).await, unknown);
            assert_eq!(tried(&nobody, path, &expired.token).await, unknown);
            assert_eq!(tried(&nobody, path, "kort").await, unknown);
        }
        assert!(home.patient.sees_links(home.record).await.is_empty());
    }

    /// The secret is nowhere in the database, also not in what is kept to answer a request sent again.
    async fn the_secret_is_not_kept(world) {
        let home = world.asta_comes_home().await;
        let at = AtPatient { patient: home.record };
        let id = new_id();
        let send = async || {
            let request = home.patient.by_hand::<MakeVisitLink>(&at).header("idempotency-key", "lag-en-lenke").json(&NewVisitLink { id });
            request.send().await.unwrap().json::<serde_json::Value>().await.unwrap()
        };
        let (first, again) = (send().await, send().await);
        assert_eq!(first, again, "sent again, the same link");
        let token = first["token"].as_str().unwrap();
        world.nobody().opens_link(token).await.unwrap();
        for column in ["idempotency where response", "visit_link where token_hash", "event where payload", "audit_event where who"] {
            assert_eq!(world.storage.count(&format!("{column} like '%{token}%'")), 0, "{column}");
        }
        assert_eq!(world.storage.count("visit_link"), 1);
        // Without the key of the request too: the same id is the same link.
        let third = home.patient.does::<MakeVisitLink>(at, NewVisitLink { id }).await;
        assert_eq!(third.token, token);
        // Once it has ended, it is not made anew under its id, nor by anybody else.
        home.patient.ends_link(home.record, id).await;
        home.patient.is_refused::<MakeVisitLink>(at, NewVisitLink { id }, "no_longer_valid").await;
        let kare = world.person("kare").await;
        kare.is_refused::<MakeVisitLink>(AtPatient { patient: kare.record() }, NewVisitLink { id }, "id_taken").await;
        kare.is_refused::<EndVisitLink>(AtVisitLink { patient: kare.record(), link: id }, (), "not_found").await;
    }

    /// With a booked visit the link lasts until two days after it.
    async fn until_after_the_visit(world) {
        let home = world.asta_comes_home().await;
        let visit = home.steps.iter().find(|step| step.kind == StepKind::GpConsultation).unwrap();
        let at = world.clock().now() + TimeDelta::days(20);
        home.gp.moves(home.record, visit, Move::Booked { at, with: line("Silje") }).await;
        let made = home.patient.makes_link(home.record).await;
        assert!(made.link.until > at + TimeDelta::days(2) && made.link.until <= at + TimeDelta::days(3));
        world.after_days(21);
        world.nobody().opens_link(&made.token).await.unwrap();
    }

    /// Home care makes one for the patient; both see and end all; at most five are open.
    async fn home_care_for_the_patient(world) {
        let home = world.asta_comes_home().await;
        let made = home.home_care.makes_link(home.record).await;
        assert_eq!(home.patient.sees_links(home.record).await[0].made_by.name, "Ingrid Dahl");
        home.patient.ends_link(home.record, made.link.id).await;
        world.nobody().opens_link(&made.token).await.unwrap_err();
        let at = AtPatient { patient: home.record };
        for other in [&home.gp, &home.ward_nurse, &home.coordinator] {
            other.is_refused::<MakeVisitLink>(at, NewVisitLink { id: new_id() }, "not_found").await;
        }
        let all = join_all((0..7).map(|_| home.patient.send::<MakeVisitLink>(at, NewVisitLink { id: new_id() }))).await;
        assert_eq!(all.iter().filter(|made| made.is_ok()).count(), 5);
        assert_eq!(home.patient.sees_links(home.record).await.len(), 5);
    }

    /// Attempts are limited by address.
    async fn attempts_are_limited(world) with |setup| {
        setup.settings = Some(|settings| settings.attempts_per_address = 8);
    } {
        let nobody = world.nobody();
        let mut last = 0;
        for number in 0..9 {
            let token = format!("{number}{}", "A".repeat(42));
            last = tried(&nobody, "/api/v1/visit-page", &token).await.0;
        }
        assert_eq!(last, 429);
    }
}
