//! The web app's part in which letters are written.

fn main() {
    hjemover_app::launch_workbench();
}
