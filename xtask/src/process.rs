//! Starting other programs, and ending them with everything they started.

use std::env;
use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::checkout::Checkout;
use crate::{interrupt, progress};

/// How often a waiting xtask looks whether the child ended or somebody pressed Ctrl-C.
const POLL: Duration = Duration::from_millis(20);
/// How long a child may take to end when asked.
const PATIENCE: Duration = Duration::from_secs(10);

/// `cargo` in the checkout, without what the outer `cargo run` told this program.
pub(crate) fn cargo(checkout: &Checkout) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(checkout.root());
    forget_outer_cargo(&mut command);
    if progress::is_hushed() {
        command.env("CARGO_TERM_QUIET", "true");
    }
    command
}

/// Removes the variables of the outer `cargo run`: an inner cargo or compiler of another version
/// would take them for its own. What the person set (`CARGO_HOME`, `CARGO_NET_…`) stays.
pub(crate) fn forget_outer_cargo(command: &mut Command) {
    const EXACT: [&str; 5] = [
        "CARGO",
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
        "OUT_DIR",
    ];
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if EXACT.contains(&text.as_ref())
            || text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
        {
            command.env_remove(&name);
        }
    }
    if let Some(paths) = env::var_os("LD_LIBRARY_PATH") {
        let kept: Vec<PathBuf> = env::split_paths(&paths)
            .filter(|path| !is_cargos(path))
            .collect();
        match env::join_paths(kept) {
            Ok(paths) if !paths.is_empty() => command.env("LD_LIBRARY_PATH", paths),
            _ => command.env_remove("LD_LIBRARY_PATH"),
        };
    }
}

/// Whether `cargo run` put this folder into the library path: the toolchain's or its own output.
fn is_cargos(path: &Path) -> bool {
    path.components().any(|part| {
        let part = part.as_os_str();
        part == "rustlib" || part == "toolchains" || part == "deps" || part == "build"
    }) || path.ends_with("debug")
        || path.ends_with("release")
}

/// Runs to the end with the output shown.
///
/// # Errors
/// When the program is missing or fails; `advice` says what to do then.
pub(crate) fn run(command: &mut Command, advice: &str) -> Result<()> {
    let mut child = spawn(command, advice)?;
    let status = wait(&mut child, None)?;
    ensure!(
        status.success(),
        "`{}` failed ({status}); {advice}",
        shown(command)
    );
    Ok(())
}

/// Runs to the end without a sound, and for so long at most.
///
/// # Errors
/// When the program is missing, fails or takes too long; what it printed is in the error.
pub(crate) fn run_quietly(command: &mut Command, limit: Duration, advice: &str) -> Result<String> {
    let mut printed = tempfile::tempfile()?;
    command
        .stdin(Stdio::null())
        .stdout(printed.try_clone()?)
        .stderr(printed.try_clone()?);
    let mut child = spawn(command, advice)?;
    let status = wait(&mut child, Some(limit));
    let text = read_from_start(&mut printed)?;
    match status {
        Ok(status) if status.success() => Ok(text),
        Ok(status) => {
            bail!(
                "`{}` failed ({status}); {advice}\n{}",
                shown(command),
                text.trim_end()
            )
        }
        Err(error) => Err(error).with_context(|| format!("`{}`; {advice}", shown(command))),
    }
}

fn read_from_start(file: &mut std::fs::File) -> Result<String> {
    use std::io::{Read, Seek};
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Starts a program; where signals are caught, in its own process group, so that [`stop`] ends
/// what it started too.
///
/// # Errors
/// When the program is missing; `advice` says what to do then.
pub(crate) fn spawn(command: &mut Command, advice: &str) -> Result<Child> {
    interrupt::check()?;
    if interrupt::is_caught() {
        command.process_group(0);
    }
    command
        .spawn()
        .with_context(|| format!("cannot start `{}`; {advice}", shown(command)))
}

fn wait(child: &mut Child, limit: Option<Duration>) -> Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            // A program that ends well just as somebody presses Ctrl-C must not hide the wish.
            interrupt::check()?;
            return Ok(status);
        }
        if interrupt::arrived() || limit.is_some_and(|limit| start.elapsed() > limit) {
            stop(child);
            interrupt::check()?;
            bail!("gave no answer in {} seconds", start.elapsed().as_secs());
        }
        sleep(POLL);
    }
}

/// Asks a child to end, and ends it when it does not listen.
pub(crate) fn stop(child: &mut Child) {
    for signal in [Signal::TERM, Signal::KILL] {
        if send(child, signal) {
            let asked = Instant::now();
            while asked.elapsed() < PATIENCE {
                if !matches!(child.try_wait(), Ok(None)) {
                    return;
                }
                sleep(POLL);
            }
        }
    }
}

fn send(child: &Child, signal: Signal) -> bool {
    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
        return false;
    };
    if interrupt::is_caught() {
        kill_process_group(pid, signal).is_ok()
    } else {
        kill_process(pid, signal).is_ok()
    }
}

/// The first line that a program prints, or nothing when it is missing or fails.
pub(crate) fn first_line(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .next()
        .filter(|_| output.status.success())
        .map(str::to_owned)
}

/// Where a program lies on the path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
