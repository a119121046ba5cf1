//! What the story's people have done with their inboxes by today: everything but what came lately is handled, as it would be
//! where people work, so that nothing of the story's leaps in time climbs.

use shared::{
    inbox::{
        AtUpdate, HandleUpdate, InboxQuery, ListUpdates, SeenUpdate, TakeUpdate, Update, UpdateKind,
    },
    patients::AtUnit,
};

use super::{Actor, Story, at};
use crate::demo::people;

/// How often the inboxes are looked at, at most, until nothing comes any more.
const LOOKS: u32 = 20;

impl Story<'_> {
    /// Handles what came before the day before yesterday, and what climbed on the way. The coordinator keeps the rest.
    pub(super) async fn tidy_inboxes(&self, silje: &Actor, tor: &Actor) -> anyhow::Result<()> {
        let lately = at(self.day(2), 0);
        let old = |update: &Update| update.at < lately;
        let climbed = |update: &Update| update.kind == UpdateKind::UpdateEscalated;
        let mut quiet = 0;
        for _ in 0..LOOKS {
            let mut handled = 0;
            for (who, unit) in [
                (&self.ingrid, people::HOME_CARE),
                (&self.mona, people::WARD),
                (silje, people::GP_OFFICE),
            ] {
                let which = |update: &Update| old(update) || climbed(update);
                handled += self.handle(who, unit, which).await?;
            }
            handled += self.handle(tor, people::COORDINATOR, climbed).await?;
            quiet = if handled == 0 { quiet + 1 } else { 0 };
            // The watch looks every second.
            if quiet == 3 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        Ok(())
    }

    /// Handles those of a unit's waiting updates; answers how many.
    async fn handle(
        &self,
        who: &Actor,
        unit: &str,
        which: impl Fn(&Update) -> bool,
    ) -> anyhow::Result<usize> {
        let unit = self.unit(unit)?;
        let (at, query) = (AtUnit { unit }, InboxQuery::default());
        let page = who.client.send_with::<ListUpdates>(&at, &query, &());
        let waiting: Vec<Update> = page.await?.items.into_iter().filter(which).collect();
        for update in &waiting {
            let at = AtUpdate {
                unit,
                update: update.id,
            };
            let mut version = update.version;
            if update.owner.is_none() {
                let taken = who.send::<TakeUpdate>(at, SeenUpdate { version }).await?;
                version = taken.version;
            }
            who.send::<HandleUpdate>(at, SeenUpdate { version }).await?;
        }
        Ok(waiting.len())
    }
}
