//! The real binary, run.

use std::{
    ffi::OsStr,
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::OnceLock,
    time::{Duration, Instant},
};

use hjemover_tests::{Storage, keys};
use server::client::Client;

/// Where it is: what `HJEMOVER_BIN` says, else built beside this test.
fn binary() -> &'static PathBuf {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        if let Some(given) = std::env::var_os("HJEMOVER_BIN") {
            return given.into();
        }
        let test = std::env::current_exe().unwrap();
        let profile = test.ancestors().nth(2).unwrap();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args([
            "build",
            "--quiet",
            "--workspace",
            "--bin",
            "hjemover",
            "--target-dir",
        ]);
        let built = build
            .arg(profile.parent().unwrap())
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(built.success(), "the binary does not build");
        profile.join("hjemover")
    })
}

/// The binary with these arguments and nothing of this process's environment that concerns it.
pub(crate) fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(binary());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("HJEMOVER_")
            || name.to_string_lossy().starts_with("DATABASE_")
        {
            command.env_remove(name);
        }
    }
    command.env_remove("RUST_BACKTRACE").args(arguments);
    command
}

/// What a command that ends by itself says.
pub(crate) struct Said {
    pub(crate) ok: bool,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command to its end.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &str) -> Said {
    let mut command = command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // One that wants no input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said {
        ok: output.status.success(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// The service in a process of its own.
pub(crate) struct Serving {
    child: Child,
    /// Where it listens.
    pub(crate) base: String,
}

/// The key that every test uses, as an argument.
pub(crate) fn key_argument() -> String {
    format!("--data-key={}", keys().data_key.unwrap())
}

impl Serving {
    /// Starts the service on a database, on a free port, and waits until it serves.
    pub(crate) fn start(storage: &Storage, more: &[&str]) -> Self {
        let database = format!("--database-url={}", storage.address());
        let key = key_argument();
        let arguments = [
            "serve",
            &database,
            &key,
            "--listen=127.0.0.1:0",
            "--metrics-listen=",
            "--mail=none",
        ];
        let mut command = command(arguments.into_iter().chain(more.iter().copied()));
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = String::new();
        let base = loop {
            let Some(Ok(line)) = lines.next() else {
                panic!("the service did not start: {said}")
            };
            let address = line
                .split("address=")
                .nth(1)
                .map(|rest| rest.split_whitespace().next().unwrap_or(rest));
            // Colours, when somebody asks for them.
            if let Some(address) = address {
                break format!(
                    "http://{}",
                    address.trim_matches(|c: char| !c.is_ascii_digit())
                );
            }
            said.push_str(&line);
        };
        // A pipe that nobody reads fills up.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, base }
    }

    /// A client that is not signed in.
    pub(crate) fn client(&self) -> Client {
        Client::new(&self.base).unwrap()
    }

    /// The most memory that it has held, in KiB.
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// Ends the process at once, as a lost power supply would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits.
    pub(crate) fn terminate(mut self) -> ExitStatus {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "it does not stop"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
