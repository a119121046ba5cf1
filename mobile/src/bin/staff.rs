//! The web app's part for staff.

fn main() {
    hjemover_app::launch_staff();
}
