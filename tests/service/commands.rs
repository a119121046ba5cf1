//! The commands, and what is said when they are given something wrong.

use std::net::TcpListener;

use hjemover_tests::{Database, Storage};
use server::migrations;

use crate::binary::{Serving, key_argument, run};

/// Arguments of `serve` on a database, with the tests' key and free ports.
fn serve(storage: &Storage) -> Vec<String> {
    vec![
        "serve".to_owned(),
        format!("--database-url={}", storage.address()),
        key_argument(),
        "--listen=127.0.0.1:0".to_owned(),
        "--metrics-listen=".to_owned(),
        "--mail=none".to_owned(),
    ]
}

fn without(arguments: Vec<String>, flag: &str) -> Vec<String> {
    arguments
        .into_iter()
        .filter(|argument| !argument.starts_with(flag))
        .collect()
}

fn with(mut arguments: Vec<String>, more: &str) -> Vec<String> {
    arguments.push(more.to_owned());
    arguments
}

/// Wrong settings stop the start, in a sentence that says what to do.
#[test]
fn wrong_settings_stop_the_start() {
    let (storage, empty) = (
        Storage::with_people(Database::Sqlite),
        Storage::empty(Database::Sqlite),
    );
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let key = "--data-key";
    for (arguments, told) in [
        (without(serve(&storage), key), "no data key: make one with"),
        (
            with(without(serve(&storage), key), "--data-key=not base64!"),
            "the data key is not base64",
        ),
        (
            with(without(serve(&storage), key), "--data-key=c2hvcnQ="),
            "must be 32 bytes",
        ),
        (
            with(serve(&storage), "--data-key-file=/nowhere"),
            "not both",
        ),
        (
            with(
                without(serve(&storage), key),
                "--data-key-file=/nowhere/key",
            ),
            "/nowhere/key cannot be read",
        ),
        (
            with(
                without(serve(&storage), "--database-url"),
                "--database-url=mysql://here",
            ),
            "must begin with sqlite:// or postgres://",
        ),
        (
            with(
                without(serve(&storage), "--database-url"),
                "--database-url=sqlite://",
            ),
            "names no file",
        ),
        (
            with(
                without(serve(&storage), "--database-url"),
                "--database-url=postgres://nobody@127.0.0.1:1/none",
            ),
            "cannot be reached",
        ),
        (
            with(
                without(serve(&storage), "--database-url"),
                "--database-url-file=/nowhere/url",
            ),
            "/nowhere/url cannot be read",
        ),
        (serve(&empty), "run `hjemover migrate` first"),
        (
            with(
                without(serve(&storage), "--listen"),
                &format!("--listen={taken}"),
            ),
            "choose another with --listen",
        ),
        (
            with(
                without(serve(&storage), "--metrics"),
                &format!("--metrics-listen={taken}"),
            ),
            "--metrics-listen",
        ),
        (
            with(serve(&storage), "--attempts-per-account=0"),
            "at least 1",
        ),
        (
            with(serve(&storage), "--session-hours=0"),
            "--session-hours",
        ),
        (with(serve(&storage), "--log=???="), "--log"),
        (
            with(
                without(serve(&storage), "--mail"),
                "--mail=post.example.org",
            ),
            "smtp+starttls://host:587",
        ),
        (
            with(
                without(serve(&storage), "--mail"),
                "--mail=smtps://example.org:x",
            ),
            "--mail smtps://example.org:x is none of",
        ),
        (
            with(serve(&storage), "--mail-from=nobody"),
            "--mail-from nobody is no address",
        ),
        (
            with(serve(&storage), "--public-url=hjemover"),
            "--public-url hjemover is no address",
        ),
    ] {
        let said = run(&arguments, "");
        assert!(!said.ok, "{arguments:?}");
        let text = said.err.to_lowercase();
        assert!(
            text.contains(&told.to_lowercase()),
            "{arguments:?} is told: {}",
            said.err
        );
        assert!(
            !said.err.contains("panicked") && !said.err.contains("stack backtrace"),
            "{}",
            said.err
        );
    }
}

/// Migrating is said, and said again when there is nothing to do.
#[test]
fn migrate() {
    let storage = Storage::empty(Database::Sqlite);
    let database = format!("--database-url={}", storage.address());
    let first = run(["migrate", &database], "");
    assert!(
        first.ok && first.out.contains("Ran "),
        "{} {}",
        first.out,
        first.err
    );
    assert_eq!(
        run(["migrate", &database], "").out,
        "The schema is up to date.\n"
    );
    assert!(!migrations::pending(&storage.settings().url().unwrap()).unwrap());
}

/// Accounts are made, given a new password and disabled; weak passwords and unknown names are refused.
#[test]
fn accounts() {
    let storage = Storage::with_people(Database::Sqlite);
    let database = format!("--database-url={}", storage.address());
    let add = [
        "user",
        &database,
        "add",
        "ny",
        "--name=Ny Person",
        "--unit=Torget legesenter",
        "--role=doctor",
    ];
    for (input, told) in [
        ("", "no password was given"),
        ("kort\n", "at least 10 characters"),
    ] {
        let said = run(add, input);
        assert!(!said.ok && said.err.contains(told), "{}", said.err);
    }
    let said = run(add, "en hest og et batteri til\n");
    assert!(
        said.ok && said.out.contains("Added."),
        "{} {}",
        said.out,
        said.err
    );
    assert!(
        run(add, "en hest og et batteri til\n")
            .err
            .contains("the user name ny is taken")
    );
    let nowhere = [
        "user",
        &database,
        "add",
        "to",
        "--name=To",
        "--unit=Finnes ikke",
        "--role=nurse",
    ];
    assert!(
        run(nowhere, "en hest og et batteri til\n")
            .err
            .contains("no unit of that name")
    );
    let unknown = run(["user", &database, "disable", "ingen"], "");
    assert!(
        !unknown.ok && unknown.err.contains("there is no account of that name"),
        "{}",
        unknown.err
    );
    assert!(
        run(
            ["user", &database, "password", "ny"],
            "to hester og en stift til\n"
        )
        .ok
    );
    let serving = Serving::start(&storage, &[]);
    let sign_in = |password: &'static str| {
        let client = serving.client();
        actix_web::rt::System::new()
            .block_on(async move { client.sign_in("ny", password).await.map(|_| ()) })
    };
    assert!(sign_in("en hest og et batteri til").is_err());
    sign_in("to hester og en stift til").unwrap();
    assert!(run(["user", &database, "disable", "ny"], "").ok);
    assert!(sign_in("to hester og en stift til").is_err());
}

/// Help is the manual: every command and every setting of `serve` is explained.
#[test]
fn help_is_the_manual() {
    let help = run(["--help"], "").out;
    for command in [
        "serve", "migrate", "demo", "user", "unit", "mail", "messages", "openapi",
    ] {
        assert!(help.contains(command), "{help}");
    }
    let serve = run(["serve", "--help"], "").out;
    for setting in [
        "--database-url",
        "--data-key-file",
        "--listen",
        "--metrics-listen",
        "--sqlite-max-bytes",
        "HJEMOVER_LISTEN",
        "HJEMOVER_MAIL",
        "--mail-password-file",
        "HJEMOVER_PUBLIC_URL",
    ] {
        assert!(serve.contains(setting), "{setting}: {serve}");
    }
    let document: serde_json::Value = serde_json::from_str(&run(["openapi"], "").out).unwrap();
    assert_eq!(document, server::http::openapi::document());
}

/// Secrets come from files too, and a development key is made once.
#[test]
fn secrets_from_files() {
    let storage = Storage::with_people(Database::Sqlite);
    let (url, key) = (
        storage.folder().join("url"),
        storage.folder().join("keys/data.key"),
    );
    std::fs::write(&url, format!("{}\n", storage.address())).unwrap();
    let arguments = |more: &'static str| {
        let mut all = without(without(serve(&storage), "--data-key"), "--database-url");
        all.push(format!("--database-url-file={}", url.display()));
        all.push(format!("--data-key-file={}", key.display()));
        all.push(more.to_owned());
        all
    };
    let refused = run(without(arguments("--dev-keys"), "--dev-keys"), "");
    assert!(
        !refused.ok && refused.err.contains("cannot be read"),
        "{}",
        refused.err
    );
    // It would serve for ever: let it fail on its address, after the key is made.
    let mut wrong = without(arguments("--dev-keys"), "--listen");
    wrong.push("--listen=nowhere".to_owned());
    assert!(!run(&wrong, "").ok);
    let made = std::fs::read(&key).unwrap();
    assert!(!run(&wrong, "").ok);
    assert_eq!(std::fs::read(&key).unwrap(), made, "it is kept");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&key).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

/// Asked to stop, it ends what is under way and stops with success.
#[test]
fn stops_when_asked() {
    let storage = Storage::with_people(Database::Sqlite);
    let serving = Serving::start(&storage, &[]);
    let client = serving.client();
    let (signed_in, status) = actix_web::rt::System::new().block_on(async move {
        let (_, answer) = client
            .sign_in("asta", server::demo::PASSWORD)
            .await
            .unwrap();
        drop(client);
        (
            answer,
            tokio::task::spawn_blocking(move || serving.terminate())
                .await
                .unwrap(),
        )
    });
    assert!(
        status.success() && signed_in.start.home.is_some(),
        "{status}"
    );
}

/// Mail that was given up is listed without its address, and sent again.
#[test]
fn mail_given_up() {
    let storage = Storage::with_people(Database::Sqlite);
    let database = format!("--database-url={}", storage.address());
    let key = key_argument();
    let said = run(["mail", &database, "test", "berit", &key], "");
    assert!(
        !said.ok && said.err.contains("no e-mail address"),
        "{}",
        said.err
    );
    assert!(run(["mail", &database, "test", "berit@example.org", &key], "").ok);
    let list = |state: &str| run(["mail", &database, "list", "--state", state], "").out;
    assert_eq!(list("dead"), "None.\n");
    let waiting = list("waiting");
    assert!(
        waiting.contains("b•••@example.org") && !waiting.contains("berit"),
        "{waiting}"
    );
    storage.execute(
        "update mail set state = 'dead', last_failure = 'recipient 550', tries = 1, ended_at = created_at",
    );
    let dead = run(["mail", &database, "list"], "").out;
    assert!(
        dead.contains("recipient 550") && dead.contains("tries 1"),
        "{dead}"
    );
    let id = dead.split_whitespace().next().unwrap();
    assert!(
        run(["mail", &database, "resend"], "")
            .err
            .contains("--all-dead")
    );
    let again = run(["mail", &database, "resend", id], "");
    assert_eq!(again.out, "1 will be sent again.\n", "{}", again.err);
    assert!(
        run(["mail", &database, "resend", id], "")
            .err
            .contains("no dead mail")
    );
    assert_eq!(
        run(["mail", &database, "resend", "--all-dead"], "").out,
        "0 will be sent again.\n"
    );
    assert_eq!(list("dead"), "None.\n");
}
