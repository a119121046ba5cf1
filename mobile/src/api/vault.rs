//! What is kept on the device so that letters can be read without a network: encrypted, gone at sign-out, and never what
//! staff read.

use shared::{
    Method,
    contract::Nothing,
    problem::code,
    start::{GetStart, Start},
};

use super::{Api, decode};
use crate::{failure::Failure, platform};

impl Api {
    /// Asks who is signed in; keeps it for the next time without a network, unless it is staff.
    pub(super) async fn get_start(self) -> Result<Start, Failure> {
        let target = Self::target::<GetStart>(&Nothing {}, &Nothing {});
        let bytes = self.get_bytes(&target).await?;
        let start: Start = decode(&bytes).ok_or(Failure::Unexpected)?;
        if start.me.memberships.is_empty() {
            platform::vault_put(&target, &bytes);
        }
        Ok(start)
    }

    /// Reads from a target made by [`Api::target`]. Letters that were read are kept on the device, encrypted, and read
    /// from there without a network.
    pub(super) async fn get_bytes(self, target: &str) -> Result<Vec<u8>, Failure> {
        let answer = self.request(Method::Get, target, None, None).await;
        match &answer {
            Ok(bytes) if self.is_kept(target) => platform::vault_put(target, bytes),
            // What one may read no longer does not stay on the device either.
            Err(failure) if failure.code() == Some(code::NOT_FOUND) && self.is_kept(target) => {
                platform::vault_clear();
            }
            Err(Failure::Offline) => {
                if let Some(kept) = platform::vault_get(target).await {
                    return Ok(kept);
                }
            }
            _ => {}
        }
        answer
    }

    /// What is kept to be read without a network: letters, and whose they are. Never what staff read.
    fn is_kept(self, target: &str) -> bool {
        let is_staff = self
            .session
            .me()
            .is_none_or(|me| !me.memberships.is_empty());
        !is_staff && (target.contains("/summaries") || target.ends_with("/shared"))
    }
}
