//! Invitations that arrive: by a real mail server, once, with a link that opens what it should and nothing else.

use hjemover_tests::{
    Person, Protocol, World, both,
    deeds::line,
    relatives::{answer, answer_with_account, berit},
};
use reqwest::header::CONTENT_TYPE;
use shared::{
    Method,
    consents::Scope,
    contract::Nothing,
    invitations::InvitationState,
    notices::{ChangeNoticeSettings, ChangeNotices, GetNoticeSettings, NoticeChoice, NoticeKind},
    related_persons::{
        AtRelatedPerson, InviteRelatedPerson, InviteRequest, RegistrationEvent, RegistrationState,
        RelatedPersonFields, RevokeInvitation,
    },
};

use crate::mail::{a_moment, arrives};

const BERIT: &str = "berit@example.net";
const ASTA: &str = "asta@example.org";

fn with_mail() -> RelatedPersonFields {
    RelatedPersonFields {
        email: Some(line("Berit@Example.net")),
        ..berit()
    }
}

/// The token of the link in the newest mail to Berit.
async fn token(world: &World, mails: usize) -> String {
    let received = arrives(world, BERIT, mails).await;
    let text = &received.last().unwrap().text;
    let (_, link) = text.split_once("/invitation#").unwrap();
    link.split_whitespace().next().unwrap().to_owned()
}

async fn invites(who: &Person, at: AtRelatedPerson) {
    who.does::<InviteRelatedPerson>(at, InviteRequest { by_mail: true })
        .await;
}

both! {
    /// The ward registers a daughter; the mail arrives, holds no more than it may, and its link is answered. The
    /// patient is told by mail that there is something new.
    async fn registered_and_asked_by_mail(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.until_hour(12);
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let registered = mona.registers(asta.record(), with_mail()).await;
        assert_eq!((registered.state, registered.email.as_deref()), (RegistrationState::Invited, Some(BERIT)));
        assert!(registered.invitation.unwrap().by_mail);
        let token = token(world, 1).await;
        let mail = &world.mail().received_for(BERIT)[0];
        assert!(mail.text.contains("Asta") && mail.html.contains("Asta"), "she knows who wrote her down");
        for secret in [hjemover_tests::WARD, "sykehus", "pasient", "Bakke", "innlagt"] {
            assert!(!format!("{} {}", mail.subject, mail.text).contains(secret), "{secret}: {}", mail.text);
        }
        let nobody = world.nobody();
        assert_eq!(nobody.looks_at(&token).await.state, InvitationState::Open);
        let said = RelatedPersonFields { phone: Some(line("911 11 222")), ..with_mail() };
        assert!(nobody.answers(answer_with_account(&token, said, "berit")).await.has_account);
        let related = asta.sees_related_person(asta.record(), registered.id).await;
        assert_eq!((related.state, related.phone.as_deref()), (RegistrationState::Corrected, Some("911 11 222")));
        arrives(world, ASTA, 1).await;
        assert_eq!(world.mail().received_for(BERIT).len(), 1, "asked once");
    }

    /// Asked again, the newer link holds; called back, a mail that has not left yet does not leave.
    async fn asked_again_and_called_back(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let asta = world.person("asta").await;
        let registered = asta.registers(asta.record(), with_mail()).await;
        let at = AtRelatedPerson { patient: asta.record(), related_person: registered.id };
        let older = token(world, 1).await;
        invites(&asta, at).await;
        let newer = token(world, 2).await;
        let nobody = world.nobody();
        assert_eq!(nobody.looks_at(&older).await.state, InvitationState::Revoked);
        assert_eq!(nobody.looks_at(&newer).await.state, InvitationState::Open);
        world.mail().goes_down();
        invites(&asta, at).await;
        asta.does::<RevokeInvitation>(at, ()).await;
        world.mail().comes_back();
        world.after_days(1);
        a_moment().await;
        assert_eq!(world.mail().received_for(BERIT).len(), 2);
        assert_eq!(world.storage.count("mail where state = 'waiting'"), 0);
    }

    /// The token is in no table as it is, not even while the mail waits, and gone from the queue when it has left.
    async fn the_token_is_not_readable(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let asta = world.person("asta").await;
        world.mail().goes_down();
        asta.registers(asta.record(), with_mail()).await;
        let waiting = world.storage.texts("select content as value from mail");
        world.mail().comes_back();
        world.after_days(1);
        let token = token(world, 1).await;
        assert!(!waiting[0].contains(&token) && !waiting[0].contains("invitation"));
        world.until("the queue forgets it", async || {
            (world.storage.count("mail where content is not null and kind = 'invitation'") == 0).then_some(())
        }).await;
        let hashes = world.storage.texts("select token_hash as value from invitation");
        assert!(!hashes.contains(&token));
    }

    /// The link that ends mail needs no sign-in; afterwards only a code on paper is left, and nothing is lost.
    async fn no_more_mail(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let (asta, mona, _stay) = world.asta_is_admitted().await;
        let registered = asta.registers(asta.record(), with_mail()).await;
        let link = token(world, 1).await;
        let path = world.mail().received_for(BERIT)[0].unsubscribe_path();
        let request = world
            .nobody()
            .request(Method::Post, &path)
            .header("origin", "https://mail.example.com")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body("List-Unsubscribe=One-Click");
        assert_eq!(request.send().await.unwrap().status(), 200);
        let at = AtRelatedPerson { patient: asta.record(), related_person: registered.id };
        mona.is_refused::<InviteRelatedPerson>(at, InviteRequest { by_mail: true }, "by_mail:no_mail_wanted").await;
        assert!(mona.sees_related_person(asta.record(), registered.id).await.no_mail);
        assert_eq!(world.nobody().looks_at(&link).await.state, InvitationState::Open, "the link she has still works");
        let code = mona.makes_a_code(asta.record(), registered.id).await;
        world.nobody().answers(answer(&code, Some(with_mail()))).await;
        a_moment().await;
        assert_eq!(world.mail().received_for(BERIT).len(), 1);
    }

    /// At a new stay she is asked by mail; when the patient has died nobody is asked anything.
    async fn asked_at_each_stay(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let home = world.asta_comes_home().await;
        let registered = home.patient.registers(home.record, with_mail()).await;
        let first = token(world, 1).await;
        world.nobody().answers(answer(&first, Some(with_mail()))).await;
        world.after_days(20);
        let stay = home.ward_nurse.admits(home.record, world.clock().now()).await;
        let again = token(world, 2).await;
        let asked = home.patient.sees_related_person(home.record, registered.id).await;
        assert_eq!((asked.state, asked.history[0].event), (RegistrationState::Invited, RegistrationEvent::InvitedByMail));
        world.nobody().answers(answer(&again, Some(with_mail()))).await;
        let died = shared::stays::Destination::Died;
        let end = hjemover_tests::deeds::discharge(&stay, world.clock().now(), died, None, None);
        home.ward_nurse.discharges(home.record, &stay, end).await;
        world.after_days(400);
        world.until("the year has passed", async || {
            let states = world.storage.texts("select state as value from related_person");
            (states == ["registered"]).then_some(())
        }).await;
        a_moment().await;
        assert_eq!(world.mail().received_for(BERIT).len(), 2);
    }

    /// A relative is told when something is opened, and of what is opened only if she chose so.
    async fn relatives_are_left_in_peace(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.until_hour(12);
        let home = world.asta_comes_home().await;
        let registered = home.patient.registers(home.record, with_mail()).await;
        let link = token(world, 1).await;
        world.nobody().answers(answer_with_account(&link, with_mail(), "berit")).await;
        let berit = world.person("berit").await;
        home.patient.opens_for(home.record, registered.id, &[Scope::Plan], None).await;
        let told = arrives(world, BERIT, 2).await;
        assert!(told[1].text.contains("Logg inn"));
        world.after_days(1);
        home.patient.adds_task("Vanne blomstene", world.clock().today()).await;
        world.settles().await;
        a_moment().await;
        assert_eq!(world.mail().received_for(BERIT).len(), 2, "the plan is no news to who has not asked");
        let settings = berit.does::<GetNoticeSettings>(Nothing {}, ()).await;
        assert!(!settings.kinds.contains(&NoticeKind::Inbox));
        let change = ChangeNotices { choices: settings.choices.with(NoticeKind::Plan, NoticeChoice::AtOnce), hours: settings.hours };
        berit.does::<ChangeNoticeSettings>(Nothing {}, change).await;
        home.patient.adds_task("Hente posten", world.clock().today()).await;
        world.settles().await;
        arrives(world, BERIT, 3).await;
        home.patient.closes_for(home.record, registered.id).await;
        world.after_days(1);
        home.patient.adds_task("Lufte hunden", world.clock().today()).await;
        world.settles().await;
        let mails = arrives(world, BERIT, 4).await;
        a_moment().await;
        assert_eq!(mails.len(), 4, "that it ended, and nothing after");
    }
}
