//! The list of units. Names and telephones of services; not about any patient.

use shared::units::{ListUnits, Units};

use super::store;
use crate::{app::App, error::Fault, http::Call};

/// All units, by name.
pub(crate) async fn list(_: Call<ListUnits>, app: App) -> Result<Units, Fault> {
    Ok(Units {
        units: app.db.read(store::all).await?,
    })
}
