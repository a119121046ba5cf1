//! The figures over HTTP.

use shared::readability::{GetReadability, Readability, ReadabilityQuery};

use super::{rules, store};
use crate::{adherence, app::App, error::Fault, http::Call};

/// The figures.
pub(crate) async fn get(call: Call<GetReadability>, app: App) -> Result<Readability, Fault> {
    let ReadabilityQuery { from, to } = call.query;
    let (from, to) = adherence::months(from, to, app.clock.today())?;
    let permit = call.permit;
    app.db
        .read(move |conn| {
            let months = store::of_unit(conn, &permit, (from.first(), to.plus(1).first()))?;
            let figures = (0..from.until(to)).map(|number| {
                let month = from.plus(number);
                rules::figures(month, months.get(&month).map_or(&[], Vec::as_slice))
            });
            Ok(Readability {
                unit: permit.membership().unit.clone(),
                months: figures.collect(),
            })
        })
        .await
}
