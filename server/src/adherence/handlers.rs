//! Adherence over HTTP.

use shared::{
    Endpoint,
    adherence::{Adherence, AdherenceQuery, GetAdherence, GetAdherenceTable},
    contract::{Csv, OnUnit},
    patients::AtUnit,
    right::marker::ReadAdherence,
};

use super::{figures, rules, store, table};
use crate::{app::App, error::Fault, http::Call};

/// The figures.
pub(crate) async fn get(call: Call<GetAdherence>, app: App) -> Result<Adherence, Fault> {
    counted(call, app).await
}

/// The same as a table.
pub(crate) async fn table(call: Call<GetAdherenceTable>, app: App) -> Result<Csv, Fault> {
    table::table(&counted(call, app).await?)
}

async fn counted<E>(call: Call<E>, app: App) -> Result<Adherence, Fault>
where
    E: Endpoint<Access = OnUnit<ReadAdherence>, Path = AtUnit, Query = AdherenceQuery>,
{
    let today = app.clock.today();
    let AdherenceQuery { from, to, of } = call.query;
    let (from, to) = figures::months(from, to, today)?;
    app.db
        .read(move |conn| {
            let units = store::units(conn, &call.permit)?;
            let wanted = of.unwrap_or_else(|| call.permit.unit());
            let own = &call.permit.membership().unit;
            let known = units.iter().chain([own]).find(|unit| unit.id == wanted);
            let unit = known.ok_or(Fault::NotFound)?.clone();
            let homecomings =
                store::homecomings(conn, unit.id, (from.first(), to.plus(1).first()))?;
            Ok(Adherence {
                unit,
                units,
                from,
                to,
                today,
                rule_version: rules::VERSION,
                measures: figures::figures(&homecomings, (from, to), today),
            })
        })
        .await
}
