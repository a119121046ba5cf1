//! The web app's part for what comes after: round a visit to the GP, and when somebody is worse.

fn main() {
    hjemover_app::launch_followup();
}
