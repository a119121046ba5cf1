//! The web app's part for patients.

fn main() {
    hjemover_app::launch_patient();
}
