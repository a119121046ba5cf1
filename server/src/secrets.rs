//! Encryption of what must not be readable in a stolen database: national identity numbers, and what mails
//! that wait will say. Marks on links that need no sign-in.
//!
//! XChaCha20-Poly1305 with a random nonce, bound to the record's id; looked up and marked by HMAC-SHA-256. All
//! keys come from the one data key by domain separation.

use anyhow::{Context as _, bail};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Generate as _, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::{digest, error::Fault};

/// The data key: 32 bytes. `Debug` hides it.
#[derive(Clone)]
pub struct DataKey([u8; 32]);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

impl DataKey {
    /// Reads a key written as base64.
    ///
    /// # Errors
    /// When it is not base64 of 32 bytes.
    pub fn from_base64(text: &str) -> anyhow::Result<Self> {
        let bytes = STANDARD
            .decode(text.trim())
            .context("the data key is not base64")?;
        match bytes.try_into() {
            Ok(key) => Ok(Self(key)),
            Err(_) => bail!("the data key must be 32 bytes, written as base64"),
        }
    }

    /// A new key, as base64.
    #[must_use]
    pub fn generate() -> String {
        let key = chacha20poly1305::Key::generate();
        STANDARD.encode(key)
    }

    fn derive(&self, purpose: &str) -> Result<[u8; 32], Fault> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .map_err(|_| Fault::internal("the data key has a wrong length"))?;
        mac.update(purpose.as_bytes());
        Ok(mac.finalize().into_bytes().into())
    }

    fn cipher(&self) -> Result<XChaCha20Poly1305, Fault> {
        Ok(XChaCha20Poly1305::new(
            &self.derive("hjemover/nin/encrypt")?.into(),
        ))
    }

    /// Encrypts `plain` for the record `of`; base64 of nonce and ciphertext.
    pub(crate) fn encrypt(&self, plain: &str, of: &str) -> Result<String, Fault> {
        Ok(STANDARD.encode(self.seal(plain.as_bytes(), of)?))
    }

    /// Decrypts what [`Self::encrypt`] made for the same record.
    pub(crate) fn decrypt(&self, sealed: &str, of: &str) -> Result<String, Fault> {
        let broken = || Fault::internal("a stored secret cannot be read with this data key");
        let bytes = STANDARD.decode(sealed).map_err(|_| broken())?;
        String::from_utf8(self.open(&bytes, of)?).map_err(|_| broken())
    }

    /// Encrypts bytes for the record `of`: nonce and ciphertext.
    pub(crate) fn seal(&self, plain: &[u8], of: &str) -> Result<Vec<u8>, Fault> {
        let nonce = XNonce::generate();
        let sealed = self
            .cipher()?
            .encrypt(
                &nonce,
                Payload {
                    msg: plain,
                    aad: of.as_bytes(),
                },
            )
            .map_err(|_| Fault::internal("encryption failed"))?;
        Ok([nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// Decrypts what [`Self::seal`] made for the same record.
    pub(crate) fn open(&self, sealed: &[u8], of: &str) -> Result<Vec<u8>, Fault> {
        let broken = || Fault::internal("a stored secret cannot be read with this data key");
        let (nonce, sealed) = sealed.split_at_checked(24).ok_or_else(broken)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| broken())?;
        self.cipher()?
            .decrypt(
                &nonce,
                Payload {
                    msg: sealed,
                    aad: of.as_bytes(),
                },
            )
            .map_err(|_| broken())
    }

    /// A mark that only this key makes of `text`, for one purpose: the first 16 bytes of a MAC.
    pub(crate) fn mark(&self, purpose: &str, text: &[u8]) -> Result<[u8; 16], Fault> {
        let mac: [u8; 32] = self.marking(purpose, text)?.finalize().into_bytes().into();
        let (mark, _) = mac.split_first_chunk().unwrap_or((&[0; 16], &[]));
        Ok(*mark)
    }

    /// A secret that only this key makes of `text`, for one purpose: a whole MAC of 256 bits, for an address.
    pub(crate) fn secret_of(&self, purpose: &str, text: &[u8]) -> Result<String, Fault> {
        let mac: [u8; 32] = self.marking(purpose, text)?.finalize().into_bytes().into();
        Ok(URL_SAFE_NO_PAD.encode(mac))
    }

    /// Whether `mark` is what [`Self::mark`] makes, in time that does not depend on the answer.
    pub(crate) fn is_mark(&self, purpose: &str, text: &[u8], mark: &[u8]) -> Result<bool, Fault> {
        let whole = mark.len() == 16;
        Ok(self
            .marking(purpose, text)?
            .verify_truncated_left(mark)
            .is_ok()
            && whole)
    }

    fn marking(&self, purpose: &str, text: &[u8]) -> Result<Hmac<Sha256>, Fault> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.derive(purpose)?)
            .map_err(|_| Fault::internal("the marking key has a wrong length"))?;
        mac.update(text);
        Ok(mac)
    }

    /// What a number is looked up by; the same for the same number, and nothing without the key.
    pub(crate) fn lookup(&self, plain: &str) -> Result<String, Fault> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.derive("hjemover/nin/lookup")?)
            .map_err(|_| Fault::internal("the lookup key has a wrong length"))?;
        mac.update(plain.as_bytes());
        Ok(digest::hex(&mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_record_and_key_can_read() {
        let key = DataKey::from_base64(&DataKey::generate()).unwrap();
        let sealed = key.encrypt("01854130087", "a").unwrap();
        assert!(!sealed.contains("01854"));
        assert_ne!(
            sealed,
            key.encrypt("01854130087", "a").unwrap(),
            "a nonce is used once"
        );
        assert_eq!(key.decrypt(&sealed, "a").unwrap(), "01854130087");
        assert!(key.decrypt(&sealed, "b").is_err());
        assert!(
            DataKey::from_base64(&DataKey::generate())
                .unwrap()
                .decrypt(&sealed, "a")
                .is_err()
        );
    }

    #[test]
    fn lookup_is_stable_and_keyed() {
        let key = DataKey::from_base64(&DataKey::generate()).unwrap();
        assert_eq!(
            key.lookup("01854130087").unwrap(),
            key.lookup("01854130087").unwrap()
        );
        let other = DataKey::from_base64(&DataKey::generate()).unwrap();
        assert_ne!(
            key.lookup("01854130087").unwrap(),
            other.lookup("01854130087").unwrap()
        );
    }

    #[test]
    fn a_mark_is_of_one_key_one_purpose_and_one_text() {
        let key = DataKey::from_base64(&DataKey::generate()).unwrap();
        let mark = key.mark("a", b"x").unwrap();
        assert!(key.is_mark("a", b"x", &mark).unwrap());
        assert!(!key.is_mark("b", b"x", &mark).unwrap());
        assert!(!key.is_mark("a", b"y", &mark).unwrap());
        assert!(!key.is_mark("a", b"x", &mark[..15]).unwrap());
        assert!(!key.is_mark("a", b"x", &[]).unwrap());
        let other = DataKey::from_base64(&DataKey::generate()).unwrap();
        assert!(!other.is_mark("a", b"x", &mark).unwrap());
    }

    #[test]
    fn wrong_keys_are_told() {
        assert!(DataKey::from_base64("????").is_err());
        assert!(DataKey::from_base64("c2hvcnQ=").is_err());
    }
}
