//! Attempts to sign in are limited, per account and per address.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};

use crate::error::Fault;

/// Counts attempts. One instance counts for itself.
#[derive(Clone)]
pub(crate) struct Attempts {
    accounts: Arc<DefaultKeyedRateLimiter<String>>,
    addresses: Arc<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Attempts {
    /// `per_account` and `per_address` attempts at once, and the same number again every quarter of an hour.
    pub(crate) fn new(per_account: NonZeroU32, per_address: NonZeroU32) -> Self {
        let quota = |most: NonZeroU32| {
            let every = std::time::Duration::from_secs(900) / most.get();
            Quota::with_period(every)
                .unwrap_or_else(|| Quota::per_minute(most))
                .allow_burst(most)
        };
        Self {
            accounts: Arc::new(RateLimiter::keyed(quota(per_account))),
            addresses: Arc::new(RateLimiter::keyed(quota(per_address))),
        }
    }

    /// Counts an attempt on an account (its lower-cased user name, known or not) from an address.
    pub(crate) fn count(&self, account: &str, address: IpAddr) -> Result<(), Fault> {
        let now = DefaultClock::default().now();
        let wait = |not_until: governor::NotUntil<_>| Fault::TooManyAttempts {
            retry_after: not_until.wait_time_from(now).as_secs().max(1),
        };
        self.addresses.check_key(&address).map_err(wait)?;
        self.accounts.check_key(&account.to_owned()).map_err(wait)
    }

    /// Counts a request from an address that needs no account.
    pub(crate) fn count_address(&self, address: IpAddr) -> Result<(), Fault> {
        let now = DefaultClock::default().now();
        self.addresses
            .check_key(&address)
            .map_err(|not_until| Fault::TooManyAttempts {
                retry_after: not_until.wait_time_from(now).as_secs().max(1),
            })
    }

    /// Forgets what is as good as new; called now and then so that the tables do not grow.
    pub(crate) fn forget_old(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_and_each_address_has_its_own_limit() {
        let (three, five) = (NonZeroU32::new(3).unwrap(), NonZeroU32::new(5).unwrap());
        let attempts = Attempts::new(three, five);
        let here: IpAddr = "192.0.2.1".parse().unwrap();
        let there: IpAddr = "192.0.2.2".parse().unwrap();
        for _ in 0..3 {
            attempts.count("kaare", here).unwrap();
        }
        assert!(matches!(
            attempts.count("kaare", here),
            Err(Fault::TooManyAttempts { retry_after: 1.. })
        ));
        attempts.count("asta", here).unwrap();
        assert!(
            attempts.count("berit", here).is_err(),
            "the address has used its five"
        );
        attempts.count("berit", there).unwrap();
    }
}
