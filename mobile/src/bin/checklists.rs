//! The web app's part for filling checklists.

fn main() {
    hjemover_app::launch_checklists();
}
