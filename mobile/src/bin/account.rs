//! The web app's part for what one looks up or sets once in a while.

fn main() {
    hjemover_app::launch_account();
}
