//! What one may do: the rights that endpoints need and the server's policy grants.

use serde::{Deserialize, Serialize};

/// A right as a type, so that a permit for one right can never serve another.
pub trait RightMarker: Send + Sync + 'static {
    /// The same right as a value.
    const RIGHT: Right;
}

macro_rules! rights {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)*) => {
        /// Everything one may do with a patient's record or a unit's inbox.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Right { $( $(#[doc = $doc])+ $name, )* }

        impl Right {
            /// All rights, in declaration order.
            pub const ALL: &'static [Right] = &[$(Right::$name,)*];

            /// The right's stable name, as it stands in the access log.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Right::$name => $text,)* }
            }

            /// The right with this stable name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Right::$name),)* _ => None }
            }
        }

        /// The rights as types.
        pub mod marker {
            use super::{Right, RightMarker};
            $(
                $(#[doc = $doc])+
                #[derive(Debug)] pub enum $name {}
                impl RightMarker for $name { const RIGHT: Right = Right::$name; }
            )*
        }
    };
}

rights! {
    /// Read the patient's own first screen.
    ReadHome = "read_home",
    /// Read who the patient is and how to reach them, with the overview staff see first.
    ReadPatient = "read_patient",
    /// Read what matters to the patient.
    ReadWhatMatters = "read_what_matters",
    /// Write, change and order what matters, or say that it is reached or no longer important.
    WriteWhatMatters = "write_what_matters",
    /// Say on a unit's behalf that what matters was seen, and what was done about it.
    FollowUpWhatMatters = "follow_up_what_matters",
    /// Say how it goes with what matters.
    RateWhatMatters = "rate_what_matters",
    /// Read hospital stays.
    ReadStays = "read_stays",
    /// Admit, set the planned discharge date, discharge.
    ManageStays = "manage_stays",
    /// Read discharge summaries (which ones depends on who reads).
    ReadSummaries = "read_summaries",
    /// Write drafts of discharge summaries.
    WriteSummaries = "write_summaries",
    /// Sign discharge summaries.
    SignSummaries = "sign_summaries",
    /// Release a signed summary to the patient, or withdraw it.
    ReleaseSummaries = "release_summaries",
    /// Say that one has read a summary.
    ConfirmReading = "confirm_reading",
    /// Say of a letter's paragraphs that one understands them, or ask about them.
    AskAboutSummaries = "ask_about_summaries",
    /// Answer such questions.
    AnswerAboutSummaries = "answer_about_summaries",
    /// Read the care plan.
    ReadPlan = "read_plan",
    /// Add and move steps of the care plan.
    ManagePlan = "manage_plan",
    /// Add own tasks and tick them off.
    TickTasks = "tick_tasks",
    /// Read who has looked.
    ReadAccessLog = "read_access_log",
    /// Read a unit's inbox.
    ReadInbox = "read_inbox",
    /// Take and handle updates in a unit's inbox.
    HandleUpdates = "handle_updates",
    /// List the patients a unit serves.
    ListPatients = "list_patients",
    /// Register a patient or find one by national identity number, to open a stay.
    RegisterPatients = "register_patients",
    /// Read all of a discharge summary, not only the section to the patient.
    ReadWholeSummaries = "read_whole_summaries",
    /// Read who stands near the patient, how to reach them and what was opened for them.
    ReadRelatedPersons = "read_related_persons",
    /// Register, change, ask and end related persons.
    ManageRelatedPersons = "manage_related_persons",
    /// Open parts of the record for a related person, and end it.
    GiveConsents = "give_consents",
    /// Decide for a patient who lacks competence to consent that the next of kin is informed.
    DecideForPatient = "decide_for_patient",
    /// Read what was opened for oneself, as a related person.
    ReadShared = "read_shared",
    /// Give up one's own access, as a related person.
    LeaveShared = "leave_shared",
    /// Say something as a related person.
    Contribute = "contribute",
    /// Read what related persons have said.
    ReadContributions = "read_contributions",
    /// Take a related person's words into one's own list.
    AdoptContributions = "adopt_contributions",
    /// Answer the invitation to confirm one's registration. Nobody is granted it: the link and a known fact
    /// open that door; it names what was done in the access log.
    AnswerInvitation = "answer_invitation",
    /// Read the messages between hospital, municipality and GP about the patient.
    ReadMessages = "read_messages",
    /// Write messages to the ward.
    SendMessages = "send_messages",
    /// Accept patients whom messages are about and who are not known here.
    AcceptPatients = "accept_patients",
    /// Show the patient a letter that came without a section to them, having looked at it.
    LookThroughSummaries = "look_through_summaries",
    /// Read checklists (which ones depends on who reads).
    ReadChecklists = "read_checklists",
    /// Fill and sign checklists (which ones depends on who fills).
    FillChecklists = "fill_checklists",
    /// Lead a unit: read and change when its leader and the coordinator are told of what nobody has seen to.
    LeadUnit = "lead_unit",
    /// Read how many of those who came home got each step in time: of the unit one leads, or of those of the
    /// municipality.
    ReadAdherence = "read_adherence",
    /// Read who is responsible for the patient, and how they were handed over.
    ReadHandovers = "read_handovers",
    /// Ask another unit to take the patient over.
    HandOver = "hand_over",
    /// Say whether the unit takes a patient over.
    AnswerHandovers = "answer_handovers",
    /// Register that somebody is away from the unit's work.
    RegisterAbsences = "register_absences",
    /// Read questions and observations for the next visit to the GP: a relative their own.
    ReadVisitNotes = "read_visit_notes",
    /// Write them, and change or take away one's own.
    WriteVisitNotes = "write_visit_notes",
    /// Read the page for the GP.
    ReadVisitPage = "read_visit_page",
    /// Make and end links that open the page for the GP without signing in.
    ShareVisitPage = "share_visit_page",
    /// Open the page by such a link. Nobody is granted it: the link opens that door; it names what was done in the
    /// access log.
    OpenVisitPage = "open_visit_page",
    /// Write down what was decided at a visit to the GP, and make steps of it.
    RecordVisit = "record_visit",
    /// Tell that the patient is worse.
    TellWorsening = "tell_worsening",
    /// Read what was told of the patient being worse: a relative their own.
    ReadWorsening = "read_worsening",
    /// Read frailty and medication reconciliation (which ones depends on who reads).
    ReadClinicalRecords = "read_clinical_records",
    /// Read discharge notes and conversations too (which ones depends on who reads).
    ReadDischargeRecords = "read_discharge_records",
    /// Write down frailty and medication reconciliation.
    WriteClinicalRecords = "write_clinical_records",
    /// Write discharge notes, and record discharge conversations.
    WriteDischargeRecords = "write_discharge_records",
    /// Open an assessment of frailty for the patient that they else would not read, and close it again.
    OpenClinicalFrailty = "open_clinical_frailty",
    /// Read risk flags (what of them depends on who reads).
    ReadRiskFlags = "read_risk_flags",
    /// Raise, change and resolve risk flags.
    ManageRiskFlags = "manage_risk_flags",
    /// Hold meetings at the unit's board.
    HoldMeetings = "hold_meetings",
    /// Record what a meeting decided about the patient, or that it talked about them.
    RecordDecisions = "record_decisions",
    /// Read what meetings decided about the patient.
    ReadDecisions = "read_decisions",
    /// Edit what checklists are made from in the unit's municipality.
    ManageTemplates = "manage_templates",
}
