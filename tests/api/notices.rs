//! Who is told by mail that something is new, how, and how it ends.

use hjemover_tests::{HOME_CARE, Home, Person, Protocol, WARD, World, both, deeds::discharge};
use reqwest::header::CONTENT_TYPE;
use shared::{
    Method,
    contract::Nothing,
    notices::{
        ChangeNoticeSettings, ChangeNotices, GetNoticeSettings, NoticeChoice, NoticeChoices,
        NoticeHours, NoticeKind, NoticeSettings, Unsubscribe, UnsubscribeRequest,
    },
    plan::Move,
    stays::Destination,
    units::StaffRole,
};

use crate::mail::{a_moment, arrives};

const ASTA: &str = "asta@example.org";
const NOTICE: &str = "Noe nytt til deg i Hjemover";
const DIGEST: &str = "Nytt i Hjemover siden sist";

async fn notices_of(person: &Person) -> NoticeSettings {
    person.does::<GetNoticeSettings>(Nothing {}, ()).await
}

async fn chooses(person: &Person, choices: NoticeChoices) -> NoticeSettings {
    let hours = NoticeHours::default();
    person
        .does::<ChangeNoticeSettings>(Nothing {}, ChangeNotices { choices, hours })
        .await
}

fn subjects(world: &World, to: &str) -> Vec<String> {
    let mails = world.mail().received_for(to);
    mails.into_iter().map(|mail| mail.subject).collect()
}

/// Asta comes home at noon, and has her letter's notice.
async fn at_noon(world: &World) -> Home {
    world.until_hour(12);
    let home = world.asta_comes_home().await;
    world.settles().await;
    arrives(world, ASTA, 1).await;
    home
}

async fn posts(world: &World, path: &str) -> (u16, String) {
    // As a mail program does it: from elsewhere, without a session.
    let request = world
        .nobody()
        .request(Method::Post, path)
        .header("origin", "https://mail.example.com")
        .header("sec-fetch-site", "cross-site")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body("List-Unsubscribe=One-Click");
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

both! {
    /// A letter is told of at once, the plan and what was done in the daily mail; staff are not told.
    async fn at_once_and_daily(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let home = at_noon(world).await;
        home.home_care.acknowledges(home.record, &home.entry).await;
        world.settles().await;
        a_moment().await;
        let mails = world.mail().received();
        assert_eq!(mails.len(), 1, "{mails:?}");
        let mail = &mails[0];
        assert_eq!((mail.to.as_str(), mail.subject.as_str()), (ASTA, NOTICE));
        assert!(mail.text.contains("Logg inn"));
        assert_eq!(mail.header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
        assert!(mail.html.contains(&mail.unsubscribe_path()));
        world.until_hour(7);
        a_moment().await;
        assert_eq!(subjects(world, ASTA), [NOTICE], "it is not eight");
        world.until_hour(8);
        let mails = arrives(world, ASTA, 2).await;
        assert_eq!(mails[1].subject, DIGEST);
        let told = world.storage.count("notice_waiting");
        assert_eq!(told, 0);
        assert!(mails[1].text.contains("nye beskjeder"), "{}", mails[1].text);
        world.after_days(1);
        a_moment().await;
        assert_eq!(world.mail().received().len(), 2, "nothing new, no mail");
    }

    /// What would go at night waits for the morning, and one mail is enough for the night.
    async fn quiet_hours(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let asta = world.person("asta").await;
        chooses(&asta, NoticeChoices::all(NoticeChoice::AtOnce)).await;
        world.until_hour(22);
        let home = world.asta_comes_home().await;
        home.home_care.acknowledges(home.record, &home.entry).await;
        world.settles().await;
        a_moment().await;
        assert_eq!(world.mail().received(), []);
        world.until_hour(7);
        arrives(world, ASTA, 1).await;
        a_moment().await;
        assert_eq!(subjects(world, ASTA), [NOTICE]);
    }

    /// Own hours: who is awake at night is told at night.
    async fn own_hours(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let asta = world.person("asta").await;
        let change = ChangeNotices {
            choices: notices_of(&asta).await.choices,
            hours: NoticeHours { quiet_from: 9, quiet_until: 20, digest_hour: 23 },
        };
        asta.does::<ChangeNoticeSettings>(Nothing {}, change).await;
        world.until_hour(22);
        world.asta_comes_home().await;
        world.settles().await;
        assert_eq!(arrives(world, ASTA, 1).await[0].subject, NOTICE);
        world.until_hour(23);
        assert_eq!(arrives(world, ASTA, 2).await[1].subject, DIGEST);
    }

    /// Much at once is one mail: what comes within ten minutes of a notice waits and shares the next one.
    async fn many_things_soon(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let asta = world.person("asta").await;
        chooses(&asta, NoticeChoices::all(NoticeChoice::AtOnce)).await;
        let home = at_noon(world).await;
        let visit = home.steps.first().unwrap();
        home.home_care.moves(home.record, visit, Move::Done { note: None }).await;
        home.home_care.acknowledges(home.record, &home.entry).await;
        world.settles().await;
        a_moment().await;
        assert_eq!(subjects(world, ASTA).len(), 1);
        world.after_minutes(10);
        arrives(world, ASTA, 2).await;
        a_moment().await;
        assert_eq!(subjects(world, ASTA), [NOTICE, NOTICE]);
    }

    /// Nobody is told of what they did themselves, or of what they do not want to know.
    async fn not_of_own_doing(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let home = at_noon(world).await;
        chooses(&home.patient, NoticeChoices::all(NoticeChoice::AtOnce)).await;
        world.after_minutes(60);
        let due = world.clock().today() + chrono::TimeDelta::days(5);
        home.patient.adds_task("Vanne blomstene", due).await;
        world.settles().await;
        chooses(&home.patient, NoticeChoices::all(NoticeChoice::Never)).await;
        home.home_care.acknowledges(home.record, &home.entry).await;
        world.settles().await;
        world.after_days(2);
        a_moment().await;
        assert_eq!(subjects(world, ASTA), [NOTICE], "and what waited for the daily mail is dropped");
    }

    /// One event in two inboxes of the same person is one mail.
    async fn two_choices_one_mail(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.until_hour(12);
        let (asta, heidi) = (world.person("asta").await, world.staff("heidi", HOME_CARE, StaffRole::Nurse).await);
        world.storage.execute(&format!(
            "insert into staff_role (id, person_id, unit_id, role, valid_from) \
             select '018f0000-0000-7000-8000-00000000000a', p.id, u.id, 'nurse', p.created_at \
             from person p, unit u where p.username = 'heidi' and u.name = '{WARD}'"
        ));
        world.storage.execute("update person set email = 'heidi@example.org' where username = 'heidi'");
        let before = notices_of(&heidi).await;
        assert_eq!(before.choices, NoticeChoices::all(NoticeChoice::Never), "staff are left in peace");
        assert_eq!(before.kinds, [NoticeKind::Inbox]);
        chooses(&heidi, before.choices.with(NoticeKind::Inbox, NoticeChoice::AtOnce)).await;
        asta.writes_what_matters("Å høre radio").await;
        world.settles().await;
        assert_eq!(world.storage.count("inbox_update"), 2);
        arrives(world, "heidi@example.org", 1).await;
        a_moment().await;
        assert_eq!(world.mail().received().len(), 1);
    }

    /// After a death nothing is sent, not even what waited.
    async fn after_a_death(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        chooses(&asta, NoticeChoices::all(NoticeChoice::AtOnce)).await;
        world.until_hour(22);
        let record = asta.record();
        let entry = asta.writes_what_matters("Å sove godt").await;
        mona.acknowledges(record, &entry).await;
        world.settles().await;
        assert_eq!(world.storage.count("mail where state = 'waiting'"), 1);
        let died = discharge(&stay, world.clock().now(), Destination::Died, None, None);
        mona.discharges(record, &stay, died).await;
        world.settles().await;
        assert_eq!(world.storage.count("mail where state = 'cancelled' and content is null"), 1);
        mona.acknowledges(record, &asta.writes_what_matters("Å våkne").await).await;
        world.settles().await;
        world.until_hour(12);
        a_moment().await;
        assert_eq!(world.mail().received(), []);
    }

    /// The link in a mail ends it all, without signing in, by the mail program or by the page.
    async fn unsubscribed(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let home = at_noon(world).await;
        let path = world.mail().received()[0].unsubscribe_path();
        let page = world.nobody().request(Method::Get, &path).send().await.unwrap();
        assert_eq!(page.status(), 200);
        let page = page.text().await.unwrap();
        for part in ["lang=\"nb\"", "lang=\"nn\"", "lang=\"en\"", "method=\"post\"", "<button>"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let choices = notices_of(&home.patient).await.choices;
        assert_eq!(choices.letter, NoticeChoice::AtOnce, "looking changes nothing");
        let right = posts(world, &path).await;
        assert_eq!(right.0, 200);
        assert_eq!(notices_of(&home.patient).await.choices, NoticeChoices::all(NoticeChoice::Never));
        let wrong = posts(world, &path.replace("/unsubscribe/", "/unsubscribe/x")).await;
        assert_eq!(right, wrong, "nobody learns which tokens are right");
        assert_eq!(posts(world, &path).await, right, "twice is as once");
        world.after_days(2);
        a_moment().await;
        assert_eq!(subjects(world, ASTA), [NOTICE], "what waited for the daily mail is dropped");
        let kare = world.person("kare").await;
        assert_eq!(notices_of(&kare).await.choices.letter, NoticeChoice::AtOnce, "only hers");
    }

    /// The same through the contract.
    async fn unsubscribed_by_the_app(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let home = at_noon(world).await;
        let path = world.mail().received()[0].unsubscribe_path();
        let token = path.rsplit('/').next().unwrap().to_owned();
        world.nobody().does::<Unsubscribe>(Nothing {}, UnsubscribeRequest { token: "nothing".to_owned() }).await;
        assert_eq!(notices_of(&home.patient).await.choices.letter, NoticeChoice::AtOnce);
        world.nobody().does::<Unsubscribe>(Nothing {}, UnsubscribeRequest { token }).await;
        assert_eq!(notices_of(&home.patient).await.choices.letter, NoticeChoice::Never);
    }

    /// Everybody has choices that fit them, changes them, and only their own.
    async fn own_choices(world) {
        let (asta, ingrid) = (world.person("asta").await, world.person("ingrid").await);
        let hers = notices_of(&asta).await;
        assert_eq!(hers.email.as_deref(), Some(ASTA));
        assert_eq!((hers.choices.letter, hers.choices.plan), (NoticeChoice::AtOnce, NoticeChoice::DailyDigest));
        assert_eq!(hers.hours, NoticeHours::default());
        assert!(!hers.kinds.contains(&NoticeKind::Inbox));
        let choices = NoticeChoices { plan: NoticeChoice::Never, ..hers.choices };
        let hours = NoticeHours { quiet_from: 20, quiet_until: 8, digest_hour: 16 };
        let changed = asta.does::<ChangeNoticeSettings>(Nothing {}, ChangeNotices { choices, hours }).await;
        assert_eq!((changed.choices, changed.hours), (choices, hours));
        assert_eq!(notices_of(&asta).await, changed);
        assert_eq!(notices_of(&ingrid).await.choices, NoticeChoices::all(NoticeChoice::Never));
        let wrong = NoticeHours { digest_hour: 24, ..hours };
        asta.is_refused::<ChangeNoticeSettings>(
            Nothing {}, ChangeNotices { choices, hours: wrong }, "hours.digest_hour:unknown_value").await;
        assert_eq!(notices_of(&asta).await, changed);
    }

    /// Somebody without an account of their own, or without an address, is told nothing and breaks nothing.
    async fn without_an_address(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        world.until_hour(12);
        world.storage.execute("update person set email = null where username = 'asta'");
        world.asta_comes_home().await;
        world.settles().await;
        world.after_days(2);
        a_moment().await;
        assert_eq!(world.mail().received(), []);
        assert_eq!(notices_of(&world.person("asta").await).await.email, None);
    }
}
