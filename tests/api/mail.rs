//! Mail over a real SMTP server: sent once, in order, encrypted, by several instances, and what an administrator
//! and a developer see of it.

use hjemover_tests::{MAIL_USER, Protocol, Received, World, both, keys};
use server::mail::admin::{self, Line, State};
use shared::{Method, identity::Language};

/// Queues a mail that has no other meaning.
pub(crate) async fn queue(world: &World, to: &str, language: Language) {
    let key = keys().data_key().unwrap();
    admin::test(&world.running.db, &key, to, language)
        .await
        .unwrap();
}

/// Waits until so many mails have arrived for a recipient, and the service has written down that they did.
pub(crate) async fn arrives(world: &World, to: &str, count: usize) -> Vec<Received> {
    world
        .until("mail arrives", || async {
            let mails = world.mail().received_for(to);
            let being_sent = format!(
                "mail where recipient = '{to}' and ended_at is null and claimed_until is not null"
            );
            (mails.len() >= count && world.storage.count(&being_sent) == 0).then_some(mails)
        })
        .await
}

/// Long enough for the worker to have looked twice.
pub(crate) async fn a_moment() {
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
}

/// The mails in a state.
pub(crate) async fn listed(world: &World, state: State) -> Vec<Line> {
    admin::list(&world.running.db, state).await.unwrap()
}

const BERIT: &str = "berit@example.org";

both! {
    /// A mail is sent once, whole, and nothing of it stays in the queue.
    async fn sent_once(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        queue(world, "Berit@Example.org", Language::Nn).await;
        let mails = arrives(world, BERIT, 1).await;
        a_moment().await;
        assert_eq!(world.mail().received().len(), 1);
        let mail = &mails[0];
        assert_eq!(mail.subject, "Prøve frå Hjemover");
        assert!(mail.text.contains("http://localhost:8080/") && mail.html.contains("lang=\"nn\""));
        assert_eq!(mail.header("content-language"), "nn");
        assert_eq!(mail.header("auto-submitted"), "auto-generated");
        assert_eq!(mail.header("from"), "Hjemover <hjemover@localhost>");
        assert_eq!(mail.header("list-unsubscribe"), "", "it is no notice");
        let sent = listed(world, State::Sent).await;
        assert_eq!(mail.header("message-id"), format!("<{}@localhost>", sent[0].id));
        assert_eq!((sent[0].to.as_str(), sent[0].tries), ("b•••@example.org", 0));
        assert_eq!(world.storage.count("mail where content is not null"), 0);
    }

    /// What waits cannot be read in a stolen database.
    async fn unreadable_while_it_waits(world) with |setup| {
        setup.settings = Some(|settings| settings.mail.mail = "none".to_owned());
    } {
        queue(world, BERIT, Language::Nb).await;
        let content = world.storage.texts("select content as value from mail");
        assert!(content[0].len() > 40 && !content[0].contains("letter"), "{content:?}");
    }

    /// STARTTLS with a certificate that is trusted by setting, and a password.
    async fn encrypted_and_signed_in(world) with |setup| { setup.smtp = Some(Protocol::StartTls); } {
        queue(world, BERIT, Language::Nb).await;
        let mails = arrives(world, BERIT, 1).await;
        assert!(mails[0].tls);
        assert_eq!(mails[0].user.as_deref(), Some(MAIL_USER));
    }

    /// A wrong password is not the mail's fault: it waits, and is sent when the setting is right.
    async fn a_wrong_password(world) with |setup| {
        setup.smtp = Some(Protocol::StartTls);
        setup.settings = Some(|settings| settings.mail.mail_password = Some("feil".to_owned()));
    } {
        queue(world, BERIT, Language::Nb).await;
        world.until("it is held", || async {
            let waiting = listed(world, State::Waiting).await;
            // Whatever happened first: the server is left alone for a minute.
            world.after_minutes(1);
            (waiting[0].last_failure.as_deref() == Some("credentials 535")).then_some(())
        }).await;
        let other = world.another_instance(|_| ());
        arrives(world, BERIT, 1).await;
        let sent = world.until("it is written down", || async {
            listed(world, State::Sent).await.pop()
        }).await;
        assert_eq!(sent.tries, 0);
        other.end().await;
    }

    /// A certificate that nobody vouches for: nothing is said to that server.
    async fn an_unknown_certificate(world) with |setup| {
        setup.smtp = Some(Protocol::StartTls);
        setup.settings = Some(|settings| settings.mail.mail_ca_file = None);
    } {
        queue(world, BERIT, Language::Nb).await;
        world.until("it is held", || async {
            let waiting = listed(world, State::Waiting).await;
            world.after_minutes(1);
            (waiting[0].last_failure.as_deref() == Some("tls")).then_some(())
        }).await;
        assert_eq!(world.mail().received(), []);
    }

    /// Two instances share the work; nothing is sent twice, and each recipient reads in order.
    async fn two_instances(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let other = world.another_instance(|_| ());
        let order = [Language::Nb, Language::Nn, Language::En, Language::Nn, Language::Nb];
        for (number, language) in order.into_iter().enumerate() {
            queue(world, BERIT, language).await;
            for person in 0..3 {
                queue(world, &format!("person-{number}-{person}@example.org"), Language::Nb).await;
            }
        }
        world.until("all arrive", || async {
            (world.mail().received().len() >= 20).then_some(())
        }).await;
        a_moment().await;
        assert_eq!(world.mail().received().len(), 20);
        let read: Vec<_> = world.mail().received_for(BERIT).iter()
            .map(|mail| mail.header("content-language").to_owned()).collect();
        assert_eq!(read, ["nb", "nn", "en", "nn", "nb"]);
        assert_eq!(world.storage.count("mail where state = 'sent'"), 20);
        other.end().await;
    }

    /// An instance that ends while it sends: when its claim has run out, another one sends the mail.
    async fn a_claim_runs_out(world) with |setup| {
        setup.smtp = Some(Protocol::Plain);
        setup.settings = Some(|settings| settings.mail.mail = "none".to_owned());
    } {
        world.mail().does(BERIT, "hang");
        let ends = world.another_instance(|settings| settings.mail.mail_timeout_seconds = 30);
        queue(world, BERIT, Language::Nb).await;
        world.until("it is claimed", || async {
            (world.storage.count("mail where claimed_until is not null") == 1).then_some(())
        }).await;
        ends.end().await;
        world.mail().does(BERIT, "accept");
        let other = world.another_instance(|_| ());
        a_moment().await;
        assert_eq!(world.mail().received(), [], "it is still claimed");
        other.after_minutes(6);
        assert_eq!(arrives(world, BERIT, 1).await.len(), 1);
        other.end().await;
    }

    /// Without a server, mail lies in a folder, and a page shows it to this machine.
    async fn in_a_folder(world) {
        queue(world, BERIT, Language::Nb).await;
        let nobody = world.nobody();
        let page = async |path: &str| {
            let answer = nobody.request(Method::Get, path).send().await.unwrap();
            let headers = answer.headers().clone();
            (answer.status().as_u16(), headers, answer.text().await.unwrap())
        };
        let list = world.until("it is listed", || async {
            let (_, _, list) = page("/dev/mail").await;
            list.contains("Prøve fra Hjemover").then_some(list)
        }).await;
        let link = list.split("href=\"/dev/mail/").nth(1).unwrap().split('"').next().unwrap();
        let (status, headers, one) = page(&format!("/dev/mail/{link}")).await;
        assert_eq!(status, 200);
        assert!(one.contains("E-posten virker") && one.contains("<iframe sandbox"), "{one}");
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-src 'self'") && !policy.contains("unsafe"), "{policy}");
        let (_, headers, html) = page(&format!("/dev/mail/{link}/html")).await;
        assert!(html.starts_with("<!doctype html>\n<html lang=\"nb\">") || html.contains("lang=\"nb\""));
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.ends_with("sandbox") && policy.contains("default-src 'none'"), "{policy}");
        assert_eq!(headers["x-frame-options"], "SAMEORIGIN");
        let through_proxy = nobody.request(Method::Get, "/dev/mail").header("x-forwarded-for", "10.0.0.1");
        assert_eq!(through_proxy.send().await.unwrap().status(), 404);
        let other_name = nobody.request(Method::Get, "/dev/mail").header("host", "example.org:80");
        assert_eq!(other_name.send().await.unwrap().status(), 404);
        let unknown = page("/dev/mail/018f0000-0000-7000-8000-000000000001").await;
        assert_eq!(unknown.0, 404);
    }

    /// With a server there is no such page.
    async fn no_page_with_a_server(world) with |setup| { setup.smtp = Some(Protocol::Plain); } {
        let answer = world.nobody().request(Method::Get, "/dev/mail").send().await.unwrap();
        assert!(!answer.text().await.unwrap().contains("Mail in the folder"));
    }

    /// Metrics count what was sent, and what waits or is dead over all instances.
    async fn measured(world) with |setup| {
        setup.smtp = Some(Protocol::Plain);
        setup.settings = Some(|settings| settings.metrics_listen = Some("127.0.0.1:0".to_owned()));
    } {
        world.mail().does("nobody@example.org", "refuse");
        queue(world, BERIT, Language::Nb).await;
        queue(world, "nobody@example.org", Language::Nb).await;
        arrives(world, BERIT, 1).await;
        let address = world.running.metrics_address.unwrap();
        world.until("it is counted", || async {
            let text = reqwest::get(format!("http://{address}/metrics")).await.unwrap().text().await.unwrap();
            let all = ["hjemover_mails_total{outcome=\"sent\"} 1", "hjemover_mails_total{outcome=\"dead\"} 1",
                "hjemover_mail_queue{state=\"dead\"} 1", "hjemover_mail_queue{state=\"waiting\"} 0"];
            all.iter().all(|line| text.contains(line)).then_some(())
        }).await;
    }
}
