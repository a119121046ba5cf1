//! What home care writes to the ward.

use super::*;

both! {
    /// Home care writes to the ward from what is known here: valid by the schemas, read back as it was meant, once.
    async fn to_the_ward(world) with |setup| {
        setup.settings = Some(|settings| {
            let mail = settings.mail.mail.strip_prefix("folder:").unwrap();
            settings.messages_out = Some(std::path::Path::new(mail).with_file_name("ut"));
        });
    } {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let systems = Systems::of(world).await;
        let (birger, ingrid, mona) =
            (world.person("birger").await, world.person("ingrid").await, world.person("mona").await);
        let (about, patient) = (Subject::birger(), birger.record());
        birger.writes_what_matters("Å komme hjem til hagen & hunden").await;
        birger.registers(patient, hjemover_tests::relatives::berit()).await;
        systems.tell_all(&about, &["log-innlagt", "medisinske-opplysninger"]).await;
        let at = AtPatient { patient };
        let report = ReportAdmissionRequest {
            id: new_id(),
            function: Some(prose("Går med rullator inne")),
            services: Some(prose("Hjemmesykepleie morgen og kveld\nTrygghetsalarm")),
        };
        mona.is_refused::<ReportAdmission>(at, report.clone(), "not_found").await;
        let made = ingrid.does::<ReportAdmission>(at, report.clone()).await;
        assert_eq!(ingrid.does::<ReportAdmission>(at, report).await, made, "sent twice, made once");
        let asked = AskWardRequest { id: new_id(), text: prose("Har hun fått dosett med hjem?") };
        let question = ingrid.does::<AskWard>(at, asked).await;
        let folder = world.storage.folder().join("ut");
        let mut files = Vec::new();
        for one in [&made, &question] {
            let bytes = STANDARD.decode(&one.bytes).unwrap();
            let file = folder.join(&one.file_name);
            assert_eq!(std::fs::read(&file).unwrap(), bytes);
            assert!(!one.file_name.to_lowercase().contains("moen"));
            files.push(file);
        }
        let validated = std::process::Command::new("python3")
            .arg(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("messages/validate.py"))
            .args(&files)
            .output()
            .unwrap();
        assert!(validated.status.success(), "{}", String::from_utf8_lossy(&validated.stdout));
        let read = kith::read(&std::fs::read(&files[0]).unwrap()).unwrap();
        assert_eq!(read.number.as_deref(), Some("06894730038"));
        let text = serde_json::to_string(&read.message).unwrap();
        for said in ["Å komme hjem til hagen & hunden", "Går med rullator inne", "Trygghetsalarm", "Berit"] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert_eq!(read.message.envelope.receiver.unit.unwrap().her_id.as_deref(), Some("80011"));
        assert!(read.message.envelope.refers_to.is_some(), "it answers the notice of the admission");
        let sent = lines(&mona, patient).await;
        assert_eq!(sent.iter().filter(|line| line.state == MessageState::Sent && line.opens).count(), 2);
        let timeline = birger.does::<GetTimeline>(at, ()).await.entries;
        assert!(timeline.iter().any(|entry| entry.kind == MessageKind::AdmissionReport));
        // Without a stay there is no ward to write to.
        let asta = world.person("asta").await;
        let asks = AskWardRequest { id: new_id(), text: prose("Hei") };
        ingrid.is_refused::<AskWard>(AtPatient { patient: asta.record() }, asks, "stay_ended").await;
    }
}
