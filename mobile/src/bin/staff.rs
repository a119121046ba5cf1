//! The web app's half for staff.

fn main() {
    hjemover_app::launch_staff();
}
