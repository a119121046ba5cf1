//! A PostgreSQL of the tests' own: in a temporary folder, on a free port, gone afterwards.
//!
//! Invariant: whoever holds a [`Cluster`] holds a running server; dropping it stops the server
//! and removes its folder, also after a panic or Ctrl-C.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::progress::say;
use crate::{debian, process};

/// A folder in memory, on Linux. Each test makes and drops a database of its own, a thousand files: a quarter of the tests'
/// time goes into finding room for them on a disk.
const MEMORY: &str = "/dev/shm";
/// How much of it must be free: a database has 15 MB, and what PostgreSQL logs 1 GB at most.
const ROOM: u64 = 3 << 30;

/// How long each of PostgreSQL's tools may take; they take a second or two.
const LIMIT: Duration = Duration::from_secs(60);

/// For tests: nothing here outlives them, so nothing needs to reach the disk.
const SETTINGS: &str = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
                        max_connections = 300\nshared_buffers = 128MB\nlog_min_messages = fatal\n";

/// A running server.
pub(super) struct Cluster {
    folder: TempDir,
    pg_ctl: PathBuf,
    user: Option<User>,
    port: u16,
}

/// Where the server's folder is made: in memory where that has room. Short, since the path of a Unix socket has 107 bytes
/// at most.
fn room() -> &'static str {
    match rustix::fs::statvfs(MEMORY) {
        Ok(memory) if memory.f_bavail * memory.f_frsize >= ROOM => MEMORY,
        _ => "/tmp",
    }
}

/// The person the server runs as: PostgreSQL refuses root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Makes and starts a server, installing PostgreSQL when it is missing.
    ///
    /// # Errors
    /// When PostgreSQL cannot be had, or does not start.
    pub(super) fn start() -> Result<Self> {
        let tools = tools()?;
        let user = if debian::is_root() {
            Some(unprivileged()?)
        } else {
            None
        };
        let folder = tempfile::Builder::new()
            .prefix("hjemover-pg-")
            .tempdir_in(room())?;
        if let Some(user) = user {
            chown(folder.path(), Some(user.uid), Some(user.gid))?;
        }
        let port = free_port()?;
        let cluster = Self {
            folder,
            pg_ctl: tools.join("pg_ctl"),
            user,
            port,
        };

        say(format!(
            "Starting PostgreSQL ({}) on port {port}",
            tools.display()
        ));
        let data = cluster.data();
        let mut initdb = cluster.as_user(&tools.join("initdb"));
        initdb
            .arg("--pgdata")
            .arg(&data)
            .args(["--auth=trust", "--username=postgres"]);
        initdb.args(["--encoding=UTF8", "--locale=C", "--no-sync"]);
        process::run_quietly(&mut initdb, LIMIT, "PostgreSQL cannot make its folder")?;

        let sockets = cluster.folder.path().display();
        let settings = format!(
            "{SETTINGS}port = {port}\nlisten_addresses = '127.0.0.1'\n\
             unix_socket_directories = '{sockets}'\n"
        );
        // The main file, which exists, so that its owner stays.
        let file = data.join("postgresql.conf");
        fs::write(&file, settings).with_context(|| format!("cannot write {}", file.display()))?;

        let mut start = cluster.as_user(&cluster.pg_ctl);
        start
            .args(["start", "--wait", "--silent", "--pgdata"])
            .arg(&data);
        start.arg("--log").arg(cluster.folder.path().join("log"));
        let started = process::run_quietly(&mut start, LIMIT, "PostgreSQL does not start");
        started.with_context(|| {
            fs::read_to_string(cluster.folder.path().join("log")).unwrap_or_default()
        })?;
        Ok(cluster)
    }

    /// The address of a database that every test makes its own database beside.
    pub(super) fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn as_user(&self, program: &Path) -> Command {
        let mut command = match self.user {
            None => Command::new(program),
            Some(User { uid, gid }) => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={uid}"))
                    .arg(format!("--regid={gid}"));
                command.arg("--clear-groups").arg(program);
                command
            }
        };
        // A folder that every user may be in; the checkout need not be.
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.data().join("postmaster.pid").exists() {
            let mut stop = self.as_user(&self.pg_ctl);
            stop.args(["stop", "--mode=immediate", "--silent", "--pgdata"])
                .arg(self.data());
            // Not through `process`: that refuses to start anything after Ctrl-C.
            if !stop.status().is_ok_and(|status| status.success()) {
                say(format!(
                    "PostgreSQL did not stop: `{}`",
                    process::shown(&stop)
                ));
            }
        }
    }
}

/// The folder of PostgreSQL's newest tools.
fn tools() -> Result<PathBuf> {
    if let Some(found) = find_tools() {
        return Ok(found);
    }
    debian::install(&["postgresql"], "run the API tests on it")?;
    find_tools().context("Debian's postgresql brought no initdb; install PostgreSQL 15 or newer")
}

fn find_tools() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok();
    let mut installed: Vec<_> = versions
        .into_iter()
        .flatten()
        .filter_map(|version| {
            let version = version.ok()?;
            let number = version.file_name().to_str()?.parse::<u32>().ok()?;
            let tools = version.path().join("bin");
            (tools.join("initdb").is_file() && tools.join("pg_ctl").is_file())
                .then_some((number, tools))
        })
        .collect();
    installed.sort();
    let newest = installed.pop().map(|(_, tools)| tools);
    newest.or_else(|| {
        let initdb = process::find("initdb")?;
        process::find("pg_ctl").and(initdb.parent().map(Path::to_path_buf))
    })
}

/// `postgres` where Debian made it, `nobody` elsewhere.
fn unprivileged() -> Result<User> {
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| {
            let number = |flag| process::first_line("id", &[flag, name])?.parse().ok();
            Some(User {
                uid: number("-u")?,
                gid: number("-g")?,
            })
        })
        .context("there is no user «postgres» or «nobody»; run the tests as another user than root")
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
