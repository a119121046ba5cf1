//! Passwords: argon2id on a bounded pool, off the workers.
//!
//! Source: OWASP Password Storage Cheat Sheet (argon2id, 19 MiB, t=2, p=1); NIST SP 800-63B (no
//! composition rules, a check against guessable ones).

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use tokio::sync::{Semaphore, TryAcquireError};

use crate::error::Fault;

/// Memory in KiB: 19 MiB.
const MEMORY_KIB: u32 = 19 * 1024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;
/// The shortest password, in characters.
pub(crate) const SHORTEST: usize = 10;
/// The longest, in bytes: hashing more is only work for us.
pub(crate) const LONGEST: usize = 512;
/// How hard to guess it must be: zxcvbn's score, 0–4.
const SCORE: zxcvbn::Score = zxcvbn::Score::Three;

/// Hashes and checks passwords, a few at a time.
#[derive(Clone)]
pub(crate) struct Passwords {
    /// Those that may wait; beyond it the answer is 503.
    places: Arc<Semaphore>,
    /// Those that may be hashed at once.
    benches: Arc<Semaphore>,
    /// What an unknown user's password is checked against, so that it takes as long.
    nobody: Arc<str>,
}

impl Passwords {
    /// `at_once` hashes at a time, `waiting` in line.
    pub(crate) fn new(at_once: usize, waiting: usize) -> anyhow::Result<Self> {
        let nobody = hash("nobody has this password").map_err(|why| anyhow::anyhow!("{why}"))?;
        Ok(Self {
            places: Arc::new(Semaphore::new(at_once + waiting)),
            benches: Arc::new(Semaphore::new(at_once)),
            nobody: nobody.into(),
        })
    }

    /// Checks a password; takes as long for an unknown user (`stored` none) as for a known one.
    pub(crate) async fn verify(
        &self,
        password: String,
        stored: Option<String>,
    ) -> Result<bool, Fault> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.to_string());
        let right = self.run(move || verify(&password, &stored)).await?;
        Ok(right && known)
    }

    /// Hashes a new password.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Fault> {
        self.run(move || hash(&password)).await?
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let _place = self.places.try_acquire().map_err(|why| match why {
            TryAcquireError::NoPermits => {
                Fault::unavailable("too many passwords wait to be checked")
            }
            TryAcquireError::Closed => Fault::internal("the password pool is closed"),
        })?;
        let _bench = self
            .benches
            .acquire()
            .await
            .map_err(|_| Fault::internal("the password pool is closed"))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Fault::from_join)
    }
}

fn argon2() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(MEMORY_KIB, ROUNDS, LANES, None)
        .map_err(|why| Fault::internal(&format!("argon2's parameters: {why}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password to a PHC string. Slow by intent.
pub(crate) fn hash(password: &str) -> Result<String, Fault> {
    let hash = argon2()?
        .hash_password(password.as_bytes())
        .map_err(|why| Fault::internal(&format!("argon2: {why}")))?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> bool {
    let Ok(argon2) = argon2() else { return false };
    PasswordHash::new(stored)
        .is_ok_and(|hash| argon2.verify_password(password.as_bytes(), &hash).is_ok())
}

/// Whether a new password is good enough: long, and not easy to guess by somebody who knows `about`.
pub(crate) fn is_strong(password: &str, about: &[&str]) -> bool {
    password.chars().count() >= SHORTEST
        && password.len() <= LONGEST
        && zxcvbn::zxcvbn(password, about).score() >= SCORE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_with_the_parameters_we_say() {
        let stored = hash("riktig hest batteri stift").unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        assert!(verify("riktig hest batteri stift", &stored));
        assert!(!verify("riktig hest batteri", &stored));
        assert!(!verify("riktig hest batteri stift", "not a hash"));
    }

    #[test]
    fn guessable_passwords_are_refused() {
        for weak in [
            "kort",
            "passord123",
            "kaaresolli1943",
            "aaaaaaaaaaaaaaaa",
            "qwertyuiop",
        ] {
            assert!(
                !is_strong(weak, &["kaare", "solli", "kaaresolli"]),
                "{weak}"
            );
        }
        assert!(is_strong("tretten trappetrinn til jul", &["kaare"]));
        assert!(!is_strong(&"å8k!".repeat(200), &[]));
    }
}
