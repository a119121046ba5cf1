//! A mail server that refuses, says «later», hangs, dies or is gone; and what becomes of the mail.

use hjemover_tests::{Protocol, World, both};
use server::mail::admin::{self, State};
use shared::identity::Language;

use crate::mail::{a_moment, arrives, listed, queue};

const BERIT: &str = "berit@example.org";
const OLA: &str = "ola@example.org";

/// Waits until the only mail that waits has failed like this so often.
async fn fails(world: &World, why: &str, tries: i32) {
    world
        .until(&format!("it fails with {why}, try {tries}"), || async {
            let waiting = listed(world, State::Waiting).await;
            let first = waiting.first()?;
            (first.last_failure.as_deref() == Some(why) && first.tries == tries).then_some(())
        })
        .await;
}

both! {
    /// Refused: given up at once, shown without the address, and sent again when an administrator says so.
    async fn refused(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.mail().does(BERIT, "refuse");
        queue(world, BERIT, Language::Nb).await;
        queue(world, OLA, Language::Nb).await;
        arrives(world, OLA, 1).await;
        let dead = world.until("it is dead", || async {
            let dead = listed(world, State::Dead).await;
            (!dead.is_empty()).then_some(dead)
        }).await;
        assert_eq!(dead.len(), 1);
        assert_eq!((dead[0].to.as_str(), dead[0].kind.as_str()), ("b•••@example.org", "test"));
        assert_eq!((dead[0].tries, dead[0].last_failure.as_deref()), (1, Some("recipient 550")));
        world.after_days(3);
        a_moment().await;
        assert_eq!(listed(world, State::Dead).await.len(), 1, "it stays until somebody acts");
        world.mail().does(BERIT, "accept");
        assert_eq!(admin::resend(&world.running.db, Some(dead[0].id)).await.unwrap(), 1);
        arrives(world, BERIT, 1).await;
        assert!(admin::resend(&world.running.db, Some(dead[0].id)).await.is_err(), "it is sent");
        assert_eq!(admin::resend(&world.running.db, None).await.unwrap(), 0);
    }

    /// «Later»: tried again when it is time and not before; what came after it does not overtake it.
    async fn greylisted(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.mail().does(BERIT, "greylist");
        queue(world, BERIT, Language::Nb).await;
        fails(world, "recipient 451", 1).await;
        queue(world, BERIT, Language::En).await;
        queue(world, OLA, Language::Nb).await;
        arrives(world, OLA, 1).await;
        world.mail().does(BERIT, "accept");
        a_moment().await;
        assert_eq!(world.mail().received_for(BERIT), [], "it is not time");
        world.after_minutes(1);
        let read: Vec<_> = arrives(world, BERIT, 2).await.iter()
            .map(|mail| mail.header("content-language").to_owned()).collect();
        assert_eq!(read, ["nb", "en"]);
    }

    /// «Later» for days: each wait is longer, and then it is given up, and all that are can be sent again.
    async fn given_up(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.mail().does(BERIT, "full");
        queue(world, BERIT, Language::Nb).await;
        for (tries, minutes) in [1, 5, 15, 60, 240, 720, 1440].into_iter().enumerate() {
            fails(world, "content 452", i32::try_from(tries).unwrap() + 1).await;
            world.after_minutes(minutes);
        }
        world.until("it is dead", || async {
            let dead = listed(world, State::Dead).await;
            (dead.first()?.tries == 8).then_some(())
        }).await;
        world.mail().does(BERIT, "accept");
        assert_eq!(admin::resend(&world.running.db, None).await.unwrap(), 1);
        assert_eq!(arrives(world, BERIT, 1).await.len(), 1);
    }

    /// A server that says nothing holds up one recipient for a while, and nobody else.
    async fn hangs(world) with |setup| {
        setup.smtp = Some(Protocol::Plain);
        setup.settings = Some(|settings| settings.mail.mail_timeout_seconds = 5);
    } {
        world.mail().does(BERIT, "hang");
        queue(world, BERIT, Language::Nb).await;
        for number in 0..6 {
            queue(world, &format!("person-{number}@example.org"), Language::Nb).await;
        }
        world.until("the others get theirs", || async {
            (world.mail().received().len() == 6).then_some(())
        }).await;
        fails(world, "slow", 1).await;
        world.mail().does(BERIT, "accept");
        world.after_minutes(1);
        assert_eq!(arrives(world, BERIT, 1).await.len(), 1);
    }

    /// A connection that ends after the content may have been taken: sent again as the same mail.
    async fn dies_after_data(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.mail().does(BERIT, "die");
        queue(world, BERIT, Language::Nb).await;
        fails(world, "broken", 1).await;
        world.mail().does(BERIT, "accept");
        world.after_minutes(1);
        let mails = arrives(world, BERIT, 2).await;
        a_moment().await;
        assert_eq!(world.mail().received().len(), 2);
        assert_eq!(mails[0].header("message-id"), mails[1].header("message-id"));
        assert_eq!(mails[0].header("date"), mails[1].header("date"));
        assert_eq!(mails[0].text, mails[1].text);
    }

    /// The server is gone for a day: nothing is lost, nothing is given up, and the order stays.
    async fn comes_back(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.mail().goes_down();
        for language in [Language::Nb, Language::Nn, Language::En] {
            queue(world, BERIT, language).await;
        }
        queue(world, OLA, Language::Nb).await;
        for _ in 0..4 {
            fails(world, "unreachable", 0).await;
            world.after_minutes(6 * 60);
        }
        a_moment().await;
        assert_eq!(listed(world, State::Dead).await, []);
        world.mail().comes_back();
        world.after_minutes(1);
        let read: Vec<_> = arrives(world, BERIT, 3).await.iter()
            .map(|mail| mail.header("content-language").to_owned()).collect();
        assert_eq!(read, ["nb", "nn", "en"]);
        arrives(world, OLA, 1).await;
        a_moment().await;
        assert_eq!(world.mail().received().len(), 4);
    }

    /// An address that is none is given up, and tells so.
    async fn no_address(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        assert!(admin::test(&world.running.db, &hjemover_tests::keys().data_key().unwrap(), "berit", Language::Nb)
            .await.is_err());
        queue(world, BERIT, Language::Nb).await;
        world.storage.execute("update mail set recipient = 'berit' where ended_at is null");
        world.until("it is sent or dead", || async {
            (listed(world, State::Waiting).await.is_empty()).then_some(())
        }).await;
        for line in listed(world, State::Dead).await {
            assert_eq!(line.last_failure.as_deref(), Some("address"));
        }
    }
}
