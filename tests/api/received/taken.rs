//! What is taken: once, from whom, in what shape, kept as it came.

use super::*;

both! {
    /// Exactly once: repeated, in parallel, under an id that was used; and what comes mended after it was refused.
    async fn exactly_once(world) {
        let systems = Systems::of(world).await;
        let (epj, birger) = (&systems.0["epj-sykehus"], world.person("birger").await);
        let message = Subject::birger().message("log-innlagt");
        let sends = (0..8).map(|_| epj.brings(message.clone()));
        let answers = futures_util::future::join_all(sends).await;
        assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:#?}");
        assert_eq!(world.storage.count("message"), 1);
        assert_eq!(stays(&birger, birger.record()).await.len(), 1);
        let other = message.replace("2026-11-09T14:20:00", "2026-11-08T14:20:00");
        assert_ne!(other, message);
        let answer = epj.brings(other.clone()).await;
        assert_eq!((answer.status.as_str(), answer.codes), ("2", vec!["E10".to_owned()]));
        assert_eq!(epj.brings(message).await, answers[0], "and the first stands");

        let wrong = Subject::birger().message("log-utskrevet").replace("<Id>80021</Id>", "<Id>99999</Id>").replace("<Id>80002</Id>", "<Id>99998</Id>");
        let refused = epj.brings(wrong.clone()).await;
        assert_eq!((refused.status.as_str(), refused.codes.clone()), ("2", vec!["E21".to_owned()]));
        // A unit gets that id; the same message is taken now.
        world.storage.execute("update unit set her_id = '99999' where her_id = '80023'");
        assert_eq!(epj.brings(wrong).await.status, "1");
    }

    /// Whose message it is, about whom and to whom is checked; what is refused changes nothing.
    async fn refused(world) {
        let systems = Systems::of(world).await;
        let (hospital, municipality) = (&systems.0["epj-sykehus"], &systems.0["epj-kommune"]);
        let about = Subject::birger();
        let admitted = about.message("log-innlagt");
        let codes = async |person: &Person, message: String| {
            let answer = person.brings(message).await;
            assert_eq!((answer.http, answer.status.as_str()), (200, "2"), "{}", answer.text);
            answer.codes
        };
        assert_eq!(codes(municipality, admitted.clone()).await, ["X99"], "another unit's message");
        let from_home_care = about.message("innleggelsesrapport").replace("INNLEGGELSESRAPPORT", "LOG_INNLAGT");
        assert_ne!(codes(municipality, from_home_care).await, Vec::<String>::new());
        assert_eq!(codes(hospital, admitted.replace("1947-09-06", "1947-09-07")).await, ["E31"]);
        assert_eq!(codes(hospital, admitted.replace("06894730038", "06894730039")).await, ["E31"]);
        assert_eq!(codes(hospital, "Hei".to_owned()).await, ["T01"]);
        assert_eq!(codes(hospital, "<MsgHead/>".to_owned()).await, ["T10"]);
        let unread = about.message("log-innlagt").replace("po/Pasientlogistikk/2012-04-01", "po/Pasientlogistikk/2099-01-01");
        assert_eq!(codes(hospital, unread).await, ["T10"]);
        let birger = world.person("birger").await;
        assert_eq!(stays(&birger, birger.record()).await, []);
        let mona = world.person("mona").await;
        let kept = lines(&mona, birger.record()).await;
        assert_eq!(kept.iter().map(|line| line.state).collect::<Vec<_>>(), [MessageState::Unread], "kept and shown as unread");
        assert_eq!(world.storage.count("message"), 7, "and all are kept");
    }

    /// Only other systems' accounts send; what they send is XML, of a size that can be held.
    async fn by_whom_and_in_what_shape(world) {
        let message = Subject::birger().message("log-innlagt");
        assert_eq!(world.nobody().brings(message.clone()).await.http, 401);
        for name in ["birger", "mona", "tor"] {
            assert_eq!(world.person(name).await.brings(message.clone()).await.http, 404, "{name}");
        }
        let epj = world.person("epj-sykehus").await;
        let json = epj.request(Method::Post, MESSAGES_PATH).json(&json!({})).send().await.unwrap();
        assert_eq!(status_and_json(json).await.1["code"], "unsupported_media_type");
        let large = epj
            .request(Method::Post, MESSAGES_PATH)
            .header("content-type", "application/xml")
            .body(vec![b' '; 21 * 1024 * 1024])
            .send()
            .await;
        // The answer may come before all was sent.
        if let Ok(large) = large {
            assert_eq!(large.status().as_u16(), 413);
        }
        assert_eq!(world.storage.count("message"), 0);
        // An account of another system opens nothing else.
        assert!(epj.opens_the_app().await.home.is_none());
        let birger = world.person("birger").await;
        epj.cannot::<ListStays>(AtPatient { patient: birger.record() }, ()).await;
    }

    /// The bytes are kept as they came, for those who may open the message; reading is in the patient's log.
    async fn the_original_is_kept(world) {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let systems = Systems::of(world).await;
        let (birger, mona, tor) = (world.person("birger").await, world.person("mona").await, world.person("tor").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "tidligmelding", "utskrivningsrapport"]).await;
        let all = lines(&mona, patient).await;
        let report = all.iter().find(|line| line.kind == MessageKind::DischargeReport).unwrap();
        let at = AtMessage { patient, message: report.id };
        let original = mona.does::<GetMessageOriginal>(at, ()).await;
        let bytes = STANDARD.decode(original.bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), about.message("utskrivningsrapport"));
        let opened = mona.does::<GetMessage>(at, ()).await;
        assert_eq!(opened.sha256, original.sha256);
        // The coordinator opens what was sent to the coordinator, and where the patient is.
        let opens: Vec<_> = lines(&tor, patient).await.into_iter().map(|line| (line.kind, line.opens)).collect();
        assert_eq!(opens, [(MessageKind::DischargeReport, false), (MessageKind::HealthInformation, true), (MessageKind::Admitted, true)]);
        tor.cannot::<GetMessage>(at, ()).await;
        birger.cannot::<GetMessage>(at, ()).await;
        let log = birger.sees_who_looked().await;
        let looked = |line: &AccessEvent| line.what == shared::right::Right::ReadMessages && line.who.name == "Mona Lie";
        assert!(log.iter().any(looked), "{log:#?}");
        let stored = world.storage.texts("select understood as value from message where understood is not null").join("");
        assert!(!stored.contains("06894730038"), "what is shown holds no number");
    }

    /// A folder is emptied: each file is received once, with its receipt beside it, and the reason when it is refused.
    async fn a_folder(world) {
        use server::messages::folder::Watch;
        let folder = world.storage.folder().join("inn");
        std::fs::create_dir_all(folder.join("taken")).unwrap();
        let about = Subject::birger();
        let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        put("1.xml", &about.message("log-innlagt"));
        put("2.xml", "ikke xml");
        put("3.xml.part", &about.message("log-utskrevet"));
        put(".4.xml", &about.message("log-utskrevet"));
        // Left by one that died in the middle.
        std::fs::write(folder.join("taken/0.xml"), about.message("log-innlagt")).unwrap();
        let key = hjemover_tests::keys().data_key().unwrap();
        let watch = Watch::new(world.running.db.clone(), key, true, &folder).unwrap();
        let look = watch.look().await.unwrap();
        assert_eq!((look.done, look.failed), (2, 1));
        let there = |path: &str| folder.join(path).exists();
        assert!(there("done/0.xml") && there("done/1.xml.receipt") && there("failed/2.xml.receipt"));
        assert!(std::fs::read_to_string(folder.join("failed/2.xml.reason")).unwrap().starts_with("T01"));
        assert!(there("3.xml.part") && there(".4.xml") && !there("1.xml"));
        assert_eq!(world.storage.count("message where state = 'accepted'"), 1, "the same one twice is one");
        std::fs::rename(folder.join("3.xml.part"), folder.join("3.xml")).unwrap();
        assert_eq!(watch.look().await.unwrap().done, 1);
        let birger = world.person("birger").await;
        assert!(stays(&birger, birger.record()).await[0].discharge.is_some());
    }

    /// A service in use takes neither tests nor numbers made for testing.
    async fn a_service_in_use(world) with |setup| {
        setup.settings = Some(|settings| settings.refuse_synthetic_numbers = true);
    } {
        let epj = world.person("epj-sykehus").await;
        let answer = epj.brings(Subject::birger().message("epikrise-n")).await;
        assert_eq!(answer.status, "2");
        assert!(answer.codes.contains(&"X99".to_owned()) && answer.codes.contains(&"E31".to_owned()), "{}", answer.text);
    }
}
