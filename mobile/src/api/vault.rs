//! What is kept on the device so that letters can be read without a network: encrypted, gone at sign-out, and never what
//! staff read.

use shared::{Method, start::Start};

use super::Api;
use crate::{failure::Failure, platform};

/// Keeps who the person is, for the next time without a network.
pub(super) fn keep_start(target: &str, start: &Start) {
    if start.me.memberships.is_empty()
        && let Ok(bytes) = serde_json::to_vec(start)
    {
        platform::vault_put(target, &bytes);
    }
}

impl Api {
    /// Reads from a target made by [`Api::target`]. Letters that were read are kept on the device, encrypted, and read
    /// from there without a network.
    pub(super) async fn get_bytes(self, target: &str) -> Result<Vec<u8>, Failure> {
        let answer = self.request(Method::Get, target, None, None).await;
        match &answer {
            Ok(bytes) if self.is_kept(target) => platform::vault_put(target, bytes),
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
