//! The web app's part with a unit's inbox.

fn main() {
    hjemover_app::launch_inbox();
}
