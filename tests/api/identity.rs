//! Signing in and out, devices, passwords, and what keeps others out.

use std::time::Duration;

use chrono::TimeDelta;
use hjemover_tests::{Person, World, both, deeds::line, problem, status_and_json};
use reqwest::{RequestBuilder, Response, header::HeaderMap};
use serde_json::json;
use server::{accounts, demo};
use shared::{
    Method,
    contract::Nothing,
    identity::{
        AtSession, ChangePassword, ChangePasswordRequest, ChangePreferences, EndSession, Language,
        ListSessions, Preferences, SessionKind, SignIn, SignInRequest, SignOut, SignOutEverywhere,
    },
    patients::AtPatient,
    start::GetStart,
    what_matters::{ListWhatMatters, WriteWhatMatters},
};

const COOKIE: &str = "__Host-hjemover";

fn sign_in(username: &str, password: &str, kind: SessionKind) -> SignInRequest {
    SignInRequest {
        username: line(username),
        password: password.to_owned(),
        kind,
        device: Some(line("Prøve")),
    }
}

async fn tries(world: &World, username: &str, password: &str) -> Response {
    let body = sign_in(username, password, SessionKind::Bearer);
    world
        .nobody()
        .by_hand::<SignIn>(&Nothing {})
        .json(&body)
        .send()
        .await
        .unwrap()
}

/// Signs in as the web app does; answers the cookie's line.
async fn with_cookie(world: &World, username: &str) -> String {
    let body = sign_in(username, demo::PASSWORD, SessionKind::Cookie);
    let response = world
        .nobody()
        .by_hand::<SignIn>(&Nothing {})
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    cookie(response.headers())
}

fn cookie(headers: &HeaderMap) -> String {
    headers["set-cookie"].to_str().unwrap().to_owned()
}

/// A request with the session's cookie, as a browser sends it.
fn browsing(world: &World, method: Method, path: &str, set_cookie: &str) -> RequestBuilder {
    let value = set_cookie.split(';').next().unwrap();
    world.nobody().request(method, path).header("cookie", value)
}

async fn devices(person: &Person) -> usize {
    person
        .does::<ListSessions>(Nothing {}, ())
        .await
        .sessions
        .len()
}

both! {
    /// A wrong password, an unknown user and a disabled one are told the same.
    async fn who_has_an_account_is_not_told(world) {
        accounts::disable(&world.running.db, "kare").await.unwrap();
        let mut told = Vec::new();
        let long = "x".repeat(600);
        for (username, password) in
            [("asta", "feil passord"), ("ingen", "feil passord"), ("kare", demo::PASSWORD), ("asta", long.as_str())]
        {
            let (status, mut problem) = problem(tries(world, username, password).await).await;
            problem.instance = None;
            assert_eq!((status, problem.code.as_str()), (401, "wrong_password"), "{username}");
            told.push(problem);
        }
        assert!(told.windows(2).all(|pair| pair[0] == pair[1]));
    }

    /// User names and e-mail addresses are known in any case; passwords are not trimmed.
    async fn names_in_any_case(world) {
        for username in ["asta", "ASTA", " Asta ", "Asta@Example.org"] {
            assert_eq!(tries(world, username, demo::PASSWORD).await.status(), 200, "{username}");
        }
        assert_eq!(tries(world, "asta", &format!(" {}", demo::PASSWORD)).await.status(), 401);
    }

    /// So many attempts on an account, known or not, and no more for a while; others can sign in.
    async fn attempts_on_an_account_are_limited(world) with |setup| {
        setup.settings = Some(|settings| settings.attempts_per_account = 3);
    } {
        for username in ["asta", "ingen"] {
            for _ in 0..3 {
                assert_eq!(tries(world, username, "feil passord").await.status(), 401);
            }
            let refused = tries(world, username, demo::PASSWORD).await;
            let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=900).contains(&wait), "{wait}");
            let (status, problem) = problem(refused).await;
            assert_eq!((status, problem.code.as_str(), problem.retry_after), (429, "too_many_attempts", Some(wait)));
        }
        assert_eq!(tries(world, "kare", demo::PASSWORD).await.status(), 200);
    }

    /// So many attempts from an address, whatever the account. Whom a proxy speaks for counts only if trusted.
    async fn attempts_from_an_address_are_limited(world) with |setup| {
        setup.settings = Some(|settings| settings.attempts_per_address = 4);
    } {
        for username in ["a1", "b2", "c3", "d4"] {
            assert_eq!(tries(world, username, "feil passord").await.status(), 401);
        }
        assert_eq!(tries(world, "asta", demo::PASSWORD).await.status(), 429);
        let body = sign_in("asta", demo::PASSWORD, SessionKind::Bearer);
        let told = world.nobody().by_hand::<SignIn>(&Nothing {}).header("x-forwarded-for", "192.0.2.7").json(&body);
        assert_eq!(told.send().await.unwrap().status(), 429);
    }

    /// Behind a trusted proxy, each client has its own limit, and cannot choose its address.
    async fn behind_a_proxy(world) with |setup| {
        setup.settings = Some(|settings| {
            settings.attempts_per_address = 2;
            settings.trust_forwarded = true;
        });
    } {
        let from = async |addresses: &str| {
            let body = sign_in("ingen", "feil passord", SessionKind::Bearer);
            let request = world.nobody().by_hand::<SignIn>(&Nothing {}).header("x-forwarded-for", addresses);
            request.json(&body).send().await.unwrap().status().as_u16()
        };
        assert_eq!([from("192.0.2.7").await, from("198.51.100.9, 192.0.2.7").await], [401, 401]);
        assert_eq!(from("203.0.113.1, 192.0.2.7").await, 429, "the proxy wrote the last one");
        assert_eq!(from("192.0.2.8").await, 401);
    }

    /// One sees one's devices, ends one of them, and ends all.
    async fn devices_are_listed_and_ended(world) {
        let (phone, tablet) = (world.person("asta").await, world.person("asta").await);
        let sessions = phone.does::<ListSessions>(Nothing {}, ()).await.sessions;
        assert_eq!(sessions.len(), 2);
        assert_eq!(sessions.iter().filter(|session| session.current).count(), 1);
        let other = sessions.iter().find(|session| !session.current).unwrap().id;
        phone.does::<EndSession>(AtSession { session: other }, ()).await;
        tablet.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
        phone.is_refused::<EndSession>(AtSession { session: other }, (), "not_found").await;
        assert_eq!(devices(&phone).await, 1);
        let third = world.person("asta").await;
        third.does::<SignOutEverywhere>(Nothing {}, ()).await;
        for gone in [&phone, &third] {
            gone.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
        }
        let kare = world.person("kare").await;
        kare.does::<SignOut>(Nothing {}, ()).await;
        kare.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
    }

    /// A new password needs the old one and must be hard to guess; it signs the other devices out.
    async fn a_new_password(world) {
        let (phone, tablet) = (world.person("asta").await, world.person("asta").await);
        let change = |current: &str, new: &str| ChangePasswordRequest { current: current.into(), new: new.into() };
        phone.is_refused::<ChangePassword>(Nothing {}, change("feil", "en helt ny setning her"), "wrong_password").await;
        for weak in ["kort", "passord123", "asta bakke", "aaaaaaaaaaaaaaaaaa", "hjemover2026"] {
            let problem = phone
                .is_refused::<ChangePassword>(Nothing {}, change(demo::PASSWORD, weak), "new:weak_password")
                .await;
            assert!(!format!("{problem:?}").contains(weak), "a password is never repeated");
        }
        phone.does::<ChangePassword>(Nothing {}, change(demo::PASSWORD, "fjorten sko på loftet")).await;
        tablet.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
        phone.opens_the_app().await;
        assert_eq!(tries(world, "asta", demo::PASSWORD).await.status(), 401);
        assert_eq!(tries(world, "asta", "fjorten sko på loftet").await.status(), 200);
    }

    /// The web's session is in a cookie that scripts and other sites cannot use; signing out takes it away.
    async fn the_cookie(world) {
        let set = with_cookie(world, "asta").await;
        let mut parts: Vec<_> = set.split("; ").collect();
        let (name, token) = parts.remove(0).split_once('=').unwrap();
        parts.sort_unstable();
        assert_eq!((name, parts), (COOKIE, vec!["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]));
        assert!(token.len() >= 43, "256 bits");
        assert_eq!(world.storage.count(&format!("session where token_hash = '{token}'")), 0, "only its hash is kept");
        assert_eq!(browsing(world, Method::Get, "/api/v1/start", &set).send().await.unwrap().status(), 200);
        let out = browsing(world, Method::Delete, "/api/v1/session", &set)
            .header("sec-fetch-site", "same-origin")
            .send()
            .await
            .unwrap();
        assert_eq!(out.status(), 204);
        assert_eq!(out.headers()["clear-site-data"], "\"cache\"");
        let gone = cookie(out.headers());
        assert!(gone.starts_with("__Host-hjemover=;") && gone.contains("Max-Age=0") && gone.contains("Secure"), "{gone}");
        assert_eq!(browsing(world, Method::Get, "/api/v1/start", &set).send().await.unwrap().status(), 401);
    }

    /// What another site makes a browser send is refused, and nothing is written.
    async fn other_sites_cannot_write(world) {
        let (set, asta) = (with_cookie(world, "asta").await, world.person("asta").await);
        let path = shared::contract::path::<WriteWhatMatters>(&AtPatient { patient: asta.record() }).unwrap();
        let write = |name: &'static str, value: &'static str| {
            let body = hjemover_tests::deeds::entry("hagen");
            browsing(world, Method::Post, &path, &set).header(name, value).json(&body)
        };
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://example.org"),
            ("origin", "null"),
        ] {
            let (status, problem) = problem(write(name, value).send().await.unwrap()).await;
            assert_eq!((status, problem.code.as_str()), (403, "cross_site"), "{name}: {value}");
        }
        assert_eq!(asta.sees_what_matters(asta.record()).await, []);
        assert_eq!(write("sec-fetch-site", "same-origin").send().await.unwrap().status(), 200);
        // Signing somebody in under another's name from elsewhere is a write too.
        let body = sign_in("asta", demo::PASSWORD, SessionKind::Cookie);
        let elsewhere =
            world.nobody().by_hand::<SignIn>(&Nothing {}).header("sec-fetch-site", "cross-site").json(&body);
        assert_eq!(elsewhere.send().await.unwrap().status(), 403);
    }

    /// A disabled account's sessions end at once.
    async fn a_disabled_account(world) {
        let ingrid = world.person("ingrid").await;
        accounts::disable(&world.running.db, "Ingrid").await.unwrap();
        ingrid.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
        assert_eq!(tries(world, "ingrid", demo::PASSWORD).await.status(), 401);
        assert!(accounts::disable(&world.running.db, "ingen").await.is_err());
    }

    /// A session ends when it is not used, and after some hours in any case; using it keeps it meanwhile.
    async fn sessions_expire(world) with |setup| {
        setup.settings = Some(|settings| {
            settings.session_idle_minutes = 60;
            settings.session_hours = 12;
        });
    } {
        let idle = world.person("kare").await;
        let asta = world.person("asta").await;
        for _ in 0..14 {
            world.clock().advance(TimeDelta::minutes(50));
            let before = asta.opens_the_app().await.me.session_ends_at;
            // Use is noted beside the request.
            world.until("the session's use is noted", || async {
                let ends = asta.opens_the_app().await.me.session_ends_at;
                (ends > before).then_some(())
            }).await;
        }
        idle.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
        world.clock().advance(TimeDelta::minutes(30));
        asta.is_refused::<GetStart>(Nothing {}, (), "unauthenticated").await;
        let at = AtPatient { patient: asta.record() };
        asta.is_refused::<WriteWhatMatters>(at, hjemover_tests::deeds::entry("for sent"), "unauthenticated").await;
        let again = world.person("asta").await;
        assert_eq!(again.does::<ListWhatMatters>(at, ()).await.entries, []);
    }

    /// When more passwords wait than can be checked in time, the answer is «come back», not a queue.
    async fn too_many_at_once(world) with |setup| {
        setup.settings = Some(|settings| {
            settings.password_hashes_at_once = 1;
            settings.password_hashes_waiting = 1;
        });
    } {
        let mut tries = tokio::task::JoinSet::new();
        for number in 0..24 {
            let request = world.nobody().by_hand::<SignIn>(&Nothing {});
            let body = sign_in(&format!("ukjent{number}"), "feil passord", SessionKind::Bearer);
            tries.spawn(async move { request.json(&body).send().await.unwrap() });
        }
        let answers = tries.join_all().await;
        let busy: Vec<_> = answers.iter().filter(|answer| answer.status() == 503).collect();
        assert!(!busy.is_empty() && busy.len() < answers.len(), "{} of {}", busy.len(), answers.len());
        assert!(busy.iter().all(|answer| answer.headers().contains_key("retry-after")));
        assert!(answers.iter().all(|answer| answer.status() == 503 || answer.status() == 401));
        tokio::time::sleep(Duration::from_millis(200)).await;
        world.person("asta").await;
    }

    /// Language and text size follow the person to every device.
    async fn preferences(world) {
        let phone = world.person("asta").await;
        let wanted = Preferences { language: Language::Nn, text_size: 150 };
        phone.does::<ChangePreferences>(Nothing {}, wanted).await;
        let me = world.person("asta").await.opens_the_app().await.me;
        assert_eq!((me.language, me.text_size), (Language::Nn, 150));
        let odd = Preferences { language: Language::Nb, text_size: 110 };
        phone.is_refused::<ChangePreferences>(Nothing {}, odd, "text_size:unknown_value").await;
        let unknown = json!({ "language": "de", "text_size": 100 });
        let answer = phone.by_hand::<ChangePreferences>(&Nothing {}).json(&unknown).send().await.unwrap();
        let (status, body) = status_and_json(answer).await;
        assert_eq!((status, &body["fields"][0]["code"]), (422, &json!("unknown_value")));
    }

    /// Every answer carries the headers that keep others' scripts out.
    async fn security_headers(world) {
        for path in ["/", "/api/v1/start", "/health/live", "/api/nothing", "/api/docs"] {
            let answer = world.nobody().request(Method::Get, path).send().await.unwrap();
            let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
            let policy = header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
            assert!(!policy.contains("'unsafe-eval'"), "{path}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
            assert!(header("strict-transport-security").contains("max-age=31536000"), "{path}");
            assert_eq!(header("x-request-id").len(), 36, "{path}");
        }
    }
}
