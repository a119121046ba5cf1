//! `cargo xtask bench api`: how fast the API is, against bare parts of the same stack in the same run.
//!
//! The service and a bare actix handler run in a child process; the load comes from this one, over
//! keep-alive connections, so that both pay the same for HTTP and for the client. Printed as a table of
//! medians and ratios; not a test, since it depends on the machine.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop with a panic"
)]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::{connection::SimpleConnection as _, prelude::*};
use server::{
    Db,
    clock::Clock,
    demo::crowd::{self, Crowd},
    migrations,
    settings::{DatabaseSettings, KeySettings, ServeSettings},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

const SECONDS: f64 = 3.0;
const ROUNDS: usize = 3;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, command, folder] = args.as_slice()
        && command == "serve"
    {
        return actix_web::rt::System::new().block_on(serve(Path::new(folder)));
    }
    let sizes: Vec<usize> = args.get(1).map_or_else(
        || vec![1_000, 100_000],
        |list| list.split(',').map(|n| n.parse().unwrap()).collect(),
    );
    println!(
        "| patients | what | clients | per second (median of {ROUNDS}) | against | ratio |\n|---|---|---|---|---|---|"
    );
    let screens: Vec<f64> = sizes.iter().map(|size| bench(*size)).collect();
    if let [first, .., last] = screens.as_slice() {
        println!(
            "\n(d) first screen, fewest to most patients: {:.2}×",
            first / last
        );
    }
}

fn settings(folder: &Path) -> ServeSettings {
    let database = DatabaseSettings {
        database_url: format!("sqlite://{}/bench.db", folder.display()),
        database_url_file: None,
        sqlite_max_bytes: None,
    };
    let keys = KeySettings {
        data_key: None,
        data_key_file: Some(folder.join("key")),
        dev_keys: true,
    };
    ServeSettings::quiet(database, keys)
}

/// The child: the service, and a bare handler that sends whatever bytes it was last given.
async fn serve(folder: &Path) {
    let running = server::app::start(&settings(folder)).unwrap();
    let bytes = web::Data::new(RwLock::new(web::Bytes::new()));
    let bare = HttpServer::new(move || {
        App::new()
            .app_data(bytes.clone())
            .route(
                "/",
                web::get().to(async |bytes: web::Data<RwLock<web::Bytes>>| {
                    HttpResponse::Ok()
                        .content_type("application/json")
                        .body(bytes.read().unwrap().clone())
                }),
            )
            .route(
                "/",
                web::put().to(
                    async |bytes: web::Data<RwLock<web::Bytes>>, new: web::Bytes| {
                        *bytes.write().unwrap() = new;
                        HttpResponse::NoContent().finish()
                    },
                ),
            )
    })
    .workers(2)
    .bind("127.0.0.1:0")
    .unwrap();
    println!("{} {}", running.address, bare.addrs()[0]);
    std::io::stdout().flush().unwrap();
    bare.run().await.unwrap();
}

struct Service {
    child: Child,
    api: String,
    bare: String,
}

impl Service {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg("serve")
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let (api, bare) = line.trim().split_once(' ').unwrap();
        Self {
            child,
            api: api.to_owned(),
            bare: bare.to_owned(),
        }
    }

    /// Resident memory in MB.
    fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .unwrap_or_default();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS"))
            .unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|kb| kb.parse::<f64>().ok())
            .unwrap_or(0.0)
            / 1024.0
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn bench(patients: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let crowd = seed(folder.path(), patients);
    let service = Service::start(folder.path());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // Pairs, in turn, and the ratio pair by pair: the machine's speed may drift.
    let row = |what: &str, clients: usize, against: &str, pairs: &[(f64, f64)]| {
        let rate = median(pairs.iter().map(|pair| pair.0));
        println!(
            "| {patients} | {what} | {clients} | {rate:.0} | {against} {:.0} | {:.3} |",
            median(pairs.iter().map(|pair| pair.1)),
            median(pairs.iter().map(|pair| pair.0 / pair.1)),
        );
        rate
    };
    let screens: Arc<[Vec<u8>]> = crowd
        .patients
        .iter()
        .map(|(token, _)| get("/api/v1/start", token))
        .collect();
    let body = runtime.block_on(once(&service.api, &screens[0]));
    let put = [
        format!(
            "PUT / HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes(),
        body.clone(),
    ]
    .concat();
    runtime.block_on(once(&service.bare, &put));
    let bare_request: Arc<[Vec<u8>]> = Arc::new([b"GET / HTTP/1.1\r\nhost: x\r\n\r\n".to_vec()]);

    let pairs: Vec<(f64, f64)> = (0..ROUNDS)
        .map(|_| {
            (
                runtime.block_on(load(&service.api, 16, &screens)),
                runtime.block_on(load(&service.bare, 16, &bare_request)),
            )
        })
        .collect();
    let what = format!("(a) first screen, {} bytes", body.len());
    let screen = row(&what, 16, "bare actix", &pairs);
    let memory = service.memory();

    let plans: Arc<[Vec<u8>]> = crowd
        .patients
        .iter()
        .map(|(_, id)| get(&format!("/api/v1/patients/{id}/plan"), &crowd.nurse))
        .collect();
    let mut raw = raw_database(folder.path());
    for clients in [1, 16, 64] {
        let pairs: Vec<(f64, f64)> = (0..ROUNDS)
            .map(|_| {
                (
                    runtime.block_on(load(&service.api, clients, &plans)),
                    raw_commits(&mut raw),
                )
            })
            .collect();
        let what = "(b) staff read with durable audit line";
        row(what, clients, "raw commits", &pairs);
    }
    for clients in [1, 8, 64] {
        let pairs: Vec<(f64, f64)> = (0..ROUNDS)
            .map(|round| {
                let writes: Arc<[Vec<u8>]> = writes(&crowd, clients * 100_000 + round).into();
                (
                    runtime.block_on(load_once(&service.api, clients, &writes)),
                    raw_commits(&mut raw),
                )
            })
            .collect();
        let what = "(c) durable write of what matters";
        row(what, clients, "raw commits", &pairs);
    }
    println!(
        "| {patients} | (e) resident memory after load, MB | 16 | {memory:.0} | after all {:.0} | |",
        service.memory()
    );
    screen
}

fn seed(folder: &Path, patients: usize) -> Crowd {
    let url = settings(folder).database.url().unwrap();
    migrations::migrate(&url).unwrap();
    let db = Db::open(&url, Clock::default()).unwrap();
    actix_web::rt::System::new()
        .block_on(crowd::make(&db, patients))
        .unwrap()
}

fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n").into_bytes()
}

/// Writes by the patients in turn, each with an id of its own.
fn writes(crowd: &Crowd, salt: usize) -> Vec<Vec<u8>> {
    (0..12_000)
        .map(|n| {
            let (token, patient) = &crowd.patients[n % crowd.patients.len()];
            let body = format!(
                r#"{{"id":"018f0000-{:04x}-7000-8000-{n:012x}","text":"Jeg vil gå i hagen {n}","lang":"nb"}}"#,
                salt % 0xffff
            );
            format!(
                "POST /api/v1/patients/{patient}/what-matters HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
                 content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )
            .into_bytes()
        })
        .collect()
}

async fn once(address: &str, request: &[u8]) -> Vec<u8> {
    let mut connection = TcpStream::connect(address).await.unwrap();
    exchange(&mut connection, request, &mut Vec::new()).await
}

/// Sends a request and reads its answer; panics on anything but success.
async fn exchange(connection: &mut TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> Vec<u8> {
    connection.write_all(request).await.unwrap();
    buffer.clear();
    loop {
        let mut chunk = [0; 16 * 1024];
        let read = connection.read(&mut chunk).await.unwrap();
        assert!(read > 0, "the connection was closed");
        buffer.extend_from_slice(&chunk[..read]);
        let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = std::str::from_utf8(&buffer[..end])
            .unwrap()
            .to_ascii_lowercase();
        assert!(
            head.starts_with("http/1.1 2"),
            "{}",
            String::from_utf8_lossy(buffer)
        );
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |n| n.parse().unwrap());
        if buffer.len() >= end + 4 + length {
            return buffer[end + 4..].to_vec();
        }
    }
}

/// Requests per second over so many connections, for a few seconds.
async fn load(address: &str, clients: usize, requests: &Arc<[Vec<u8>]>) -> f64 {
    let (started, until) = (
        Instant::now(),
        Instant::now() + Duration::from_secs_f64(SECONDS),
    );
    let run = |client: usize| {
        let (address, requests) = (address.to_owned(), Arc::clone(requests));
        async move {
            let mut connection = TcpStream::connect(address).await.unwrap();
            connection.set_nodelay(true).unwrap();
            let (mut done, mut buffer) = (0_u64, Vec::new());
            while Instant::now() < until {
                let request =
                    &requests[(client * 61 + usize::try_from(done).unwrap()) % requests.len()];
                exchange(&mut connection, request, &mut buffer).await;
                done += 1;
            }
            done
        }
    };
    let done: u64 = futures_util::future::join_all((0..clients).map(run))
        .await
        .into_iter()
        .sum();
    done as f64 / started.elapsed().as_secs_f64()
}

/// The same, sending each request once.
async fn load_once(address: &str, clients: usize, requests: &Arc<[Vec<u8>]>) -> f64 {
    let (started, until) = (
        Instant::now(),
        Instant::now() + Duration::from_secs_f64(SECONDS),
    );
    let run = |client: usize| {
        let (address, requests) = (address.to_owned(), Arc::clone(requests));
        async move {
            let mut connection = TcpStream::connect(address).await.unwrap();
            connection.set_nodelay(true).unwrap();
            let (mut done, mut buffer) = (0_u64, Vec::new());
            for request in requests.iter().skip(client).step_by(clients) {
                if Instant::now() >= until {
                    break;
                }
                exchange(&mut connection, request, &mut buffer).await;
                done += 1;
            }
            done
        }
    };
    let done: u64 = futures_util::future::join_all((0..clients).map(run))
        .await
        .into_iter()
        .sum();
    done as f64 / started.elapsed().as_secs_f64()
}

/// A database with the service's pragmas, for [`raw_commits`].
fn raw_database(folder: &Path) -> SqliteConnection {
    let path: PathBuf = folder.join("raw.db");
    let mut conn = SqliteConnection::establish(&path.display().to_string()).unwrap();
    conn.batch_execute(
        "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 32000; \
         create table fact (id integer primary key, words text not null)",
    )
    .unwrap();
    conn
}

/// One insert a commit, straight to SQLite, for a while.
fn raw_commits(conn: &mut SqliteConnection) -> f64 {
    let (started, mut done) = (Instant::now(), 0_u64);
    while started.elapsed().as_secs_f64() < SECONDS {
        diesel::sql_query("insert into fact (words) values ('Jeg vil gå i hagen')")
            .execute(conn)
            .unwrap();
        done += 1;
    }
    done as f64 / started.elapsed().as_secs_f64()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
