//! The screens that only one part holds, as the router knows them: a program without that part fetches it.

use dioxus::prelude::*;
use shared::id::{self, Id};

use super::{ARRIVING, use_part};
use crate::{
    components::{LoadingView, Status},
    pages::{
        checklists, clinical, followup, home, inbox, invitation, letters, messages, more, patients,
        plan, relatives, shared_with_me, templates, unit_work, ward, what_matters,
    },
    platform,
    route::{Route, use_in_address},
};

/// A table of screens, and a component for each that shows it or fetches the part that can.
macro_rules! screens {
    (
        $(#[$doc:meta])* $table:ident = $all:ident: $part:ident {
            $($screen:ident = $page:ident($($route:ident.$field:ident: $kind:ty),*) at $path:path;)+
        }
    ) => {
        $(#[$doc])*
        pub struct $table {
            $($page: fn($(ReadSignal<$kind>),*) -> Element,)+
        }

        /// Every one of them.
        pub static $all: $table = $table { $($page: $path,)+ };

        $(
            /// The screen, for the router.
            #[component]
            pub fn $screen() -> Element {
                match use_part().$part {
                    Some(screens) => (screens.$page)(
                        $(use_in_address(|route| match route {
                            Route::$route { $field, .. } => Some(*$field),
                            _ => None,
                        })),*
                    ),
                    None => elsewhere(),
                }
            }
        )+
    };
}

screens! {
    /// The patient's.
    PatientScreens = PATIENT: patient {
        PatientHome = home() at home::home_page;
        WhatMattersPage = what_matters() at what_matters::what_matters_page;
        NewEntryPage = new_entry() at what_matters::new_entry_page;
        EntryPage = entry(Entry.entry: Id<id::WhatMatters>) at what_matters::entry_page;
        EditEntryPage = edit_entry(EditEntry.entry: Id<id::WhatMatters>) at what_matters::edit_entry_page;
        PlanPage = plan() at plan::plan_page;
    }
}

screens! {
    /// Where letters are read, by patients and those whom they let in, and by the author as the patient will.
    LettersScreens = LETTERS: letters {
        LettersPage = letters() at letters::letters_page;
        LetterPage = letter(Letter.summary: Id<id::DischargeSummary>) at letters::letter_page;
        SharedLettersPage = shared(Shared.patient: Id<id::Patient>) at shared_with_me::shared_letters_page;
        LetterPreviewPage = preview(
            LetterPreview.patient: Id<id::Patient>,
            LetterPreview.summary: Id<id::DischargeSummary>
        ) at letters::preview_page;
    }
}

screens! {
    /// Staff's.
    StaffScreens = STAFF: staff {
        PatientsPage = patients(Patients.unit: Id<id::Unit>) at patients::patients_page;
        WardPage = ward(Ward.unit: Id<id::Unit>) at ward::ward_page;
        PatientPage = patient(Patient.patient: Id<id::Patient>) at patients::patient_page;
    }
}

screens! {
    /// A unit's inbox.
    InboxScreens = INBOX: inbox {
        InboxPage = inbox(Inbox.unit: Id<id::Unit>) at inbox::inbox_page;
        UnitWorkPage = unit_work(UnitWork.unit: Id<id::Unit>) at unit_work::unit_work_page;
    }
}

screens! {
    /// Where a letter is written.
    WorkbenchScreens = WORKBENCH: workbench {
        WriteLetterPage = write_letter(
            WriteLetter.patient: Id<id::Patient>,
            WriteLetter.stay: Id<id::HospitalStay>
        ) at ward::write_letter_page;
    }
}

screens! {
    /// A hospital stay: somebody new is registered, somebody goes home, and the letter about it is read by staff.
    StaysScreens = STAYS: stays {
        RegisterPage = register(Register.unit: Id<id::Unit>) at ward::register_page;
        DischargePage = discharge(
            Discharge.patient: Id<id::Patient>,
            Discharge.stay: Id<id::HospitalStay>
        ) at ward::discharge_page;
        WardLetterPage = ward_letter(
            WardLetter.patient: Id<id::Patient>,
            WardLetter.stay: Id<id::HospitalStay>
        ) at ward::ward_letter_page;
    }
}

screens! {
    /// What one looks up or sets once in a while, for oneself or one's unit, and a task of one's own.
    AccountScreens = ACCOUNT: account {
        NewTaskPage = new_task() at plan::new_task_page;
        UnitAffairsPage = unit_affairs(UnitWork.unit: Id<id::Unit>) at unit_work::unit_affairs_page;
        AccessLogPage = access_log() at more::access_log_page;
        DevicesPage = devices() at more::devices_page;
        PasswordPage = password() at more::password_page;
        LookPage = look() at more::look_page;
        NoticesPage = notices() at more::notices_page;
        AccessibilityPage = accessibility() at more::accessibility_page;
    }
}

screens! {
    /// Who stands near a patient: registering, asking, opening.
    RelationsScreens = RELATIONS: relations {
        RelativesPage = relatives(Relatives.patient: Id<id::Patient>) at relatives::relatives_page;
    }
}

screens! {
    /// The messages between hospital, municipality and GP.
    MessagesScreens = MESSAGES: messages {
        MessagesPage = messages(Messages.patient: Id<id::Patient>) at messages::messages_page;
        HeldPage = held(Held.unit: Id<id::Unit>) at messages::held_page;
    }
}

screens! {
    /// Checklists, for staff, patients and related persons.
    ChecklistsScreens = CHECKLISTS: checklists {
        ChecklistsPage = checklists(Checklists.patient: Id<id::Patient>) at checklists::checklists_page;
    }
}

screens! {
    /// The related persons' own.
    RelativeScreens = RELATIVE: relative {
        SharedPage = shared(Shared.patient: Id<id::Patient>) at shared_with_me::shared_page;
        InvitationPage = invitation() at invitation::invitation_page;
    }
}

screens! {
    /// What comes after: round a visit to the GP, and when somebody is worse.
    FollowUpScreens = FOLLOWUP: followup {
        FollowUpPage = follow_up(FollowUp.patient: Id<id::Patient>) at followup::follow_up_page;
        ForGpPage = for_gp() at followup::for_gp_page;
        ToldPage = told() at messages::told_page;
    }
}

screens! {
    /// Small clinical records.
    ClinicalScreens = CLINICAL: clinical {
        ClinicalPage = clinical(Clinical.patient: Id<id::Patient>) at clinical::clinical_page;
    }
}

screens! {
    /// What checklists are made from.
    TemplatesScreens = TEMPLATES: templates {
        TemplatesPage = templates(Templates.unit: Id<id::Unit>) at templates::templates_page;
    }
}

/// Starts the app again at this address, with the part that has its screen.
#[inline(never)]
fn elsewhere() -> Element {
    use_hook(|| {
        // What was said just before stands on the page one comes to.
        platform::keep(ARRIVING, &consume_context::<Status>().for_next_page());
        platform::start_again();
    });
    rsx! {
        LoadingView {}
    }
}
