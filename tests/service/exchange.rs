//! Messages as an operator arranges for them: units' ids and rules, accounts of other systems, a folder; and a sender
//! that does not stop.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use hjemover_tests::{Database, Storage, exchange::Subject};
use server::demo;

use crate::binary::{Serving, key_argument, run};

/// Units get their ids and rules, another system its account, and a folder is emptied.
#[test]
fn units_accounts_and_a_folder() {
    let storage = Storage::with_people(Database::Sqlite);
    let database = format!("--database-url={}", storage.address());
    let unit = |more: &[&str]| {
        let start = ["unit", database.as_str()];
        run(start.into_iter().chain(more.iter().copied()), "")
    };
    let ward = "Medisinsk sengepost Notodden";
    assert!(unit(&["set", ward, "--her-id=12345"]).ok);
    let taken = unit(&["set", "Torget legesenter", "--her-id=12345"]);
    assert!(
        !taken.ok && taken.err.contains("another one has that HER-id"),
        "{}",
        taken.err
    );
    assert!(!unit(&["set", ward, "--her-id=tolv"]).ok);
    assert!(!unit(&["set", "Finnes ikke", "--her-id=1"]).ok);
    let hours = unit(&["set", ward, "--letters=after-hours"]);
    assert!(!hours.ok && hours.err.contains("--hours"), "{}", hours.err);
    assert!(unit(&["set", ward, "--letters=after-hours", "--hours=24"]).ok);
    let list = unit(&["list"]).out;
    let line = list.lines().find(|line| line.starts_with(ward)).unwrap();
    assert!(
        line.contains("12345") && line.contains("AfterHours 24 h"),
        "{line}"
    );
    assert!(unit(&["set", ward, "--her-id=80011"]).ok);

    let add = [
        "user",
        &database,
        "add",
        "epj-to",
        "--name=Et system",
        &format!("--sends-for={ward}"),
    ];
    assert!(run(add, "en hest og et batteri til\n").ok);
    assert_eq!(
        storage.count(
            "integration where person_id in (select id from person where username = 'epj-to')"
        ),
        1
    );

    let folder = storage.folder().join("inn");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("a.xml"),
        Subject::birger().message("log-innlagt"),
    )
    .unwrap();
    std::fs::write(folder.join("b.xml"), "<ikke/>").unwrap();
    let key = key_argument();
    let path = folder.display().to_string();
    let watch = ["messages", "watch", &database, &key, "--once", &path];
    let said = run(watch, "");
    assert!(
        said.ok && said.out.contains("1 accepted, 1 refused."),
        "{} {}",
        said.out,
        said.err
    );
    assert!(
        folder.join("done/a.xml.receipt").exists() && folder.join("failed/b.xml.reason").exists()
    );
    let in_use = [
        "messages", "watch", &database, &key, "--once", "--in-use", &path,
    ];
    std::fs::write(
        folder.join("c.xml"),
        Subject::birger().message("log-utskrevet"),
    )
    .unwrap();
    assert!(
        run(in_use, "").out.contains("0 accepted, 1 refused."),
        "numbers made for testing"
    );
}

/// 200 MiB in pieces, without a word of how much it will be: refused, and never held.
#[test]
fn a_body_that_does_not_end() {
    let storage = Storage::with_people(Database::Sqlite);
    let serving = Serving::start(&storage, &[]);
    let client = serving.client();
    let token = actix_web::rt::System::new().block_on(async move {
        let (_, answer) = client.sign_in("epj-sykehus", demo::PASSWORD).await.unwrap();
        answer.token.unwrap()
    });
    let address = serving.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /api/v1/messages HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/xml\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let piece = [
        b"100000\r\n".to_vec(),
        vec![b' '; 1024 * 1024],
        b"\r\n".to_vec(),
    ]
    .concat();
    // The service may hang up on what it will not read.
    let sent = (0..200)
        .take_while(|_| stream.write_all(&piece).is_ok())
        .count();
    let mut answer = [0; 12];
    if stream.read_exact(&mut answer).is_ok() {
        assert_eq!(&answer, b"HTTP/1.1 413");
    } else {
        assert!(sent < 200, "it was all taken");
    }
    let peak = serving.peak_memory() / 1024;
    assert!(peak < 200, "{peak} MiB were held");
    assert_eq!(storage.count("message"), 0);
    assert!(serving.terminate().success());
}
