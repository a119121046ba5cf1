//! `cargo xtask test`: placeholder until the steps land.
use anyhow::Result;
use clap::Args;

use crate::checkout::Checkout;

/// What `test` can be told.
#[derive(Args)]
pub(crate) struct Options {}

pub(crate) fn test(_: &Checkout, _: &Options) -> Result<()> {
    anyhow::bail!("not yet")
}
